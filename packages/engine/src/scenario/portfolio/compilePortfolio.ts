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
import { type ScenarioContext, settingsFor } from '../applyScenario.ts';
import { changesOf, type PlacedChange } from '../changesOf.ts';
import { checkChanges } from '../checkChanges.ts';
import type { Scenario } from '../scenario.ts';
import { addStages, addUpChanges, type ScenarioRun } from './addUpChanges.ts';
import { changedLines, type LineLookup, lineLookup } from './changedLines.ts';
import type { FreshRows, LineNumbers } from './freshRows.ts';
import { type PortfolioLayout, portfolioLayout } from './portfolioLayout.ts';
import { type PortfolioTotals, portfolioTotals, type TotalColumns } from './portfolioTotals.ts';

/** Scenarios that are marked before they are added up; more would take memory (1 MB each for 200,000 lines). */
const TOGETHER = 100;

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
    lookup: lineLookup(layout, context),
    placeOf: new Map(columned.map(({ id }, place) => [id, place])),
  };
  return accept({ assessmentIds: wanted, totals: (scenarios) => totalsOf(compiled, scenarios) });
}

interface Compiled {
  readonly request: PortfolioRequest;
  readonly lookup: LineLookup;
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
  const { layout, context } = compiled.lookup;
  const changes = scenarios.map((scenario) => changesOf(scenario));
  const refusals = changes.flatMap((own) => checkChanges(own, context));
  if (refusals.length > 0) return { ok: false, refusals };
  const columns = baseColumns(layout, scenarios.length);
  const fresh: FreshRows = { rows: new Float64Array(16), gaps: 0 };
  for (let start = 0; start < changes.length; start += TOGETHER) {
    const runs: ScenarioRun[] = [];
    for (const [place, own] of changes.slice(start, start + TOGETHER).entries()) {
      const run = scenarioRun(compiled.lookup, own, start + place, fresh);
      if (!run.ok) return run;
      if (run.value !== null) runs.push(run.value);
    }
    addUpChanges(runs, columns);
  }
  const ordinary = scenarios.map((scenario, place) => ordinaryTotals(compiled, scenario, changes[place]!));
  const refused = ordinary.flatMap((outcomes) =>
    [...outcomes.values()].flatMap(({ outcome }) => (outcome.ok ? [] : outcome.refusals)),
  );
  if (refused.length > 0) return { ok: false, refusals: refused };
  return accept(bothWays(compiled, portfolioTotals(columns), ordinary));
}

/** Every scenario begins as the base case. */
function baseColumns(layout: PortfolioLayout, scenarios: number): TotalColumns {
  const assessments = layout.assessments.length;
  const segments = layout.stageOfSegment.length;
  const columns: TotalColumns = {
    assessments,
    segmentStarts: layout.segmentStarts,
    stageOfSegment: layout.stageOfSegment,
    stageSums: new Float64Array(scenarios * segments),
    stageKnown: new Int32Array(scenarios * segments),
    totals: new Float64Array(scenarios * assessments),
    totalKnown: new Uint8Array(scenarios * assessments),
    gapCounts: new Int32Array(scenarios * assessments),
  };
  if (scenarios === 0) return columns;
  columns.stageSums.set(layout.segmentSums);
  columns.stageKnown.set(layout.segmentKnown);
  for (let product = 0; product < assessments; product++) {
    addStages(columns, product, 0);
    for (let line = layout.productStarts[product]!; line < layout.productStarts[product + 1]!; line++)
      columns.gapCounts[product]! += layout.gapsOfLine[line]!;
  }
  for (let scenario = 1; scenario < scenarios; scenario++) {
    columns.stageSums.copyWithin(scenario * segments, 0, segments);
    columns.stageKnown.copyWithin(scenario * segments, 0, segments);
    columns.totals.copyWithin(scenario * assessments, 0, assessments);
    columns.totalKnown.copyWithin(scenario * assessments, 0, assessments);
    columns.gapCounts.copyWithin(scenario * assessments, 0, assessments);
  }
  return columns;
}

/** What a scenario changes; null where it changes nothing, or has to take the ordinary way. */
function scenarioRun(
  lookup: LineLookup,
  changes: readonly PlacedChange[],
  place: number,
  fresh: FreshRows,
): Outcome<ScenarioRun | null> {
  if (changes.length === 0 || replacesInputs(changes)) return accept(null);
  const numbers = numbersUnder(changes, lookup);
  if (!numbers.ok) return numbers;
  const marked = changedLines(changes, numbers.value.renumbered, lookup);
  return accept({ place, marked, lookup, numbers: numbers.value, fresh });
}

interface Numbers extends LineNumbers {
  /** Lines whose numbers are not those of the layout. */
  readonly renumbered: readonly number[];
}

/** The numbers of the lines under the parameters a scenario sets. */
function numbersUnder(changes: readonly PlacedChange[], { layout, context }: LineLookup): Outcome<Numbers> {
  const { parameters } = context;
  if (parameters === undefined || changes.every(({ change }) => change.kind !== 'SET_PARAMETER'))
    return accept({ amounts: layout.amounts, distances: layout.distances, renumbered: [] });
  const amounts = layout.amounts.slice();
  const distances = layout.distances.slice();
  const renumbered: number[] = [];
  for (const [product, assessment] of layout.assessments.entries()) {
    const settings = settingsFor(assessment, changes);
    if (settings.size === 0) continue;
    const computed = applyParameters(assessment, parameters, settings);
    if (!computed.ok) return computed;
    if (computed.value.kind === 'DECLARED' || computed.value === assessment) continue;
    const byId = new Map(computed.value.lines.map((line) => [line.id, line]));
    for (let line = layout.productStarts[product]!; line < layout.productStarts[product + 1]!; line++) {
      const { amount, distanceKm } = byId.get(layout.lineIds[line]!)!;
      const isSame =
        Object.is(amount ?? Number.NaN, amounts[line]) &&
        Object.is(distanceKm ?? Number.NaN, distances[line]);
      if (isSame) continue;
      amounts[line] = amount ?? Number.NaN;
      distances[line] = distanceKm ?? Number.NaN;
      renumbered.push(line);
    }
  }
  return accept({ amounts, distances, renumbered });
}

function replacesInputs(changes: readonly PlacedChange[]): boolean {
  return changes.some(({ change }) => change.kind === 'REPLACE_INPUT');
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
