import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, describeMark, describeValue } from '../chartTexts.ts';
import { SHAPES_SERIES } from '../drawShapes.ts';
import { deriveSankey, type SankeyLinkInput, type SankeyNodeInput } from './deriveSankey.ts';
import { drawSankey } from './drawSankey.ts';
import { placeSankey } from './placeSankey.ts';

export interface SankeyInput {
  readonly nodes: readonly SankeyNodeInput[];
  readonly links: readonly SankeyLinkInput[];
}

/** A supply chain with everything its figure says. */
export function describeSankey(input: SankeyInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveSankey(input.nodes, input.links);
  const names = new Map(input.nodes.map(({ key, label }) => [key, label]));
  const nameOf = ({ from, to }: SankeyLinkInput): string =>
    `${names.get(from) ?? from} → ${names.get(to) ?? to}`;
  return {
    draw: (width, theme) => {
      const places = placeSankey(state, width);
      return { option: drawSankey(state, places, theme, texts), height: places.height };
    },
    marks: [
      ...state.nodes.map(({ key, label, arriving, leaving, known }, index) => ({
        key,
        label: known
          ? describeMark(label, Math.max(arriving, leaving), [], texts)
          : `${label}, ${t('figure.missing')}`,
        series: SHAPES_SERIES,
        index: state.links.length + index,
      })),
      ...state.links.map((link, index) => ({
        key: null,
        label: `${describeMark(nameOf(link), link.kgCo2e, link.gaps, texts)}${link.returns ? `, ${t('figure.returning')}` : ''}`,
        series: SHAPES_SERIES,
        index,
      })),
    ],
    table: {
      head: [t('figure.flow'), texts.unit, t('figure.note')],
      rows: [...state.links, ...state.negative].map((link) => ({
        key: nameOf(link),
        cells: [
          nameOf(link),
          describeValue(link.kgCo2e, link.gaps, texts),
          'returns' in link && link.returns ? t('figure.returning') : '',
        ],
      })),
    },
    notes: [
      ...(state.links.length > 0 ? [t('figure.bandWidth', { unit: texts.unit })] : []),
      ...(state.hasReturns ? [t('figure.brokenBands')] : []),
      ...(state.links.some(({ kgCo2e }) => kgCo2e === null) ? [t('figure.gapBands')] : []),
    ],
    asides:
      state.negative.length === 0
        ? []
        : [
            {
              title: t('figure.negativeFlows', { unit: texts.unit }),
              items: state.negative.map((link) => ({
                key: link.from,
                label: nameOf(link),
                value: describeValue(link.kgCo2e, link.gaps, texts),
              })),
            },
          ],
    hatched: state.hasGaps,
  };
}
