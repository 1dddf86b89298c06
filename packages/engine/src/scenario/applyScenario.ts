import type { FactorChoice } from '../factor/chooseFactor.ts';
import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { Finding } from '../footprint/footprint.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { accept, type InputRefusal, type Outcome } from '../outcome.ts';
import { changeLine } from './changeLine.ts';
import type { Change, Scenario } from './scenario.ts';
import { selects } from './selects.ts';

export interface ScenarioContext {
  readonly factors: FactorCatalogue;
}

export interface ChangedAssessment {
  readonly assessment: Assessment;
  readonly changedLineIds: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The order in which changes are applied, whatever the order in which they were written: who delivers, from where, what,
 * by which factor, how it travels, how much. Changes of one kind follow their ids.
 */
const ORDER: readonly Change['kind'][] = [
  'REPLACE_SUPPLIER',
  'CHANGE_REGION',
  'REPLACE_ACTIVITY',
  'REPLACE_FACTOR',
  'CHANGE_TRANSPORT_MODE',
  'SCALE_AMOUNT',
];

/**
 * An assessment under a scenario. Selectors look at each line as it is in the base case, so one change never hides a line
 * from another. A change that is impossible for a line (no factor of that activity in its unit, say) leaves the line as
 * it is and says so in a finding; where a factor had to be chosen, a finding says which one and why.
 *
 * @returns the very same assessment when nothing was changed; a refusal when a change names a factor that does not exist
 */
export function applyScenario(
  assessment: Assessment,
  scenario: Scenario,
  context: ScenarioContext,
): Outcome<ChangedAssessment> {
  const unknown = scenario.changes.flatMap((change) => unknownFactor(change, context.factors));
  if (unknown.length > 0) return { ok: false, refusals: unknown };
  if (assessment.kind === 'DECLARED') {
    return accept({
      assessment,
      changedLineIds: [],
      findings: scenario.changes.length === 0 ? [] : [notApplicable(assessment)],
    });
  }
  const changes = [...scenario.changes].sort(inCanonicalOrder);
  const findings: Finding[] = [];
  const lines = assessment.lines.map((line) => {
    const own = changes.filter(({ selector }) => selects(selector, line, assessment, context.factors));
    return own.reduce((current, change) => changed(current, change, context, findings), line);
  });
  const changedLineIds = lines.flatMap((line, index) => (line === assessment.lines[index] ? [] : [line.id]));
  return accept({
    assessment: changedLineIds.length === 0 ? assessment : { ...assessment, lines },
    changedLineIds,
    findings,
  });
}

function changed(
  line: InventoryLine,
  change: Change,
  context: ScenarioContext,
  findings: Finding[],
): InventoryLine {
  const result = changeLine(line, change, context.factors);
  if ('message' in result) {
    findings.push({
      code: 'SCENARIO_CHANGE_NOT_POSSIBLE',
      severity: 'WARNING',
      subjects: [line.id],
      ...result,
    });
    return line;
  }
  if (result.choice !== null) findings.push(chosen(line, result.choice));
  return result.line;
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

function inCanonicalOrder(a: Change, b: Change): number {
  const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
  return byKind !== 0 ? byKind : a.id < b.id ? -1 : Number(a.id > b.id);
}

function unknownFactor(change: Change, factors: FactorCatalogue): InputRefusal[] {
  if (change.kind !== 'REPLACE_FACTOR' || factors.byId(change.toFactorId) !== undefined) return [];
  return [
    {
      code: 'FACTOR_UNKNOWN',
      field: 'toFactorId',
      subject: change.id,
      message: `There is no factor ${change.toFactorId}.`,
      remedy: 'Choose another factor for the change.',
    },
  ];
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
