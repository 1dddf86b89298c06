import type { Finding } from '../footprint/footprint.ts';
import { mergeFindings } from '../footprint/summarise.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { accept, type Outcome } from '../outcome.ts';
import { parseFormula } from '../parameter/parseFormula.ts';
import { applyScenario, type ScenarioContext } from './applyScenario.ts';
import { changesOf, type PlacedChange } from './changesOf.ts';
import type { Change, Scenario } from './scenario.ts';
import { selects, selectsProduct } from './selects.ts';

/** A change as it counts in a scenario. */
export interface DiffChange {
  readonly change: Change;
  /** The scenario it was written in: the one asked for, or one it descends from. */
  readonly scenarioId: string;
  /** Whether it took the place of a parent's change of the same id. */
  readonly replacesParent: boolean;
  /** Lines it selects, also those on which it has no effect. */
  readonly lines: number;
}

/** A line that is not what it was. */
export interface DiffLine {
  readonly assessmentId: string;
  readonly before: InventoryLine;
  /** Two where a share of it is recycled. */
  readonly after: readonly InventoryLine[];
  /** Changes that select it, in the order of application. */
  readonly changeIds: readonly string[];
}

/** What a scenario does to some assessments, parents included. */
export interface ScenarioDiff {
  readonly changes: readonly DiffChange[];
  readonly lines: readonly DiffLine[];
  /** Changes that compete or are not possible, factors that were chosen. */
  readonly findings: readonly Finding[];
}

/** @returns refusals of the scenario, as `applyScenario` gives them */
export function scenarioDiff(
  assessments: readonly Assessment[],
  scenario: Scenario,
  context: ScenarioContext,
): Outcome<ScenarioDiff> {
  const placed = changesOf(scenario);
  const lineage = lineageOf(scenario);
  const counts = new Map<PlacedChange, number>(placed.map((one) => [one, 0]));
  const lines: DiffLine[] = [];
  const findings: Finding[] = [];
  for (const assessment of assessments) {
    const base = applyScenario(assessment, NOTHING, context);
    const changed = applyScenario(assessment, scenario, context);
    if (!changed.ok) return changed;
    if (!base.ok || base.value.assessment.kind === 'DECLARED') continue;
    findings.push(...changed.value.findings);
    const after = linesById(changed.value.assessment);
    const isChanged = new Set(changed.value.changedLineIds);
    for (const before of base.value.assessment.lines) {
      const own = placed.filter(({ change }) => concerns(change, before, assessment, context));
      for (const one of own) counts.set(one, counts.get(one)! + 1);
      if (!isChanged.has(before.id)) continue;
      const changeIds = own.map(({ change }) => change.id);
      lines.push({ assessmentId: assessment.id, before, after: after.get(before.id) ?? [], changeIds });
    }
  }
  return accept({
    changes: placed.map((one) => ({
      change: one.change,
      scenarioId: lineage[one.generation]!.id,
      replacesParent: lineage
        .slice(0, one.generation)
        .some(({ changes }) => changes.some(({ id }) => id === one.change.id)),
      lines: counts.get(one)!,
    })),
    lines,
    findings: mergeFindings(findings),
  });
}

const NOTHING: Scenario = { id: '', changes: [] };

/** From the root of the tree down to the scenario itself: the generations of `changesOf`. */
function lineageOf(scenario: Scenario): readonly Scenario[] {
  return scenario.parent === undefined ? [scenario] : [...lineageOf(scenario.parent), scenario];
}

/** Whether a change is about a line. Of a parameter: whether a formula of the line follows from it. */
function concerns(
  change: Change,
  line: InventoryLine,
  assessment: Assessment,
  { factors, parameters }: ScenarioContext,
): boolean {
  if (change.kind !== 'SET_PARAMETER') return selects(change.selector, line, assessment, factors);
  if (!selectsProduct(change.selector, assessment)) return false;
  const names = (parameters?.fieldsOf(assessment.id) ?? [])
    .filter(({ lineId }) => lineId === line.id)
    .flatMap(({ formula }) => formula.names);
  return names.some((name) => followsFrom(name, change.parameter, assessment.id, parameters!));
}

/** Whether a parameter is another or is worked out from it. */
function followsFrom(
  name: string,
  wanted: string,
  assessmentId: string,
  parameters: NonNullable<ScenarioContext['parameters']>,
): boolean {
  if (name === wanted) return true;
  const input = parameters.find(assessmentId, name)?.input;
  if (input?.kind !== 'FORMULA') return false;
  const parsed = parseFormula(input.formula, name, 'formula');
  return parsed.ok && parsed.value.names.some((one) => followsFrom(one, wanted, assessmentId, parameters));
}

function linesById(assessment: Assessment): ReadonlyMap<string, readonly InventoryLine[]> {
  const found = new Map<string, InventoryLine[]>();
  if (assessment.kind === 'DECLARED') return found;
  for (const line of assessment.lines) found.set(line.id, [...(found.get(line.id) ?? []), line]);
  return found;
}
