import type { Database } from '../../db/database.ts';
import type { Factor, FactorSource } from '../../db/generated/client/client.ts';
import { factorTerms } from '../factorSearch/factorTerms.ts';
import { countryOf } from '../factorSearch/searchRegions.ts';
import { quoted } from '../factorSearch/searchTerms.ts';
import { type BomLine, type ReadLine, readLine } from './readLine.ts';
import { type CandidateSeries, type ScoredSeries, scoreSeries } from './scoreSeries.ts';

/** What a suggestion does not meet of what the line asked for. */
export type SuggestionRelaxation = 'REGION' | 'YEAR' | 'BOUNDARY' | 'UNIT' | 'WORDS' | 'BROADER_CONCEPT';

export interface FactorSuggestion {
  readonly factor: Factor & { source: FactorSource };
  /** 0..1; comparable within one line only. */
  readonly score: number;
  /** Words of the line found in the factor, and those that were not. */
  readonly found: readonly string[];
  readonly missing: readonly string[];
  readonly relaxed: readonly SuggestionRelaxation[];
}

export interface SuggestFor {
  readonly line: BomLine;
  readonly organisationId: string;
  readonly homeRegion: string;
  readonly limit: number;
}

/** Series looked at closely; the text search ranks them roughly first. */
const CANDIDATES = 250;
/** Of how many the nearest factor is looked up before the nearness of places decides. */
const PICKED = 30;

/**
 * Factors for a line of a bill of materials, the most likely first, each with what speaks for it and what was given up.
 * Never decides: the first is a suggestion like the others. Empty when nothing of the line is known.
 */
export async function suggestFactors(
  database: Database,
  { line, organisationId, homeRegion, limit }: SuggestFor,
): Promise<readonly FactorSuggestion[]> {
  const read = readLine(line, factorTerms());
  if (read.parts.length === 0) return [];
  const candidates = await findCandidates(database, read, organisationId);
  const scored = candidates
    .map((series) => scoreSeries(line, read, series))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => b.score - a.score || (a.series.id < b.series.id ? -1 : 1))
    .slice(0, Math.max(limit, PICKED));
  return (await pickFactors(database, read, scored, read.region ?? homeRegion)).slice(0, limit);
}

/** What declarations need and product footprints do not: embedded emissions without the electricity of the plant. */
const NOT_FOR_LINES = 'CBAM default values';

async function findCandidates(
  database: Database,
  { parts }: ReadLine,
  organisationId: string,
): Promise<CandidateSeries[]> {
  const any = parts
    .flatMap(({ alternatives, broader }) => [...alternatives, ...broader])
    .filter((words) => words.length > 0);
  const query = [...new Set(any.map((words) => `(${words.map(quoted).join(' & ')})`))].join(' | ');
  return database.query<CandidateSeries>(
    `SELECT s."id", s."name", s."nameZh", s."otherNames", s."activity", s."category", s."unit", s."boundary", q."quality"
     FROM "FactorSeries" s JOIN "FactorSource" q ON q."id" = s."sourceId"
     WHERE s."terms" @@ $1::tsquery AND s."current" > 0 AND s."category" <> '${NOT_FOR_LINES}' AND (s."ownerId" IS NULL OR s."ownerId" = $2)
     ORDER BY ts_rank('{0.05, 0.15, 0.4, 1}', s."terms", $1::tsquery, 1) DESC, s."id" LIMIT ${CANDIDATES}`,
    [query, organisationId],
  );
}

/** Of each series the factor nearest in place, then the newest. */
async function pickFactors(
  { query, prisma }: Database,
  read: ReadLine,
  scored: readonly ScoredSeries[],
  region: string,
): Promise<FactorSuggestion[]> {
  const picked = await query<{ id: string; seriesId: string }>(
    `SELECT DISTINCT ON (f."seriesId") f."id", f."seriesId" FROM "Factor" f
     WHERE f."seriesId" = ANY($1::text[]) AND f."retiredById" IS NULL
     ORDER BY f."seriesId", CASE WHEN f."region" = $2 THEN 0 WHEN f."region" = $3 THEN 1
       WHEN split_part(f."region", '-', 1) = $3 THEN 2 WHEN f."region" = 'GLO' THEN 3 ELSE 4 END,
       CASE WHEN f."year" = $4 THEN 0 ELSE 1 END, f."year" DESC NULLS LAST, f."id"`,
    [scored.map(({ series }) => series.id), region, countryOf(region), read.year],
  );
  const rows = await prisma.factor.findMany({
    where: { id: { in: picked.map(({ id }) => id) } },
    include: { source: true },
  });
  const bySeries = new Map(rows.map((row) => [row.seriesId, row]));
  return scored
    .flatMap((each) => {
      const factor = bySeries.get(each.series.id);
      return factor === undefined ? [] : [toSuggestion(factor, each, read, region)];
    })
    .sort((a, b) => b.score - a.score);
}

/** What nearness in place makes of a score: enough to choose between equals, too little to beat a better name. */
const NEARNESS = 0.15;

/** 1 in the place itself, 0.85 elsewhere in the country, 0.5 for the world, 0.3 for a group of countries, 0 elsewhere. */
function nearness(region: string, wanted: string): number {
  if (region === wanted) return 1;
  if (countryOf(region) === countryOf(wanted)) return 0.85;
  if (region === 'GLO') return 0.5;
  return region.length === 3 ? 0.3 : 0;
}

function toSuggestion(
  factor: Factor & { source: FactorSource },
  { score, found, missing, isBroader, isUnitConvertible, isBoundaryFitting }: ScoredSeries,
  read: ReadLine,
  region: string,
): FactorSuggestion {
  const relaxed: readonly (readonly [boolean, SuggestionRelaxation])[] = [
    [read.region !== null && factor.region !== read.region, 'REGION'],
    [read.year !== null && factor.year !== read.year, 'YEAR'],
    [!isBoundaryFitting, 'BOUNDARY'],
    [!isUnitConvertible, 'UNIT'],
    [missing.length > 0, 'WORDS'],
    [isBroader, 'BROADER_CONCEPT'],
  ];
  return {
    factor,
    score: score * (1 - NEARNESS * (1 - nearness(factor.region, region))),
    found,
    missing,
    relaxed: relaxed.filter(([isSo]) => isSo).map(([, name]) => name),
  };
}
