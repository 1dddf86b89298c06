import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { Assessment } from '../inventory/inventory.ts';
import { accept, type InputRefusal, type Outcome } from '../outcome.ts';
import { withoutFormulaNumbers } from '../parameter/applyParameters.ts';
import { compileParameters } from '../parameter/compileParameters.ts';
import type { ParameterModel } from '../parameter/parameter.ts';
import { applyScenario, type ScenarioContext } from '../scenario/applyScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { declaredRows } from './declaredRows.ts';
import type { Finding, Footprint } from './footprint.ts';
import { combine, finishRow, type LineSetting } from './lineResult.ts';
import { lineRows } from './lineRows.ts';
import { type NestedSupply, nestedSupply } from './nestedSupply.ts';
import { mergeFindings, summarise } from './summarise.ts';

/** Moves whenever the same input may give another result; stored with every footprint. */
export const ENGINE_VERSION = '0.2.0';

export interface FootprintRequest {
  /** Those wanted and, transitively, all that they use. */
  readonly assessments: readonly Assessment[];
  readonly factors: FactorCatalogue;
  /** Ids of the assessments whose footprints are wanted. */
  readonly wanted: readonly string[];
  /** Null for the base case. A scenario also changes the products that are used. */
  readonly scenario: Scenario | null;
  /** Parameters and formulas; absent where there are none. Numbers that have a formula are taken from it. */
  readonly parameters?: ParameterModel;
}

export interface FootprintOutcome {
  readonly assessmentId: string;
  readonly outcome: Outcome<Footprint>;
}

/**
 * The footprints of assessments, in kg CO2e per declared unit (as a whole: lines of an assessment declared per 1,000
 * pieces are for 1,000 pieces). Contribution = amount in the factor's unit x kg gas per unit x GWP100
 * (ISO 14067:2018, 6.4 and 6.5). What is missing becomes a gap, what a user can cause never throws.
 *
 * @returns one outcome for each wanted id, in that order; a refusal when the scenario cannot be applied
 */
export function calculateFootprints(request: FootprintRequest): readonly FootprintOutcome[] {
  const { factors, wanted, scenario } = request;
  const compiled = request.parameters && compileParameters(request.parameters, request.assessments);
  if (compiled?.ok === false) return wanted.map((assessmentId) => ({ assessmentId, outcome: compiled }));
  const context: ScenarioContext = {
    factors,
    assessments: new Map(request.assessments.map((assessment) => [assessment.id, assessment])),
    ...(compiled && { parameters: compiled.value }),
  };
  const changed = request.assessments.map((assessment) => ({
    assessment,
    outcome:
      scenario === null && compiled === undefined
        ? unchanged(assessment)
        : applyScenario(assessment, scenario ?? BASE, context),
  }));
  // What cannot be changed takes part as it is, without what its formulas gave, and is refused where it is wanted itself.
  const assessments = changed.map(({ assessment, outcome }) => {
    if (outcome.ok) return outcome.value.assessment;
    return compiled ? withoutFormulaNumbers(assessment, compiled.value) : assessment;
  });
  const outcomes = new Map(changed.map(({ assessment, outcome }) => [assessment.id, outcome]));
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const supply = nestedSupply(assessments);
  return wanted.map((assessmentId) => {
    const assessment = byId.get(assessmentId);
    const outcome = outcomes.get(assessmentId);
    if (assessment === undefined || outcome === undefined)
      return { assessmentId, outcome: unknown(assessmentId) };
    if (!outcome.ok) return { assessmentId, outcome };
    const footprint = calculate(assessment, scenario?.id ?? null, outcome.value.findings, factors, supply);
    return { assessmentId, outcome: accept(footprint) };
  });
}

function calculate(
  assessment: Assessment,
  scenarioId: string | null,
  scenarioFindings: readonly Finding[],
  factors: FactorCatalogue,
  supply: NestedSupply,
): Footprint {
  const setting: LineSetting = { gwpSet: assessment.gwpSet, factors, supply };
  const { rows, gaps, findings } =
    assessment.kind === 'DECLARED'
      ? declaredRows(assessment)
      : combine(assessment.lines.map((line) => lineRows(assessment, line, setting)));
  return {
    assessmentId: assessment.id,
    scenarioId,
    gwpSet: assessment.gwpSet,
    ...summarise(rows, gaps),
    gaps,
    findings: mergeFindings([...scenarioFindings, ...findings]),
    contributions: rows.map(finishRow),
  };
}

/** No change at all: formulas are worked out on the same way as under a scenario. */
const BASE: Scenario = { id: '', changes: [] };

function unchanged(assessment: Assessment) {
  return accept({ assessment, changedLineIds: [], findings: [] });
}

function unknown(assessmentId: string): Outcome<never> {
  const refusal: InputRefusal = {
    code: 'ASSESSMENT_UNKNOWN',
    field: 'wanted',
    subject: assessmentId,
    message: `There is no assessment ${assessmentId}.`,
    remedy: 'Ask for one of the assessments given.',
  };
  return { ok: false, refusals: [refusal] };
}
