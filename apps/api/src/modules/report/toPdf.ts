import { compilePdf } from '../../documents/compilePdf.ts';
import type { ReportCharts } from './reportChart.ts';
import type { ReportLayout } from './reportLayout.ts';
import { reportPage } from './reportPage.ts';

/** Pages with bookmarks, head and foot; numbers link to their line in the dashboard at `origin`. */
export function toPdf(
  layout: ReportLayout,
  {
    charts,
    origin,
    madeAt,
  }: { readonly charts: ReportCharts; readonly origin: string; readonly madeAt: Date },
): Buffer {
  return compilePdf({
    template: reportPage,
    data: {
      ...withNarrowApostrophes(layout),
      origin,
      charts: Object.fromEntries([...charts].map(([name, { width, height }]) => [name, { width, height }])),
      targets: targetsOf(layout),
    },
    createdAt: madeAt,
    files: new Map([...charts].map(([name, { svg }]) => [`/${name}.svg`, Buffer.from(svg)])),
  });
}

/** Rows that some other cell leads to. A link to a row that is not there would be a fault of the template. */
function targetsOf({ sections }: ReportLayout): Readonly<Record<string, true>> {
  const rows = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])),
  );
  const wanted = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ target }) => target ?? [])));
  return Object.fromEntries(rows.flatMap(({ id }) => (id !== null && wanted.has(id) ? [[id, true]] : [])));
}

/** The apostrophe of a Chinese font is as wide as a character: between letters it becomes the narrow one. */
function withNarrowApostrophes(layout: ReportLayout): ReportLayout {
  const text = JSON.stringify(layout);
  return JSON.parse(text.replaceAll(/(\p{Script=Latin})’(?=\p{Script=Latin})/gu, "$1'"));
}
