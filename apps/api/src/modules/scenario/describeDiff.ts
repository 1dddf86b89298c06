import {
  calculateFootprints,
  compileParameters,
  type DiffChange,
  type DiffLine,
  type Finding,
  factorCatalogue,
  type Scenario,
  scenarioDiff,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { granted } from '../../errors/granted.ts';
import { NotFound } from '../../errors/refusals.ts';
import { type CalculationInputs, loadInputs } from '../footprint/loadInputs.ts';

export interface DescribedLine extends DiffLine {
  /** kg CO2e per declared unit of its assessment; null where only gaps are. */
  readonly kgBefore: number | null;
  readonly kgAfter: number | null;
}

export interface DescribedDiff {
  readonly changes: readonly DiffChange[];
  /** Largest change first. */
  readonly lines: readonly DescribedLine[];
  readonly findings: readonly Finding[];
}

/**
 * What a scenario does, parents included: its changes, every line that is not what it was, and what competes.
 *
 * @param assessmentIds null for the current assessments of all products
 * @throws NotFound for a scenario that does not exist; InvalidInput for one that cannot be applied
 */
export async function describeDiff(
  database: Database,
  organisationId: string,
  scenarioId: string,
  assessmentIds: readonly string[] | null,
): Promise<DescribedDiff> {
  const wanted = assessmentIds ?? (await currentAssessments(database, organisationId));
  const inputs = await loadInputs(database, organisationId, wanted, [scenarioId]);
  const [scenario] = inputs.scenarios;
  if (scenario === undefined) throw new NotFound('scenario', globalId('Scenario', scenarioId));
  const factors = factorCatalogue(inputs.factors);
  const asked = new Set(wanted);
  const parameters = inputs.parameters && granted(compileParameters(inputs.parameters, inputs.assessments));
  const diff = granted(
    scenarioDiff(
      inputs.assessments.filter(({ id }) => asked.has(id)),
      scenario,
      {
        factors,
        assessments: new Map(inputs.assessments.map((one) => [one.id, one])),
        ...(parameters && { parameters }),
      },
    ),
  );
  const touched = [...new Set(diff.lines.map((line) => line.assessmentId))];
  const before = lineTotals(inputs, touched, null);
  const after = lineTotals(inputs, touched, scenario);
  const lines = diff.lines.map((line) => ({
    ...line,
    kgBefore: before.get(line.before.id) ?? null,
    kgAfter: after.get(line.before.id) ?? null,
  }));
  return { ...diff, lines: lines.sort((a, b) => sizeOf(b) - sizeOf(a)) };
}

function sizeOf({ kgBefore, kgAfter }: DescribedLine): number {
  return kgBefore === null || kgAfter === null ? Number.POSITIVE_INFINITY : Math.abs(kgAfter - kgBefore);
}

async function currentAssessments({ prisma }: Database, organisationId: string): Promise<string[]> {
  const products = await prisma.product.findMany({
    where: { organisationId, currentAssessmentId: { not: null } },
    select: { currentAssessmentId: true },
  });
  return products.map(({ currentAssessmentId }) => currentAssessmentId!);
}

/** kg CO2e by line; a line with a gap has no number. */
function lineTotals(
  { assessments, factors, parameters }: CalculationInputs,
  wanted: readonly string[],
  scenario: Scenario | null,
): ReadonlyMap<string, number | null> {
  const outcomes = calculateFootprints({
    assessments,
    factors: factorCatalogue(factors),
    wanted,
    scenario,
    ...(parameters && { parameters }),
  });
  const totals = new Map<string, number | null>();
  for (const { outcome } of outcomes)
    for (const { lineId, kgCo2e } of outcome.ok ? outcome.value.contributions : [])
      if (lineId !== null) {
        const known = totals.get(lineId);
        totals.set(lineId, kgCo2e === null || known === null ? null : (known ?? 0) + kgCo2e);
      }
  return totals;
}
