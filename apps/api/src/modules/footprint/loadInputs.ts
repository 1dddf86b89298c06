import {
  type Assessment,
  type Change,
  type Factor,
  type ParameterModel,
  type Scenario,
  scenarioTree,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { type StoredAssessment, toAssessment } from '../../engineBridge/toAssessment.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { toParameterModel } from '../../engineBridge/toParameterModel.ts';
import { toScenarioNode } from '../../engineBridge/toScenario.ts';
import { usableFactors } from '../factor/factorAccess.ts';

/** Everything the footprints of some assessments depend on. */
export interface CalculationInputs {
  /** Those asked for and, transitively, all that they use. */
  readonly assessments: readonly Assessment[];
  readonly scenarios: readonly Scenario[];
  readonly factors: readonly Factor[];
  /** Parameters of the organisation and the formulas of the assessments; absent where there are none. */
  readonly parameters?: ParameterModel;
}

/**
 * Reads the inputs of a calculation in a number of statements that depends on the nesting depth, not on the number of
 * assessments. Of the library only those factors are read that a line or a change can reach.
 *
 * @param whatIf changes that may be tried beside those of the scenarios
 */
export async function loadInputs(
  database: Database,
  organisationId: string,
  assessmentIds: readonly string[],
  scenarioIds: readonly string[],
  whatIf: readonly Change[] = [],
): Promise<CalculationInputs> {
  const scenarios = await loadScenarios(database, organisationId, scenarioIds);
  const changes = [...whatIf, ...scenarios.flatMap(changesWithParents)];
  const substitutes = changes.flatMap((change) =>
    change.kind === 'REPLACE_INPUT' ? [change.toAssessmentId] : [],
  );
  const stored = await loadWithInputs(database, organisationId, [...assessmentIds, ...substitutes]);
  const factors = await loadReachableFactors(database, organisationId, stored, changes);
  const parameters = await loadParameters(
    database,
    organisationId,
    stored.map(({ id }) => id),
  );
  return { assessments: stored.map(toAssessment), scenarios, factors, ...(parameters && { parameters }) };
}

/** The scenarios of some ids, tied to their parents; those that do not exist are left out. */
export async function loadScenarios(
  { prisma }: Database,
  organisationId: string,
  scenarioIds: readonly string[],
): Promise<readonly Scenario[]> {
  if (scenarioIds.length === 0) return [];
  const frames = await prisma.scenario.findMany({
    where: { organisationId },
    select: { id: true, parentId: true },
  });
  const parentOf = new Map(frames.map(({ id, parentId }) => [id, parentId]));
  const needed = new Set<string>();
  for (const start of scenarioIds)
    for (let id: string | null = start; id !== null && !needed.has(id); id = parentOf.get(id) ?? null)
      needed.add(id);
  const rows = await prisma.scenario.findMany({
    where: { organisationId, id: { in: [...needed] } },
    include: { changes: { orderBy: { position: 'asc' } } },
  });
  const tree = scenarioTree(rows.map(toScenarioNode));
  // Circles and unknown parents are refused when they are written.
  if (!tree.ok) throw new Error(tree.refusals[0]!.message);
  return scenarioIds.flatMap((id) => tree.value.get(id) ?? []);
}

function changesWithParents(scenario: Scenario): readonly Change[] {
  return [...scenario.changes, ...(scenario.parent ? changesWithParents(scenario.parent) : [])];
}

/** All parameters, because a scenario may set any of them, and the formulas of some assessments. */
export async function loadParameters(
  { prisma }: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<ParameterModel | undefined> {
  const parameters = await prisma.parameter.findMany({
    where: { organisationId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const formulas = await prisma.fieldFormula.findMany({
    where: { organisationId, assessmentId: { in: [...assessmentIds] } },
    orderBy: { id: 'asc' },
  });
  return toParameterModel(parameters, formulas);
}

async function loadWithInputs(
  { prisma }: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<StoredAssessment[]> {
  const loaded = new Map<string, StoredAssessment>();
  let wanted = [...new Set(assessmentIds)];
  while (wanted.length > 0) {
    const rows = await prisma.assessment.findMany({
      where: { organisationId, id: { in: wanted } },
      include: {
        product: true,
        lines: { orderBy: { position: 'asc' } },
        declaredValues: { orderBy: { position: 'asc' } },
      },
    });
    for (const row of rows) loaded.set(row.id, row);
    const used = rows.flatMap((row) => row.lines.flatMap((line) => line.inputAssessmentId ?? []));
    wanted = [...new Set(used)].filter((id) => !loaded.has(id));
  }
  return [...loaded.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function loadReachableFactors(
  { prisma }: Database,
  organisationId: string,
  assessments: readonly StoredAssessment[],
  changes: readonly Change[],
): Promise<Factor[]> {
  const ids = new Set(
    assessments.flatMap((assessment) => assessment.lines.flatMap((line) => line.factorId ?? [])),
  );
  const activities = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'REPLACE_FACTOR') ids.add(change.toFactorId);
    if (change.kind === 'REPLACE_ACTIVITY' || change.kind === 'SET_RECYCLED_CONTENT')
      activities.add(change.toActivity);
    if (change.kind === 'CHANGE_TRANSPORT_MODE' && change.toActivity !== null)
      activities.add(change.toActivity);
  }
  const direct = await prisma.factor.findMany({ where: { id: { in: [...ids] } } });
  if (changes.some((change) => change.kind === 'CHANGE_REGION' || change.kind === 'REPLACE_SUPPLIER')) {
    for (const factor of direct) activities.add(factor.activity);
  }
  const modes = changes.flatMap((change) =>
    change.kind === 'CHANGE_TRANSPORT_MODE' && change.toActivity === null ? [change.toTransportMode] : [],
  );
  const reachable =
    activities.size + modes.length === 0
      ? []
      : await prisma.factor.findMany({
          where: {
            AND: [
              usableFactors(organisationId),
              { OR: [{ activity: { in: [...activities] } }, { transportMode: { in: modes } }] },
            ],
          },
        });
  const rows = new Map([...direct, ...reachable].map((row) => [row.id, row]));
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(toFactor);
}
