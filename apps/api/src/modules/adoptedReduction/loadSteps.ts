import type { Change, PlannedStep, Scenario } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { AdoptedReduction } from '../../db/generated/client/client.ts';
import { loadScenarios } from '../footprint/loadInputs.ts';

/** States whose savings the plan counts on. */
const PLANNED = ['ADOPTED', 'IN_PROGRESS', 'DONE'] as const;

export interface LoadedSteps {
  readonly reductions: readonly AdoptedReduction[];
  readonly steps: readonly PlannedStep[];
}

/**
 * The reductions the plan counts on, as the engine takes them. One that was done by the start year is in the data of
 * that year already and takes no part.
 */
export async function loadSteps(
  database: Database,
  organisationId: string,
  startYear: number,
): Promise<LoadedSteps> {
  const all = await database.prisma.adoptedReduction.findMany({
    where: { organisationId, state: { in: [...PLANNED] } },
    orderBy: [{ year: 'asc' }, { id: 'asc' }],
  });
  const reductions = all.filter(({ state, year }) => state !== 'DONE' || year > startYear);
  const ids = [...new Set(reductions.flatMap(({ scenarioId }) => scenarioId ?? []))];
  const scenarios = new Map(
    (await loadScenarios(database, organisationId, ids)).map((scenario) => [scenario.id, scenario]),
  );
  return {
    reductions,
    steps: reductions.map(({ id, year, scenarioId, entryId, amountFactor }) => ({
      id,
      year,
      changes: scenarioId === null ? [] : changesOf(scenarios.get(scenarioId), id),
      entryScales: entryId === null || amountFactor === null ? [] : [{ entryId, amountFactor }],
    })),
  };
}

/** With those of the parents first; ids are told apart, because two steps may take the same advice for two products. */
function changesOf(scenario: Scenario | undefined, stepId: string): Change[] {
  if (scenario === undefined) return [];
  const own = new Set(scenario.changes.map(({ id }) => id));
  const inherited = changesOf(scenario.parent ?? undefined, stepId).filter(
    ({ id }) => !own.has(id.slice(stepId.length + 1)),
  );
  return [...inherited, ...scenario.changes.map((change) => ({ ...change, id: `${stepId}:${change.id}` }))];
}
