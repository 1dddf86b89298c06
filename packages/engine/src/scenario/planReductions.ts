import { calculateFootprints, type FootprintRequest } from '../footprint/calculateFootprints.ts';
import type { Footprint } from '../footprint/footprint.ts';
import type { Assessment } from '../inventory/inventory.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { compileParameters } from '../parameter/compileParameters.ts';
import { comparePaired } from '../uncertainty/comparePaired.ts';
import { simulate } from '../uncertainty/simulate.ts';
import { applyScenario, type ChangedAssessment } from './applyScenario.ts';
import type { ReductionOption } from './findReductionOptions.ts';
import type { Change, Scenario } from './scenario.ts';
import { uncertainFootprint } from './uncertainFootprint.ts';

export interface PlanRequest extends Omit<FootprintRequest, 'wanted' | 'scenario'> {
  readonly assessmentId: string;
  readonly options: readonly ReductionOption[];
  readonly draws: number;
  readonly seed: number;
}

/** A option in its place; all in kg CO2e per declared unit, savings positive. */
export interface PlannedReduction {
  readonly option: ReductionOption;
  /** Runs the option alone. */
  readonly scenario: Scenario;
  readonly savedAlone: number;
  /** What it still saves after all before it. */
  readonly savedInOrder: number;
  /** savedInOrder − savedAlone: below zero where another one has already saved some of it. */
  readonly interactionKgCo2e: number;
  /** Middle 95 % of what it saves alone, with what both cases share drawn once. */
  readonly interval: { readonly lower: number; readonly upper: number };
  /** Share of the draws in which it saves anything, 0..1. */
  readonly confidence: number;
  readonly lineIds: readonly string[];
  /** Cost per kg saved alone; null without a cost. */
  readonly costPerKgCo2e: number | null;
}

export interface LeftOut {
  readonly optionId: string;
  readonly reason: /** It saves nothing, or raises the footprint. */
    | 'NO_SAVING'
    /** The total would shrink by what is not known afterwards. */
    | 'NEW_GAPS'
    /** It would no longer be the same product. */
    | 'DECLARED_UNIT_CHANGED'
    /** A better one already decides the same lines. */
    | 'REPLACED_BY_BETTER'
    | 'NOT_POSSIBLE';
}

export interface ReductionPlan {
  readonly assessmentId: string;
  readonly baseKgCo2e: number;
  /** With all reductions together; base − the sum of `savedInOrder`. */
  readonly afterKgCo2e: number;
  /** By cost per kg where every one has a cost (marginal abatement curve), by what each saves alone otherwise. */
  readonly reductions: readonly PlannedReduction[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Puts options in order and says what each saves alone and after those before it. Every saving is the difference of two
 * calculated footprints, never an estimate from shares.
 *
 * @returns refusals of the calculation, and `TOTAL_MISSING` for a base case of gaps
 */
export function planReductions(request: PlanRequest): Outcome<ReductionPlan> {
  const base = footprintUnder(request, []);
  if (!base.ok) return base;
  const { totalKgCo2e } = base.value;
  if (totalKgCo2e === null)
    return refuse({
      code: 'TOTAL_MISSING',
      field: 'assessmentId',
      subject: request.assessmentId,
      message: `The total of ${request.assessmentId} is not known: there are only gaps.`,
      remedy: 'Fill the gaps of its inventory first.',
    });
  const leftOut: LeftOut[] = [];
  const tried: Tried[] = [];
  for (const option of request.options) {
    const outcome = tryAlone(request, option, base.value);
    if (typeof outcome === 'string') leftOut.push({ optionId: option.id, reason: outcome });
    else tried.push(outcome);
  }
  const hasCosts = tried.every(({ option }) => option.cost !== null);
  const costOf = ({ option, savedAlone }: Tried) => (option.cost ?? 0) / savedAlone;
  tried.sort(
    (a, b) =>
      (hasCosts ? costOf(a) - costOf(b) : b.savedAlone - a.savedAlone) ||
      (a.option.id < b.option.id ? -1 : 1),
  );
  return inOrder(request, base.value, totalKgCo2e, tried, leftOut);
}

interface Tried {
  readonly option: ReductionOption;
  readonly changed: ChangedAssessment;
  readonly footprint: Footprint;
  readonly savedAlone: number;
}

function tryAlone(request: PlanRequest, option: ReductionOption, base: Footprint): Tried | LeftOut['reason'] {
  const changed = changedAssessment(request, option);
  const footprint = footprintUnder(request, option.changes);
  if (changed === null || !footprint.ok) return 'NOT_POSSIBLE';
  if (!isSameProduct(changed.assessment, request)) return 'DECLARED_UNIT_CHANGED';
  if (
    changed.findings.some(({ code }) => code === 'SCENARIO_CHANGE_NOT_POSSIBLE') &&
    changed.changedLineIds.length === 0
  )
    return 'NOT_POSSIBLE';
  const { totalKgCo2e, gaps } = footprint.value;
  if (totalKgCo2e === null || gaps.length > base.gaps.length) return 'NEW_GAPS';
  const savedAlone = base.totalKgCo2e! - totalKgCo2e;
  return savedAlone > 0 ? { option, changed, footprint: footprint.value, savedAlone } : 'NO_SAVING';
}

/** Whether the declared unit and the unit of every line are what they were: the function is the same. */
function isSameProduct(changed: Assessment, { assessments, assessmentId }: PlanRequest): boolean {
  const base = assessments.find(({ id }) => id === assessmentId)!;
  const { amount, unit } = base.declaredUnit;
  if (changed.declaredUnit.amount !== amount || changed.declaredUnit.unit !== unit) return false;
  if (base.kind === 'DECLARED' || changed.kind === 'DECLARED') return changed === base;
  const units = new Map(base.lines.map((line) => [line.id, line.unit]));
  return changed.lines.every((line) => units.get(line.id) === line.unit);
}

function inOrder(
  request: PlanRequest,
  base: Footprint,
  baseKgCo2e: number,
  tried: readonly Tried[],
  leftOut: LeftOut[],
): Outcome<ReductionPlan> {
  const reductions: PlannedReduction[] = [];
  const taken: Change[] = [];
  const decided = new Set<string>();
  let before = baseKgCo2e;
  for (const one of tried) {
    const own = decidedLines(one);
    if (own.some((lineId) => decided.has(lineId))) {
      leftOut.push({ optionId: one.option.id, reason: 'REPLACED_BY_BETTER' });
      continue;
    }
    const together = footprintUnder(request, [...taken, ...one.option.changes]);
    const after = together.ok ? together.value.totalKgCo2e : null;
    if (after === null || after >= before) {
      leftOut.push({ optionId: one.option.id, reason: 'NO_SAVING' });
      continue;
    }
    const certainty = certaintyOf(request, base, one);
    if (!certainty.ok) return certainty;
    taken.push(...one.option.changes);
    for (const lineId of own) decided.add(lineId);
    reductions.push({ ...planned(one, before - after), ...certainty.value });
    before = after;
  }
  return accept({ assessmentId: request.assessmentId, baseKgCo2e, afterKgCo2e: before, reductions, leftOut });
}

function planned(
  { option, changed, savedAlone }: Tried,
  savedInOrder: number,
): Omit<PlannedReduction, 'interval' | 'confidence'> {
  return {
    option,
    scenario: { id: option.id, changes: option.changes },
    savedAlone,
    savedInOrder,
    interactionKgCo2e: savedInOrder - savedAlone,
    lineIds: changed.changedLineIds,
    costPerKgCo2e: option.cost === null ? null : option.cost / savedAlone,
  };
}

/** Lines of which a option decides where they come from; two of them cannot both be done. */
function decidedLines({ option, changed }: Tried): readonly string[] {
  const isDecision = option.changes.some(({ kind }) => kind !== 'SCALE_AMOUNT' && kind !== 'SET_PARAMETER');
  return isDecision ? changed.changedLineIds : [];
}

function certaintyOf(
  { draws, seed }: PlanRequest,
  base: Footprint,
  { changed, footprint }: Tried,
): Outcome<Pick<PlannedReduction, 'interval' | 'confidence'>> {
  const simulation = simulate({
    products: [
      uncertainFootprint('after', footprint, changed.assessment),
      uncertainFootprint('base', base, changed.assessment),
    ],
    draws,
    seed,
  });
  if (!simulation.ok) return simulation;
  const compared = comparePaired(simulation.value, 'after', 'base');
  if (!compared.ok) return compared;
  const { interval, firstLowerShare } = compared.value;
  // The comparison is after minus base; a saving is the other way round.
  return accept({
    interval: { lower: -interval.upper, upper: -interval.lower },
    confidence: firstLowerShare,
  });
}

function footprintUnder(
  { assessmentId, options: _options, draws: _draws, seed: _seed, ...request }: PlanRequest,
  changes: readonly Change[],
): Outcome<Footprint> {
  const scenario = changes.length === 0 ? null : { id: 'PLAN', changes };
  const [result] = calculateFootprints({ ...request, wanted: [assessmentId], scenario });
  return result!.outcome;
}

function changedAssessment(request: PlanRequest, option: ReductionOption): ChangedAssessment | null {
  const { assessments, factors, parameters, assessmentId } = request;
  const compiled = parameters && compileParameters(parameters, assessments);
  const assessment = assessments.find(({ id }) => id === assessmentId);
  if (assessment === undefined || compiled?.ok === false) return null;
  const outcome = applyScenario(
    assessment,
    { id: option.id, changes: option.changes },
    {
      factors,
      assessments: new Map(assessments.map((one) => [one.id, one])),
      ...(compiled && { parameters: compiled.value }),
    },
  );
  return outcome.ok ? outcome.value : null;
}
