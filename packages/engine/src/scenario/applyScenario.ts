import type { FactorChoice } from '../factor/chooseFactor.ts';
import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { Finding } from '../footprint/footprint.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { accept, type Outcome } from '../outcome.ts';
import { applyParameters } from '../parameter/applyParameters.ts';
import type { CompiledParameters } from '../parameter/compileParameters.ts';
import type { ParameterValues } from '../parameter/evaluateFormula.ts';
import { changeLine } from './changeLine.ts';
import { changesOf, type PlacedChange } from './changesOf.ts';
import { checkChanges } from './checkChanges.ts';
import { competingChanges } from './competingChanges.ts';
import type { Scenario } from './scenario.ts';
import { selects, selectsProduct } from './selects.ts';

export interface ScenarioContext {
  readonly factors: FactorCatalogue;
  /** Parameters and formulas of the assessments; absent where there are none. */
  readonly parameters?: CompiledParameters;
  /** All assessments by id, for changes that put one in place of another; absent where no change does. */
  readonly assessments?: ReadonlyMap<string, Assessment>;
}

export interface ChangedAssessment {
  readonly assessment: Assessment;
  readonly changedLineIds: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * An assessment under a scenario, the changes of its parents included. Formulas come first, with the parameters the
 * scenario sets. Selectors look at each line as it is in the base case, so one change never hides a line from another. A
 * change that is impossible for a line (no factor of that activity in its unit, say) leaves the line as it is and says so
 * in a finding; where a factor had to be chosen, a finding says which one and why.
 *
 * @returns the very same assessment when nothing was changed; a refusal when a change names a factor, an assessment or a
 *   parameter that does not exist, holds a number that cannot be, or makes a formula fail
 */
export function applyScenario(
  assessment: Assessment,
  scenario: Scenario,
  context: ScenarioContext,
): Outcome<ChangedAssessment> {
  const changes = changesOf(scenario);
  const refusals = checkChanges(changes, context);
  if (refusals.length > 0) return { ok: false, refusals };
  const computed = withFormulas(assessment, changes, context);
  if (!computed.ok) return computed;
  const start = computed.value;
  if (start.kind === 'DECLARED') {
    return accept({
      assessment: start,
      changedLineIds: [],
      findings: changes.length === 0 ? [] : [notApplicable(start)],
    });
  }
  const findings: Finding[] = [];
  const lineChanges = changes.filter(({ change }) => change.kind !== 'SET_PARAMETER');
  const changedLineIds: string[] = [];
  const lines = start.lines.flatMap((line, place) => {
    const own = lineChanges.filter(({ change }) => selects(change.selector, line, start, context.factors));
    findings.push(...competingChanges(line, own));
    const parts = changedParts(line, own, context, findings);
    if (parts.length > 1 || !sameLine(parts[0]!, assessment, place)) changedLineIds.push(line.id);
    return parts;
  });
  const isSame = changedLineIds.length === 0 && start === assessment;
  return accept({
    assessment: isSame ? assessment : changedLineIds.length === 0 ? start : { ...start, lines },
    changedLineIds,
    findings,
  });
}

/** The assessment with the results of its formulas, under the parameters the scenario sets for its product. */
function withFormulas(
  assessment: Assessment,
  changes: readonly PlacedChange[],
  { parameters }: ScenarioContext,
): Outcome<Assessment> {
  if (parameters === undefined) return accept(assessment);
  return applyParameters(assessment, parameters, settingsFor(assessment, changes));
}

/** The parameters that a scenario sets for the product of an assessment; the last one has the word. */
export function settingsFor(assessment: Assessment, changes: readonly PlacedChange[]): ParameterValues {
  const settings = new Map<string, number>();
  for (const { change } of changes) {
    if (change.kind === 'SET_PARAMETER' && selectsProduct(change.selector, assessment))
      settings.set(change.parameter, change.value);
  }
  return settings;
}

/** Whether a line is what it is without the scenario; formulas make new lines of the same content. */
function sameLine(line: InventoryLine, base: Assessment, place: number): boolean {
  const before = base.kind === 'CALCULATED' ? base.lines[place] : undefined;
  return (
    line === before ||
    (before !== undefined &&
      (Object.keys(line) as (keyof InventoryLine)[]).every((field) => Object.is(line[field], before[field])))
  );
}

/** The line after all its changes; two parts of one id where a share of it is recycled. */
function changedParts(
  line: InventoryLine,
  changes: readonly PlacedChange[],
  context: ScenarioContext,
  findings: Finding[],
): readonly InventoryLine[] {
  let parts: readonly InventoryLine[] = [line];
  for (const { change } of changes) {
    parts = parts.flatMap((part) => {
      const result = changeLine(part, change, context);
      if ('message' in result) {
        findings.push({
          code: 'SCENARIO_CHANGE_NOT_POSSIBLE',
          severity: 'WARNING',
          subjects: [line.id],
          ...result,
        });
        return [part];
      }
      if (result.choice !== null) findings.push(chosen(line, result.choice));
      return result.rest === undefined ? [result.line] : [result.line, result.rest];
    });
  }
  return parts;
}

function chosen(line: InventoryLine, { factor, reasons }: FactorChoice): Finding {
  return {
    code: 'SCENARIO_FACTOR_CHOSEN',
    severity: 'INFO',
    subjects: [line.id],
    message: [`The factor ${factor.id} was chosen.`, ...reasons.map(({ text }) => text)].join(' '),
    messageZh: [`选用排放因子 ${factor.id}。`, ...reasons.map(({ textZh }) => textZh)].join(''),
  };
}

function notApplicable({ id }: Assessment): Finding {
  return {
    code: 'SCENARIO_NOT_APPLICABLE_TO_DECLARED',
    severity: 'INFO',
    subjects: [id],
    message: 'A declared footprint has no inventory that a scenario could change; its base case is shown.',
    messageZh: '声明碳足迹没有可供情景修改的清单，显示其基准情景。',
  };
}
