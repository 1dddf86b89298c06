import {
  calculateFootprints,
  type FootprintOutcome,
  type FootprintRequest,
} from '../../footprint/calculateFootprints.ts';
import type { Assessment, CalculatedAssessment } from '../../inventory/inventory.ts';
import type { Stage } from '../../inventory/stage.ts';
import { accept, type Outcome, refuse } from '../../outcome.ts';
import { applyParameters } from '../../parameter/applyParameters.ts';
import { compileParameters } from '../../parameter/compileParameters.ts';
import type { ScenarioContext } from '../applyScenario.ts';
import { changesOf, type PlacedChange } from '../changesOf.ts';
import { checkChanges } from '../checkChanges.ts';
import type { Scenario } from '../scenario.ts';
import { addUpSelection, type Setting } from './addUpSelection.ts';
import { type KeptEffects, keptEffects } from './keptEffects.ts';
import { type KeptSelections, keptSelections } from './keptSelections.ts';
import { type PortfolioLayout, portfolioLayout } from './portfolioLayout.ts';
import { baseColumns, type PortfolioTotals, portfolioTotals } from './portfolioTotals.ts';
import { groupRuns, replacesInputs } from './scenarioRuns.ts';

/** Selections that are made at once; many more would take memory. */
const TOGETHER = 128;

export type PortfolioRequest = Omit<FootprintRequest, 'scenario'>;

/** Assessments made ready to be calculated under many scenarios. */
export interface CompiledPortfolio {
  /** In the order of `wanted`. */
  readonly assessmentIds: readonly string[];
  /**
   * Totals and stages of every assessment under every scenario. They are those of {@link calculateFootprints} to the last
   * bit; which gaps and findings there are, and the contributions, only that says.
   *
   * @returns the refusals of the first scenario that cannot be applied
   */
  totals(scenarios: readonly Scenario[]): Outcome<PortfolioTotals>;
}

/**
 * Makes assessments ready once: lines into columns, sorted into kinds that no change tells apart. A scenario then costs
 * what it changes. Assessments that use others, and declared ones, take the ordinary way, and so does all under a scenario
 * that puts one assessment in place of another.
 */
export function compilePortfolio(request: PortfolioRequest): Outcome<CompiledPortfolio> {
  const { assessments, factors, wanted } = request;
  const parameters = request.parameters && compileParameters(request.parameters, assessments);
  if (parameters?.ok === false) return parameters;
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const context: ScenarioContext = {
    factors,
    assessments: byId,
    ...(parameters && { parameters: parameters.value }),
  };
  const ready = wanted.map((id) => withFormulas(byId.get(id), id, context));
  const refusals = ready.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
  if (refusals.length > 0) return { ok: false, refusals };
  const columned = ready.flatMap((outcome) =>
    outcome.ok && standsAlone(outcome.value) ? [outcome.value] : [],
  );
  const layout = portfolioLayout(columned, factors);
  const compiled: Compiled = {
    request,
    layout,
    context,
    selections: keptSelections(layout),
    effects: keptEffects(layout, context),
    placeOf: new Map(columned.map(({ id }, place) => [id, place])),
  };
  return accept({ assessmentIds: wanted, totals: (scenarios) => totalsOf(compiled, scenarios) });
}

interface Compiled {
  readonly request: PortfolioRequest;
  readonly layout: PortfolioLayout;
  readonly context: ScenarioContext;
  readonly selections: KeptSelections;
  readonly effects: KeptEffects;
  /** Place among the assessments in columns. */
  readonly placeOf: ReadonlyMap<string, number>;
}

function withFormulas(
  assessment: Assessment | undefined,
  id: string,
  { parameters }: ScenarioContext,
): Outcome<Assessment> {
  if (assessment === undefined)
    return refuse({
      code: 'ASSESSMENT_UNKNOWN',
      field: 'wanted',
      subject: id,
      message: `There is no assessment ${id}.`,
      remedy: 'Ask for one of the assessments given.',
    });
  return parameters === undefined ? accept(assessment) : applyParameters(assessment, parameters, new Map());
}

function standsAlone(assessment: Assessment): assessment is CalculatedAssessment {
  return (
    assessment.kind === 'CALCULATED' && assessment.lines.every(({ input }) => input.kind !== 'ASSESSMENT')
  );
}

function totalsOf(compiled: Compiled, scenarios: readonly Scenario[]): Outcome<PortfolioTotals> {
  const { layout, context, selections, effects } = compiled;
  const changes = scenarios.map((scenario) => changesOf(scenario));
  const refusals = changes.flatMap((own) => checkChanges(own, context));
  if (refusals.length > 0) return { ok: false, refusals };
  const groups = groupRuns(changes, layout, context);
  if (!groups.ok) return groups;
  const columns = baseColumns(layout, scenarios.length);
  const setting: Setting = { layout, effects, fresh: { rows: new Float64Array(16), gaps: 0 } };
  for (let start = 0; start < groups.value.length; start += TOGETHER) {
    const own = groups.value.slice(start, start + TOGETHER);
    const found = selections.find(own.map(({ reach }) => reach));
    own.forEach(({ runs }, place) => {
      addUpSelection(found[place]!, runs, setting, columns);
    });
  }
  const ordinary = scenarios.map((scenario, place) => ordinaryTotals(compiled, scenario, changes[place]!));
  const refused = ordinary.flatMap((outcomes) =>
    [...outcomes.values()].flatMap(({ outcome }) => (outcome.ok ? [] : outcome.refusals)),
  );
  if (refused.length > 0) return { ok: false, refusals: refused };
  return accept(bothWays(compiled, portfolioTotals(columns), ordinary));
}

function ordinaryTotals(
  { request, placeOf }: Compiled,
  scenario: Scenario,
  changes: readonly PlacedChange[],
): ReadonlyMap<string, FootprintOutcome> {
  const wanted = replacesInputs(changes) ? request.wanted : request.wanted.filter((id) => !placeOf.has(id));
  if (wanted.length === 0) return new Map();
  const outcomes = calculateFootprints({ ...request, wanted, scenario });
  return new Map(outcomes.map((outcome) => [outcome.assessmentId, outcome]));
}

/** One answer from both ways; what was calculated the ordinary way is taken from there. */
function bothWays(
  { request: { wanted }, placeOf }: Compiled,
  columned: PortfolioTotals,
  ordinary: readonly ReadonlyMap<string, FootprintOutcome>[],
): PortfolioTotals {
  const footprintOf = (scenario: number, assessment: number) => {
    const found = ordinary[scenario]!.get(wanted[assessment]!)?.outcome;
    return found?.ok ? found.value : undefined;
  };
  const placeIn = (assessment: number) => placeOf.get(wanted[assessment]!)!;
  return {
    total(scenario, assessment) {
      const footprint = footprintOf(scenario, assessment);
      return footprint ? footprint.totalKgCo2e : columned.total(scenario, placeIn(assessment));
    },
    stage(scenario: number, assessment: number, stage: Stage) {
      const footprint = footprintOf(scenario, assessment);
      if (footprint === undefined) return columned.stage(scenario, placeIn(assessment), stage);
      return footprint.stages.find((one) => one.stage === stage)?.kgCo2e ?? null;
    },
    gaps(scenario, assessment) {
      const footprint = footprintOf(scenario, assessment);
      return footprint ? footprint.gaps.length : columned.gaps(scenario, placeIn(assessment));
    },
  };
}
