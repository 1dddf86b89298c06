import type { Dimension } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { fromMembers, type MemberPath } from './memberCondition.ts';

export interface MemberLines {
  /** Lines of inventories whose amounts make up the members, each once however many members it belongs to. */
  readonly lineIds: readonly string[];
  /** kg CO2e a year of the members, each contribution once; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Of it what no line of ours makes up: declared footprints; null where there are none. */
  readonly fixedKgCo2e: number | null;
}

/** What a contribution belongs to by the line that carries it, not by the one deep inside that emits. */
const OF_CARRIERS: readonly Dimension[] = ['PRODUCT', 'PRODUCT_CATEGORY', 'ASSESSMENT', 'STAGE'];

/**
 * The lines behind members of the current base case, as a union. Stages and products are those of the carrying lines, so lines
 * that use another product stand for themselves; with a supplier, material or region among the members it is the lines at which
 * the gas leaves, in whichever product they stand. One kind is taken for all members: mixing them would count a part twice.
 */
export async function findMemberLines(
  database: Database,
  organisationId: string,
  paths: readonly MemberPath[],
): Promise<MemberLines> {
  const parameters: unknown[] = [organisationId];
  const from = fromMembers(paths, parameters);
  const byCarrier = paths.every((path) => path.every(({ dimension }) => OF_CARRIERS.includes(dimension)));
  const line = byCarrier ? 'c."lineId"' : 'c."leafLineId"';
  const rows = await database.query<{
    lineId: string | null;
    leafAssessmentId: string;
    isOwn: boolean;
    kgCo2e: number | null;
  }>(
    `SELECT ${line} AS "lineId", c."leafAssessmentId", c."leafAssessmentId" = f."assessmentId" AS "isOwn",
       sum(c."kgCo2e" * p."annualVolume") AS "kgCo2e"
     FROM ${from}
     GROUP BY 1, 2, 3`,
    parameters,
  );
  const direct = rows.flatMap(({ lineId }) => lineId ?? []);
  const declaredInside = rows.flatMap((row) =>
    row.lineId === null && !row.isOwn ? row.leafAssessmentId : [],
  );
  const users = await linesUsing(database, organisationId, declaredInside);
  return {
    lineIds: [...new Set([...direct, ...users])].sort(),
    kgCo2e: sumOf(rows),
    fixedKgCo2e: sumOf(rows.filter(({ lineId, isOwn }) => lineId === null && isOwn)),
  };
}

function sumOf(rows: readonly { readonly kgCo2e: number | null }[]): number | null {
  const known = rows.flatMap(({ kgCo2e }) => kgCo2e ?? []);
  return known.length === 0 ? null : known.reduce((sum, kgCo2e) => sum + kgCo2e, 0);
}

/** A declared footprint that is used has no lines of its own; less of it is less in the lines that use it. */
async function linesUsing(
  { query }: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<string[]> {
  if (assessmentIds.length === 0) return [];
  const rows = await query<{ id: string }>(
    'SELECT "id" FROM "InventoryLine" WHERE "organisationId" = $1 AND "inputAssessmentId" = ANY($2)',
    [organisationId, [...new Set(assessmentIds)]],
  );
  return rows.map(({ id }) => id);
}
