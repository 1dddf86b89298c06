import { baseOption, CHART_FONT, inkOn, tooltipStyle } from '../chartStyle.ts';
import type { ChartTexts } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapPattern } from '../gapPattern.ts';
import type { Hierarchy, HierarchyNode } from '../hierarchy/deriveHierarchy.ts';
import { hierarchyTooltip } from '../hierarchy/describeHierarchy.ts';
import { hierarchyColour } from '../hierarchy/hierarchyColour.ts';
import { cutText, textWidth } from '../textWidth.ts';
import type { SunburstPlaces } from './placeSunburst.ts';

/** Names lie along the radius; a ring as thin as this has room for none. */
const THINNEST_LABELLED = 30;
const FONT = CHART_FONT - 1;

/** The option of ECharts for rings within rings; choosing one zooms to it, the middle leads back. */
export function drawSunburst(
  state: Hierarchy,
  places: SunburstPlaces,
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
    graphic: [
      {
        type: 'text',
        left: 'center',
        top: 'middle',
        silent: true,
        z: 10,
        style: {
          text: `${texts.kg(state.areas)}\n${texts.unit}`,
          textAlign: 'center',
          fill: theme.ink,
          font: `600 ${CHART_FONT + 1}px ${theme.font}`,
          lineHeight: 18,
        },
      },
    ],
    series: [
      {
        type: 'sunburst',
        cursor: 'pointer',
        // Marks zoom by themselves, so that the keyboard can as well.
        nodeClick: false,
        // The order is that of the model.
        sort: undefined,
        radius: [places.hole, places.rings.at(-1)?.[1] ?? places.hole],
        itemStyle: { borderColor: theme.surface, borderWidth: 1.5 },
        emphasis: { focus: 'none', itemStyle: { borderColor: theme.ink } },
        // The first is the middle that leads back after a zoom.
        levels: [
          { itemStyle: { color: theme.sunken } },
          ...places.rings.map(([inner, outer]) => ({ r0: inner, r: outer })),
        ],
        data: state.roots.map((node) => itemOf(node, places, theme)),
      },
    ],
  };
}

function itemOf(node: HierarchyNode, places: SunburstPlaces, theme: ChartTheme): object {
  const colour = hierarchyColour(node, theme);
  const [inner = 0, outer = 0] = places.rings[node.depth] ?? [];
  const isBranch = node.children.length > 0;
  const font = { fontFamily: theme.font, fontSize: FONT, color: inkOn(colour) };
  const halo = { textBorderColor: colour, textBorderWidth: 3 };
  return {
    ...(node.key !== null && { id: node.key }),
    name: node.label,
    value: node.kgCo2e,
    itemStyle: {
      color: colour,
      ...(!isBranch && node.gaps.length > 0 && { decal: gapPattern(theme, colour) }),
    },
    label: { ...placeLabel(node, inner, outer), ...font, ...(node.gaps.length > 0 && halo) },
    ...(isBranch && { children: node.children.map((child) => itemOf(child, places, theme)) }),
  };
}

/** A name lies along the ring where it fits whole, else along the radius, cut if need be, else nowhere. */
function placeLabel({ label, share }: HierarchyNode, inner: number, outer: number): object {
  const thickness = outer - inner;
  const middle = (inner + outer) / 2;
  const arc = share * 2 * Math.PI * middle;
  const needed = textWidth(label, FONT);
  // Text is straight: its ends come nearer to the rim than its middle.
  const chord = 2 * Math.sqrt(Math.max(0, (outer - FONT) ** 2 - middle ** 2));
  if (needed > thickness - 10 && needed < Math.min(arc * 0.8, chord)) {
    return { show: true, rotate: 'tangential', minAngle: 0, formatter: label };
  }
  const cut = cutText(label, FONT, thickness - 10);
  return {
    show: cut !== '' && thickness >= THINNEST_LABELLED && arc >= 14,
    rotate: share > 0.6 ? 0 : 'radial',
    minAngle: 0,
    formatter: cut,
  };
}
