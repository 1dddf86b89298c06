import { hash } from 'node:crypto';
import type { SqlRow } from '../../db/upsertRows.ts';
import { type TermWeight, textSearchVector } from './searchTerms.ts';

/** What the factors of one series have in common. */
export interface SeriesFields {
  readonly sourceId: string;
  readonly ownerId: string | null;
  readonly activity: string;
  readonly name: string;
  readonly nameZh: string;
  readonly otherNames: string;
  readonly category: string;
  readonly sourceCategory: string;
  readonly unit: string;
  readonly boundary: string;
}

const FIELDS = [
  'sourceId',
  'ownerId',
  'activity',
  'name',
  'nameZh',
  'otherNames',
  'category',
  'sourceCategory',
  'unit',
  'boundary',
] as const satisfies readonly (keyof SeriesFields)[];

/** Of the table FactorSeries what {@link seriesRow} fills. */
export const SERIES_COLUMNS = ['id', ...FIELDS, 'terms'] as const;

/** The same text for the same series in every release: 96 bits of SHA-256, in base64url. */
export function seriesId(series: SeriesFields): string {
  const text = FIELDS.map((field) => series[field] ?? '').join('\u0000');
  return hash('sha256', text, 'base64url').slice(0, 16);
}

/** The row of the table FactorSeries, without the count of factors in use. */
export function seriesRow(id: string, series: SeriesFields): SqlRow {
  const texts: readonly (readonly [string, TermWeight])[] = [
    [series.name, 'A'],
    [series.nameZh, 'A'],
    [series.otherNames, 'B'],
    [series.activity.replaceAll('-', ' '), 'C'],
    [series.category, 'D'],
    [series.sourceCategory, 'D'],
  ];
  return {
    id,
    ...Object.fromEntries(FIELDS.map((field) => [field, series[field]])),
    terms: textSearchVector(texts),
  };
}

/** Latin words of a series' names, for the list of known words that misspelt ones are compared with. */
export function latinWordsOf({ name, otherNames }: SeriesFields): string[] {
  return (`${name} ${otherNames}`.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter(
    (word) => word.length <= 30,
  );
}
