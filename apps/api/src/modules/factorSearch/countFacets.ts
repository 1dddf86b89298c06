import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { factorTerms } from './factorTerms.ts';
import {
  type FactorFilterInput,
  factorConditions,
  needsFactors,
  seriesConditions,
} from './filterConditions.ts';
import { readQuery, textSearchQuery } from './readQuery.ts';

/** How many of the factors that were found share a value. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export type FacetName =
  | 'sources'
  | 'categories'
  | 'units'
  | 'boundaries'
  | 'licences'
  | 'regions'
  | 'years'
  | 'gases';

/** Which part of the filter a facet belongs to: its own choice must not narrow it, or the others could not be chosen. */
const OWN_FILTER: Readonly<Record<FacetName, readonly (keyof FactorFilterInput)[]>> = {
  sources: ['sources'],
  categories: ['categories'],
  units: ['units'],
  boundaries: ['boundaries'],
  licences: ['licences'],
  regions: ['regions'],
  years: ['yearFrom', 'yearTo'],
  gases: ['hasGases'],
};

const SERIES_COLUMNS: Partial<Readonly<Record<FacetName, string>>> = {
  sources: 's."sourceId"',
  categories: 's."category"',
  units: 's."unit"',
  boundaries: 's."boundary"',
  licences: 'q."licence"',
};
const FACTOR_COLUMNS: Partial<Readonly<Record<FacetName, string>>> = {
  regions: 'f."region"',
  years: 'f."year"::text',
  gases: `(f."flows" <> '[]')::text`,
};
const MOST_VALUES = 300;

export interface FacetQuestion {
  readonly search: string;
  readonly filter: FactorFilterInput;
  readonly organisationId: string;
}

/**
 * The values of one facet among what a search finds, the most frequent first. What all factors of a series share is
 * counted by series; only places, years and gas splits read the factors.
 */
export async function countFacet(
  database: Database,
  name: FacetName,
  question: FacetQuestion,
): Promise<readonly FacetCount[]> {
  const key = JSON.stringify([database.instance, await libraryState(database), name, question]);
  const known = counted.get(key);
  if (known !== undefined) return known;
  const counts = await count(database, name, question);
  counted.set(key, counts);
  return counts;
}

/** Facets of a search that matches everything read the whole library; the same question comes again and again. */
const counted = new LRUCache<string, readonly FacetCount[]>({ max: 500 });

/** Changes whenever what is in use does. */
async function libraryState({ query }: Database): Promise<string> {
  const [row] = await query<{ state: string | null }>(
    `SELECT md5(string_agg("id" || "state"::text, ',' ORDER BY "id")) AS "state" FROM "FactorRelease"`,
  );
  return row?.state ?? '';
}

async function count(
  database: Database,
  name: FacetName,
  { search, filter, organisationId }: FacetQuestion,
): Promise<readonly FacetCount[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { parts, region, year } = readQuery(search, factorTerms());
  const others = { ...filter, ...Object.fromEntries(OWN_FILTER[name].map((key) => [key, null])) };
  const words = parts.length === 0 ? '' : `s."terms" @@ ${bind(textSearchQuery(parts))}::tsquery AND `;
  const series = words + seriesConditions(others, organisationId, bind);
  const isByFactor =
    FACTOR_COLUMNS[name] !== undefined || region !== null || year !== null || needsFactors(others);
  const column = SERIES_COLUMNS[name] ?? FACTOR_COLUMNS[name] ?? '';
  const factors = isByFactor ? factorConditions({ ...others, place: region, year }, bind) : '';
  return database.query<FacetCount>(
    `SELECT ${column} AS "value", ${isByFactor ? 'count(*)' : 'sum(s."current")'}::int AS "count"
     FROM "FactorSeries" s JOIN "FactorSource" q ON q."id" = s."sourceId"
     ${isByFactor ? 'JOIN "Factor" f ON f."seriesId" = s."id"' : ''}
     WHERE ${series} ${isByFactor ? `AND ${factors}` : ''} AND ${column} IS NOT NULL
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_VALUES}`,
    values,
  );
}
