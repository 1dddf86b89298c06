import type { Database } from '../../db/database.ts';
import type { Factor } from '../../db/generated/client/client.ts';
import { explainHit, type HitReason } from './explainHit.ts';
import { factorTerms } from './factorTerms.ts';
import {
  type FactorFilterInput,
  factorConditions,
  needsFactors,
  seriesConditions,
} from './filterConditions.ts';
import { listRegion } from './listRegion.ts';
import { nearestWords } from './nearestWords.ts';
import { type QueryPart, type ReadQuery, readQuery, textSearchQuery } from './readQuery.ts';
import { countryOf } from './searchRegions.ts';
import { qualityPoints, recencyPoints } from './standing.ts';

/** What had to be given up so that anything was found. */
export type Relaxation = 'SPELLING' | 'YEAR' | 'REGION' | 'SOME_WORDS';

export type FoundFactor = Factor & { reasons: readonly HitReason[] };

export interface FoundFactors {
  readonly factors: readonly FoundFactor[];
  /** How many there are in all pages together. */
  readonly countAll: () => Promise<number>;
  readonly query: ReadQuery;
  readonly relaxed: readonly Relaxation[];
}

export interface SearchFor {
  readonly search: string;
  readonly filter: FactorFilterInput;
  /** Whose private factors are seen, and whose country is near. */
  readonly organisationId: string;
  readonly homeRegion: () => Promise<string>;
  readonly limit: number;
  readonly offset: number;
  /** What the rows must hold beside their id; null or not given: everything. */
  readonly columns?: readonly (keyof Factor)[] | null;
}

/**
 * One page of the library, best first. Every part of the search must be found; if nothing has them all, misspelt words are
 * replaced by near ones, then year and place become wishes, then some words may be missing. What was given up is said.
 */
export async function findFactors(database: Database, wanted: SearchFor): Promise<FoundFactors> {
  const query = readQuery(wanted.search, factorTerms());
  if (query.parts.length === 0 && query.region === null && wanted.filter.regions?.length === 1)
    return listRegion(database, query, wanted);
  let last: FoundFactors = { factors: [], countAll: async () => 0, query, relaxed: [] };
  for await (const attempt of attempts(database, query)) {
    const { factors, totalCount } = await findPage(database, attempt, wanted);
    last = { factors, countAll: async () => totalCount, query, relaxed: attempt.relaxed };
    if (totalCount > 0) break;
  }
  return last;
}

interface Attempt {
  readonly parts: readonly QueryPart[];
  readonly join: '&' | '|';
  /** Only factors of this place; null where it is a wish or not given. */
  readonly region: string | null;
  readonly year: number | null;
  readonly wishedRegion: string | null;
  readonly relaxed: readonly Relaxation[];
}

async function* attempts(database: Database, query: ReadQuery): AsyncGenerator<Attempt> {
  const first: Attempt = { ...query, join: '&', wishedRegion: query.region, relaxed: [] };
  yield first;
  if (query.year !== null) yield { ...first, year: null, relaxed: ['YEAR'] };
  if (query.region !== null) yield { ...first, year: null, region: null, relaxed: ['YEAR', 'REGION'] };
  if (query.parts.length === 0) return;
  const respelt = await nearestWords(database, query.parts);
  if (respelt !== null) yield { ...first, parts: respelt, year: null, region: null, relaxed: ['SPELLING'] };
  if (query.parts.length > 1)
    yield {
      ...first,
      parts: respelt ?? query.parts,
      join: '|',
      year: null,
      region: null,
      relaxed: ['SOME_WORDS'],
    };
}

/** The first pages are made of the series with the best names; beyond them, all series are ordered. */
const MOST_SERIES = 150;
const FIRST_PAGES = 500;

async function findPage(
  database: Database,
  attempt: Attempt,
  wanted: SearchFor,
): Promise<{ factors: FoundFactors['factors']; totalCount: number }> {
  const { search, filter, organisationId, limit, offset } = wanted;
  const place = attempt.wishedRegion ?? (await wanted.homeRegion());
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const hits = seriesHits(attempt, filter, organisationId, search, bind);
  const conditions = factorConditions({ ...filter, place: attempt.region, year: attempt.year }, bind);
  const isByFactor = needsFactors(filter) || attempt.region !== null || attempt.year !== null;
  const region = bind(place);
  const country = bind(countryOf(place));
  // A filter by place or year may leave nothing of the best series: then all of them are looked at.
  const isAll = isByFactor || offset + limit > FIRST_PAGES;
  const ranked = await database.query<{ id: string; count: number }>(
    `WITH hits AS MATERIALIZED (${hits}),
     best AS (SELECT * FROM hits ${isAll ? '' : `ORDER BY "rank" DESC, "id" LIMIT ${MOST_SERIES}`})
     SELECT f."id", ${isByFactor ? 'count(*) OVER ()::int' : '(SELECT sum("current") FROM hits)::int'} AS "count"
     FROM best h JOIN "Factor" f ON f."seriesId" = h."id" WHERE ${conditions}
     ORDER BY h."rank" + ${closeness(region, country)} + (${recencyPoints('f."year"')}) / 1000.0 DESC, f."id"
     LIMIT ${bind(limit)} OFFSET ${bind(offset)}`,
    values,
  );
  const [first] = ranked;
  const totalCount = first?.count ?? (offset === 0 ? 0 : await countFound(database, attempt, wanted));
  return { factors: await inOrder(database, ranked, attempt.parts), totalCount };
}

/** How many there are where a page beyond the last one was asked for. */
async function countFound(database: Database, attempt: Attempt, wanted: SearchFor): Promise<number> {
  return (await findPage(database, attempt, { ...wanted, offset: 0, limit: 1 })).totalCount;
}

/** Own place 0.3, own country 0.25, the world 0.15, a group of countries 0.1, another part of the country 0.08. */
function closeness(region: string, country: string): string {
  return `CASE WHEN f."region" = ${region} THEN 0.3 WHEN f."region" = ${country} THEN 0.25
    WHEN split_part(f."region", '-', 1) = ${country} THEN 0.08 WHEN f."region" = 'GLO' THEN 0.15
    WHEN length(f."region") = 3 THEN 0.1 ELSE 0 END`;
}

/** The series that match, with a rank: nearness of the name, the source's quality. */
function seriesHits(
  { parts, join }: Attempt,
  filter: FactorFilterInput,
  organisationId: string,
  search: string,
  bind: (value: unknown) => string,
): string {
  const conditions = seriesConditions(filter, organisationId, bind);
  const quality = `${qualityPoints('q."quality"')} / 1000.0`;
  if (parts.length === 0)
    return `SELECT s."id", s."current", ${quality} AS "rank"
      FROM "FactorSeries" s JOIN "FactorSource" q ON q."id" = s."sourceId" WHERE ${conditions}`;
  const query = `${bind(textSearchQuery(parts, join))}::tsquery`;
  const phrase = bind(search.trim().toLowerCase());
  return `SELECT s."id", s."current",
      ts_rank('{0.05, 0.15, 0.4, 1}', s."terms", ${query}, 1)
      + CASE WHEN lower(s."name") = ${phrase} OR s."nameZh" = ${phrase} THEN 0.6
             WHEN starts_with(lower(s."name"), ${phrase}) OR starts_with(s."nameZh", ${phrase}) THEN 0.3 ELSE 0 END
      + ${quality} AS "rank"
    FROM "FactorSeries" s JOIN "FactorSource" q ON q."id" = s."sourceId"
    WHERE s."terms" @@ ${query} AND ${conditions}`;
}

async function inOrder(
  database: Database,
  ranked: readonly { id: string }[],
  parts: readonly QueryPart[],
): Promise<FoundFactor[]> {
  const rows = await database.prisma.factor.findMany({
    where: { id: { in: ranked.map(({ id }) => id) } },
  });
  const otherNames = await readOtherNames(database, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap(({ id }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return [
      { ...row, reasons: explainHit(parts, { ...row, otherNames: otherNames.get(row.seriesId) ?? '' }) },
    ];
  });
}

async function readOtherNames(
  { prisma }: Database,
  rows: readonly { seriesId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const series = await prisma.factorSeries.findMany({
    where: { id: { in: [...new Set(rows.map(({ seriesId }) => seriesId))] } },
    select: { id: true, otherNames: true },
  });
  return new Map(series.map(({ id, otherNames }) => [id, otherNames]));
}
