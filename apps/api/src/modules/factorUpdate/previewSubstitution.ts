import {
  type Assessment,
  calculateFootprints,
  type Factor,
  factorCatalogue,
  type ParameterModel,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { loadInputs } from '../footprint/loadInputs.ts';

/** What would become of one assessment if some factors were others. */
export interface MovedAssessment {
  readonly assessmentId: string;
  /** kg CO2e per declared unit, base case; null where only gaps are, or nothing can be calculated. */
  readonly before: number | null;
  readonly after: number | null;
  /** Lines of the assessment itself whose factor changes; empty where only an input of it moves. */
  readonly lines: readonly { readonly lineId: string; readonly factorId: string }[];
}

/**
 * Calculates the base case twice, with the factors as they are and with the substitutes, for every assessment that uses one
 * of them, itself or through another. Stores nothing.
 *
 * @param substitutes what each factor would be, by its id
 */
export async function previewSubstitution(
  database: Database,
  organisationId: string,
  substitutes: ReadonlyMap<string, Factor>,
): Promise<readonly MovedAssessment[]> {
  const wanted = await findUsers(database, organisationId, [...substitutes.keys()]);
  if (wanted.length === 0) return [];
  const { assessments, factors, parameters } = await loadInputs(database, organisationId, wanted, []);
  const changed = factors.map((factor) => {
    const substitute = substitutes.get(factor.id);
    return substitute === undefined ? factor : { ...substitute, id: factor.id };
  });
  const before = totals({ assessments, wanted, parameters }, factors);
  const after = totals({ assessments, wanted, parameters }, changed);
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  return wanted.map((assessmentId) => ({
    assessmentId,
    before: before.get(assessmentId) ?? null,
    after: after.get(assessmentId) ?? null,
    lines: linesUsing(byId.get(assessmentId), substitutes),
  }));
}

/** The assessments with a line that uses one of the factors, and all that use those. */
async function findUsers(
  { query }: Database,
  organisationId: string,
  factorIds: readonly string[],
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `WITH RECURSIVE users("id") AS (
       SELECT "assessmentId" FROM "InventoryLine" WHERE "organisationId" = $1 AND "factorId" = ANY($2::text[])
       UNION
       SELECT line."assessmentId" FROM "InventoryLine" line JOIN users ON line."inputAssessmentId" = users."id"
       WHERE line."organisationId" = $1
     ) SELECT "id" FROM users ORDER BY "id"`,
    [organisationId, factorIds],
  );
  return rows.map(({ id }) => id);
}

function totals(
  {
    assessments,
    wanted,
    parameters,
  }: {
    readonly assessments: readonly Assessment[];
    readonly wanted: readonly string[];
    readonly parameters: ParameterModel | undefined;
  },
  factors: readonly Factor[],
): ReadonlyMap<string, number | null> {
  const results = calculateFootprints({
    assessments,
    factors: factorCatalogue(factors),
    wanted,
    scenario: null,
    ...(parameters && { parameters }),
  });
  return new Map(
    results.map(({ assessmentId, outcome }) => [assessmentId, outcome.ok ? outcome.value.totalKgCo2e : null]),
  );
}

function linesUsing(assessment: Assessment | undefined, substitutes: ReadonlyMap<string, Factor>) {
  if (assessment?.kind !== 'CALCULATED') return [];
  return assessment.lines.flatMap(({ id, input }) =>
    input.kind === 'FACTOR' && substitutes.has(input.factorId)
      ? [{ lineId: id, factorId: input.factorId }]
      : [],
  );
}
