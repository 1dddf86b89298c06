import { type Assessment, calculateFootprints, type Factor, factorCatalogue } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { InventoryLine } from '../../db/generated/client/client.ts';
import { toLine } from '../../engineBridge/toAssessment.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { loadInputs } from '../footprint/loadInputs.ts';
import { FAMILY_FIELDS } from '../productFamily/familyFields.ts';
import { rootOf } from '../productFamily/lineDifference.ts';
import { findStanding } from '../productFamily/lockWithFollowers.ts';
import type { PlannedLine } from './planBulkEdit.ts';

/** What a bulk edit would do to one assessment: kg CO2e per declared unit, base case; null where only gaps are. */
export interface BulkEffect {
  readonly assessmentId: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Whether none of its own lines was chosen: it follows a family, or uses an assessment that moves. */
  readonly isIndirect: boolean;
}

/**
 * Calculates every assessment that would move twice, as it is and as it would be: those of the lines, the variants that
 * follow them, and all that are made of those. Stores nothing.
 */
export async function calculateEffects(
  database: Database,
  organisationId: string,
  planned: readonly PlannedLine[],
): Promise<readonly BulkEffect[]> {
  const moving = planned.filter(({ move, refusal }) => refusal === null && Object.keys(move).length > 0);
  if (moving.length === 0) return [];
  const changed = new Map<string, InventoryLine>(
    moving.map(({ line, move }) => [line.id, { ...line, ...move }]),
  );
  const direct = new Set(moving.map(({ line }) => line.assessmentId));
  const following = await followChanges(database, organisationId, moving, changed);
  for (const line of following) changed.set(line.id, line);
  const wanted = await findUsers(database, organisationId, [
    ...new Set([...direct, ...following.map(({ assessmentId }) => assessmentId)]),
  ]);
  const { assessments, factors, parameters } = await loadInputs(database, organisationId, wanted, []);
  const added = await loadFactors(database, [...changed.values()], factors);
  const calculate = (inventories: readonly Assessment[]) =>
    new Map(
      calculateFootprints({
        ...{ assessments: inventories, factors: factorCatalogue([...factors, ...added]), wanted },
        ...{ scenario: null, ...(parameters && { parameters }) },
      }).map(({ assessmentId, outcome }) => [assessmentId, outcome.ok ? outcome.value.totalKgCo2e : null]),
    );
  const before = calculate(assessments);
  const after = calculate(assessments.map((assessment) => withChanges(assessment, changed)));
  return wanted.map((assessmentId) => ({
    assessmentId,
    before: before.get(assessmentId) ?? null,
    after: after.get(assessmentId) ?? null,
    isIndirect: !direct.has(assessmentId),
  }));
}

function withChanges(assessment: Assessment, changed: ReadonlyMap<string, InventoryLine>): Assessment {
  if (assessment.kind === 'DECLARED') return assessment;
  return {
    ...assessment,
    lines: assessment.lines.map((line) => {
      const row = changed.get(line.id);
      return row === undefined ? line : toLine(row);
    }),
  };
}

/** Lines of variants as they will be once they have followed their family; those that are changed themselves are not among them. */
async function followChanges(
  { prisma }: Database,
  organisationId: string,
  moving: readonly PlannedLine[],
  changed: ReadonlyMap<string, InventoryLine>,
): Promise<readonly InventoryLine[]> {
  const byPlace = new Map(moving.map(({ line }) => [`${line.assessmentId} ${rootOf(line)}`, line.id]));
  const rows = await prisma.inventoryLine.findMany({
    where: {
      organisationId,
      familyLineId: { in: moving.map(({ line }) => rootOf(line)) },
      assessment: { family: { baseAssessmentId: { in: moving.map(({ line }) => line.assessmentId) } } },
    },
    include: { assessment: { select: { family: { select: { baseAssessmentId: true } } } } },
  });
  const standing = await findStanding(
    prisma,
    organisationId,
    rows.map(({ assessmentId }) => assessmentId),
  );
  return rows.flatMap(({ assessment, ...own }) => {
    const shared = changed.get(
      byPlace.get(`${assessment.family?.baseAssessmentId} ${own.familyLineId}`) ?? '',
    );
    if (shared === undefined || changed.has(own.id) || standing.has(own.assessmentId)) return [];
    return [followed(own, shared)];
  });
}

/** A variant's line when the family's is `shared`: the same rule as `followFamily` writes. */
function followed(own: InventoryLine, shared: InventoryLine): InventoryLine {
  const taken = FAMILY_FIELDS.filter((field) => !own.ownFields.includes(field));
  const line = { ...own, ...Object.fromEntries(taken.map((field) => [field, shared[field]])) };
  return own.amountScale === null
    ? line
    : { ...line, amount: shared.amount === null ? null : shared.amount * own.amountScale };
}

/** The assessments and all that use them, however deeply. */
async function findUsers(
  { query }: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `WITH RECURSIVE users("id") AS (
       SELECT unnest($2::text[])
       UNION
       SELECT line."assessmentId" FROM "InventoryLine" line JOIN users ON line."inputAssessmentId" = users."id"
       WHERE line."organisationId" = $1
     ) SELECT "id" FROM users ORDER BY "id"`,
    [organisationId, assessmentIds],
  );
  return rows.map(({ id }) => id);
}

async function loadFactors(
  { prisma }: Database,
  lines: readonly InventoryLine[],
  known: readonly Factor[],
): Promise<readonly Factor[]> {
  const there = new Set(known.map(({ id }) => id));
  const missing = [...new Set(lines.flatMap(({ factorId }) => factorId ?? []))].filter(
    (id) => !there.has(id),
  );
  if (missing.length === 0) return [];
  const rows = await prisma.factor.findMany({ where: { id: { in: missing } } });
  return rows.map(toFactor);
}
