import type { Stage } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { selectSubjects } from '../comparison/selectSubjects.ts';
import { fromMembers } from './memberCondition.ts';
import { type MembersRequest, reducibleMembers, refusal } from './reducibleMembers.ts';

/** A line of a product behind some members, or a stage of a declared footprint, which has no lines. */
export interface LineBehind {
  readonly productId: string;
  readonly lineId: string | null;
  readonly stage: Stage;
  /** kg CO2e of the members a year; null without an annual volume, or where only gaps are. */
  readonly kgPerYear: number | null;
  /** kg CO2e of the members per declared unit; null where only gaps are. */
  readonly kgPerUnit: number | null;
}

export interface LinesBehind {
  readonly totalCount: number;
  readonly lines: readonly LineBehind[];
}

const MOST = 500;

/** The lines that carry what members contribute, the largest first. @throws InvalidInput naming the member */
export async function findLinesBehind(
  database: Database,
  organisationId: string,
  { members, first }: { readonly members: MembersRequest; readonly first: number },
): Promise<LinesBehind> {
  if (!(first >= 1 && first <= MOST))
    throw refusal('first', 'OUT_OF_RANGE', `first must be 1 to ${MOST}.`, 'Ask for fewer.');
  const parameters: unknown[] = [organisationId];
  const from = fromMembers(reducibleMembers(members), parameters);
  await selectSubjects(database, organisationId, {});
  const rows = await database.query<LineBehind & { readonly totalCount: number }>(
    `SELECT p."id" AS "productId", c."lineId", c."stage", sum(c."kgCo2e" * p."annualVolume") AS "kgPerYear",
       sum(c."kgCo2e") AS "kgPerUnit", count(*) OVER ()::int AS "totalCount"
     FROM ${from} GROUP BY 1, 2, 3
     ORDER BY 4 DESC NULLS LAST, 5 DESC NULLS LAST, 1, 2 LIMIT ${first}`,
    parameters,
  );
  return { totalCount: rows[0]?.totalCount ?? 0, lines: rows };
}
