import type { Factor } from '../factor/factor.ts';
import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { Assessment } from '../inventory/inventory.ts';
import { changesOf } from './changesOf.ts';
import type { Change, Scenario } from './scenario.ts';

/**
 * Every factor that some assessments can come to use: those of their lines and, under a scenario, those its changes name
 * or may choose from. A scenario chooses within an activity, so what it may choose from are whole activities. What else is
 * in the catalogue cannot change a result.
 *
 * @returns in the order of ids
 */
export function reachableFactors(
  assessments: Iterable<Assessment>,
  catalogue: FactorCatalogue,
  scenario: Scenario | null,
): readonly Factor[] {
  const reached = new Set(factorsOfLines(assessments, catalogue));
  if (scenario !== null) {
    const changes = changesOf(scenario).map(({ change }) => change);
    const moves = changes.some(({ kind }) => kind === 'CHANGE_REGION' || kind === 'REPLACE_SUPPLIER');
    const activities = new Set(moves ? [...reached].map(({ activity }) => activity) : []);
    for (const activity of namedActivities(changes, catalogue)) activities.add(activity);
    for (const change of changes) {
      const named = change.kind === 'REPLACE_FACTOR' ? catalogue.byId(change.toFactorId) : undefined;
      if (named !== undefined) reached.add(named);
    }
    for (const activity of activities)
      for (const factor of catalogue.byActivity(activity)) reached.add(factor);
  }
  return [...reached].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

function* factorsOfLines(assessments: Iterable<Assessment>, catalogue: FactorCatalogue): Generator<Factor> {
  for (const assessment of assessments) {
    if (assessment.kind === 'DECLARED') continue;
    for (const { input } of assessment.lines) {
      const factor = input.kind === 'FACTOR' ? catalogue.byId(input.factorId) : undefined;
      if (factor !== undefined) yield factor;
    }
  }
}

function* namedActivities(changes: readonly Change[], { factors }: FactorCatalogue): Generator<string> {
  for (const change of changes) {
    if (change.kind === 'REPLACE_ACTIVITY' || change.kind === 'SET_RECYCLED_CONTENT') yield change.toActivity;
    if (change.kind !== 'CHANGE_TRANSPORT_MODE') continue;
    if (change.toActivity !== null) yield change.toActivity;
    else
      for (const { transportMode, activity } of factors)
        if (transportMode === change.toTransportMode) yield activity;
  }
}
