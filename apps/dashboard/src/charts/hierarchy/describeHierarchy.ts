import type { ChartAside, ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, describeMark, describeValue, escapeHtml } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { Hierarchy, HierarchyNode, OutsideLeaf } from './deriveHierarchy.ts';

const STEP = ' › ';

/** What treemap and sunburst say of the same hierarchy: all but the drawing. */
export function describeHierarchy(
  state: Hierarchy,
  zoom: 'treemapRootToNode' | 'sunburstRootToNode',
  texts: ChartTexts,
): Omit<ChartDescription, 'draw'> {
  const { t } = texts;
  const { nodes, areas, total, negative } = state;
  return {
    // ECharts counts its own root as the first.
    marks: nodes.map(({ key, path, kgCo2e, share, gaps, children }, index) => ({
      key,
      label: `${describeMark(path.join(STEP), kgCo2e, gaps, texts)}, ${texts.share(share)}`,
      series: 0,
      index: index + 1,
      zoom: key !== null && children.length > 0 ? { type: zoom, targetNodeId: key } : undefined,
    })),
    table: {
      head: [t('chart.name'), texts.unit, t('figure.share')],
      rows: [
        ...nodes.map(({ key, path, kgCo2e, share, gaps }) => ({
          key: key ?? path.join(STEP),
          cells: [path.join(STEP), describeValue(kgCo2e, gaps, texts), texts.share(share)],
        })),
        ...[...state.negative, ...state.missing].map(({ key, path, kgCo2e, gaps }) => ({
          key,
          cells: [path.join(STEP), describeValue(kgCo2e, gaps, texts), ''],
        })),
        { key: 'total', cells: [texts.total, describeValue(total, [], texts), ''] },
      ],
    },
    notes:
      negative.length > 0
        ? [t('figure.areasAndTotal', { areas: texts.kg(areas), total: texts.kg(total), unit: texts.unit })]
        : [],
    asides: asidesOf(state, texts),
    hatched: nodes.some(({ gaps }) => gaps.length > 0),
  };
}

function asidesOf({ negative, missing }: Hierarchy, texts: ChartTexts): readonly ChartAside[] {
  const { t } = texts;
  const list = (title: string, leaves: readonly OutsideLeaf[]): readonly ChartAside[] =>
    leaves.length === 0
      ? []
      : [
          {
            title,
            items: leaves.map(({ key, path, kgCo2e, gaps }) => ({
              key,
              label: path.join(STEP),
              value: describeValue(kgCo2e, gaps, texts),
            })),
          },
        ];
  return [
    ...list(t('figure.negative', { unit: texts.unit }), negative),
    ...list(t('figure.missing'), missing),
  ];
}

/** Full path, value, share and gaps of a node. */
export function hierarchyTooltip(node: HierarchyNode, theme: ChartTheme, texts: ChartTexts): string {
  const gaps =
    node.gaps.length > 0
      ? `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(node.gaps))}</div>`
      : '';
  return `<div>${node.path.map(escapeHtml).join(' › ')}</div><b>${texts.kg(node.kgCo2e)}</b> ${texts.unit} · ${texts.share(node.share)}${gaps}`;
}
