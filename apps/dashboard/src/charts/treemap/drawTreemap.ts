import { baseOption, CHART_FONT, inkOn, mixed, textStyle, tooltipStyle } from '../chartStyle.ts';
import type { ChartTexts } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapPattern } from '../gapPattern.ts';
import type { Hierarchy, HierarchyNode } from '../hierarchy/deriveHierarchy.ts';
import { hierarchyTooltip } from '../hierarchy/describeHierarchy.ts';
import { hierarchyColour } from '../hierarchy/hierarchyColour.ts';
import type { TreemapPlaces } from './placeTreemap.ts';

/** A name in an area as narrow as this, in px, would be two letters: it moves out of sight. */
const NARROWEST_LABELLED = 52;

/**
 * The option of ECharts for areas within areas. A branch has a bar with its name; choosing an area zooms to it, and the
 * path below leads back.
 */
export function drawTreemap(
  state: Hierarchy,
  places: TreemapPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  return {
    ...baseOption(theme),
    tooltip: {
      ...tooltipStyle(theme),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const node = state.nodes[dataIndex - 1];
        return node === undefined ? '' : hierarchyTooltip(node, theme, texts);
      },
    },
    series: [
      {
        type: 'treemap',
        name: `${texts.total} ${texts.kg(state.areas)} ${texts.unit}`,
        cursor: 'pointer',
        top: 0,
        left: 0,
        right: 0,
        bottom: places.breadcrumbHeight,
        roam: false,
        // Marks zoom by themselves, so that the keyboard can as well.
        nodeClick: false,
        leafDepth: places.leafDepth,
        drillDownIcon: '',
        // Areas smaller than this many square px have no room for a child.
        visibleMin: 24,
        breadcrumb: breadcrumbStyle(theme),
        label: { show: true, position: 'insideTopLeft', padding: [4, 5], overflow: 'truncate' },
        upperLabel: { show: true, height: places.headHeight, padding: [0, 5], overflow: 'truncate' },
        labelLayout: ({ rect }: { readonly rect: { readonly width: number } }) =>
          rect.width < NARROWEST_LABELLED ? { x: -1e4 } : {},
        itemStyle: { borderColor: theme.surface, borderWidth: 1, gapWidth: 1 },
        // The first level is the whole, which needs no bar of its own.
        levels: [{ itemStyle: { borderWidth: 0, gapWidth: 2 }, upperLabel: { show: false } }],
        data: state.roots.map((node) => itemOf(node, theme, texts)),
      },
    ],
  };
}

function itemOf(node: HierarchyNode, theme: ChartTheme, texts: ChartTexts): object {
  const isBranch = node.children.length > 0;
  const colour = hierarchyColour(node, theme);
  const font = { fontFamily: theme.font, fontSize: CHART_FONT, color: inkOn(colour) };
  const number = `${texts.kg(node.kgCo2e)}  ${texts.share(node.share)}`;
  return {
    ...(node.key !== null && { id: node.key }),
    name: node.label,
    value: node.kgCo2e,
    itemStyle: {
      color: colour,
      borderColor: isBranch ? colour : theme.surface,
      ...(!isBranch && node.gaps.length > 0 && { decal: gapPattern(theme, colour) }),
    },
    // The bar of a branch is drawn in the colour of its border.
    emphasis: { itemStyle: { borderColor: isBranch ? mixed(colour, theme.ink, 0.75) : theme.ink } },
    label: {
      ...font,
      lineHeight: 16,
      textBorderColor: colour,
      textBorderWidth: node.gaps.length > 0 ? 3 : 0,
      formatter: `${node.label}\n${number}`,
    },
    upperLabel: { ...font, fontWeight: 600, formatter: `${node.label}  ${number}` },
    ...(isBranch && { children: node.children.map((child) => itemOf(child, theme, texts)) }),
  };
}

function breadcrumbStyle(theme: ChartTheme) {
  const style = {
    color: theme.sunken,
    borderColor: theme.border,
    shadowBlur: 0,
    textStyle: { ...textStyle(theme), color: theme.ink },
  };
  return {
    left: 0,
    bottom: 2,
    height: 22,
    emptyItemWidth: 24,
    itemStyle: style,
    emphasis: { itemStyle: { ...style, color: theme.border } },
  };
}
