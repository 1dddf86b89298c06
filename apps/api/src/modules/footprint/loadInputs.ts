import type { Assessment, Factor, Scenario } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { type StoredAssessment, toAssessment } from '../../engineBridge/toAssessment.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { toScenario } from '../../engineBridge/toScenario.ts';
import { usableFactors } from '../factor/factorAccess.ts';

/** Everything the footprints of some assessments depend on. */
export interface CalculationInputs {
  /** Those asked for and, transitively, all that they use. */
  readonly assessments: readonly Assessment[];
  readonly scenarios: readonly Scenario[];
  readonly factors: readonly Factor[];
}

/**
 * Reads the inputs of a calculation in a number of statements that depends on the nesting depth, not on the number of
 * assessments. Of the library only those factors are read that a line or a change can reach.
 */
export async function loadInputs(
  database: Database,
  organisationId: string,
  assessmentIds: readonly string[],
  scenarioIds: readonly string[],
): Promise<CalculationInputs> {
  const stored = await loadWithInputs(database, organisationId, assessmentIds);
  const scenarioRows = await database.prisma.scenario.findMany({
    where: { organisationId, id: { in: [...scenarioIds] } },
    include: { changes: { orderBy: { position: 'asc' } } },
  });
  const scenarios = scenarioRows.map(toScenario);
  const factors = await loadReachableFactors(database, organisationId, stored, scenarios);
  return { assessments: stored.map(toAssessment), scenarios, factors };
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
  scenarios: readonly Scenario[],
): Promise<Factor[]> {
  const changes = scenarios.flatMap((scenario) => scenario.changes);
  const ids = new Set(
    assessments.flatMap((assessment) => assessment.lines.flatMap((line) => line.factorId ?? [])),
  );
  const activities = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'REPLACE_FACTOR') ids.add(change.toFactorId);
    if (change.kind === 'REPLACE_ACTIVITY') activities.add(change.toActivity);
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
