import type { ExportRequest } from './exportRequest.ts';
import { EXPORT_WORDS } from './exportWords.ts';
import type { ExportContent } from './readExport.ts';

export type TidyCell = string | number | null;

/** One fact a row: who and what, value, unit, gaps and sources. A missing value is an empty cell and its gap named. */
export function tidyTable(
  content: ExportContent,
  { language }: Pick<ExportRequest, 'language'>,
): { readonly head: readonly string[]; readonly rows: readonly (readonly TidyCell[])[] } {
  const words = EXPORT_WORDS[language];
  const unit = unitOf(content, language);
  const hasBaseline = content.facts.some(({ delta }) => delta !== null);
  const head = [
    ...content.dimensions.flatMap((dimension) => [
      words.dimension[dimension],
      `${words.dimension[dimension]} ${words.id}`,
    ]),
    ...[words.measure, words.value, words.unit, words.share],
    ...(hasBaseline ? [words.delta] : []),
    ...[words.gaps, words.sources],
  ];
  const rows = content.facts.map(({ members, value, share, delta, gaps, sources }): readonly TidyCell[] => [
    ...members.flatMap(({ label, id }) => [label, id]),
    ...[words.measures[content.measure], value, unit, share],
    ...(hasBaseline ? [delta] : []),
    ...[gaps.join(' '), sources.join('; ')],
  ]);
  return { head, rows };
}

/** `kg CO2e / declared unit`, or what a rating is: plain characters, so that programs can compare it. */
export function unitOf(
  { basis, measure }: Pick<ExportContent, 'basis' | 'measure'>,
  language: ExportRequest['language'],
): string {
  if (measure === 'DATA_QUALITY' || measure === 'PRIMARY_SHARE' || measure === 'UNCERTAINTY') {
    return EXPORT_WORDS[language].figureKinds[measure];
  }
  return `kg CO2e / ${EXPORT_WORDS[language].bases[basis]}`;
}
