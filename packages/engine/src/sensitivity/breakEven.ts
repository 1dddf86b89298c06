import type { FootprintRequest } from '../footprint/calculateFootprints.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { changesOf } from '../scenario/changesOf.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { changeResponse } from './changeResponse.ts';
import {
  missingTotal,
  type ParameterResponse,
  parameterNamed,
  parameterResponse,
  type SensitivityRequest,
} from './parameterResponse.ts';
import { spaced } from './sweep.ts';

/** A product, in the base case or under a scenario. */
export interface BreakEvenSide {
  readonly assessmentId: string;
  readonly scenario: Scenario | null;
}

export type LowerSide = 'FIRST' | 'SECOND' | 'EQUAL';

export interface BreakEvenPoint {
  /** Of the parameter. */
  readonly value: number;
  /** kg CO2e per declared unit there, of the first side. */
  readonly kgCo2e: number;
  readonly lowerBelow: LowerSide;
  readonly lowerAbove: LowerSide;
  /**
   * EXACT: the difference is a straight line around the point. BRACKETED: it is curved; the point is within 1e-11 of the
   * range. JUMP: one
   * of them leaps over the other there, and they are equal nowhere near.
   */
  readonly kind: 'EXACT' | 'BRACKETED' | 'JUMP';
}

export type BreakEven =
  | { readonly kind: 'POINTS'; readonly points: readonly BreakEvenPoint[] }
  /** Within the range one side stays lower. */
  | { readonly kind: 'NO_POINT'; readonly lower: 'FIRST' | 'SECOND' }
  /** Equal everywhere: the parameter does not tell the two apart. */
  | { readonly kind: 'EQUAL' };

export interface BreakEvenRange {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
}

/** Places at which the sign of the difference is looked at first; two points between neighbours would not be seen. */
const PLACES = 201;
const BISECTIONS = 60;
/** Of the larger total: differences below it are rounding. */
const ROUNDING = 1e-12;
/** Of the range: brackets are not made narrower. */
const NARROW = 1e-12;
/** Of the range: what is straight over less of it may be a curve. */
const LINE_SHARE = 1e-4;

/**
 * Where two footprints are equal over a parameter: sign changes of the difference on a grid, then bisection until both ends
 * of a bracket lie on one straight piece, where the crossing of two lines is exact; curved ones are bisected to the end.
 * Both sides take the same value of the parameter.
 */
export function breakEven(
  request: Omit<SensitivityRequest, 'wanted' | 'scenario'>,
  first: BreakEvenSide,
  second: BreakEvenSide,
  range: BreakEvenRange,
): Outcome<BreakEven> {
  const known = parameterNamed(request.parameters, range.parameter);
  if (!known.ok) return known;
  return whereEqual(first, second, range, ({ assessmentId, scenario }) =>
    parameterResponse({ ...request, wanted: [assessmentId], scenario }),
  );
}

/**
 * The same over the number of a change, by its id: at which recycled share two products tie, say. A side whose scenario
 * does not have the change stays where it is.
 *
 * @returns refusals of {@link breakEven}, and `CHANGE_UNKNOWN` when neither side has the change
 */
export function breakEvenOfChange(
  request: Omit<FootprintRequest, 'wanted' | 'scenario'>,
  first: BreakEvenSide,
  second: BreakEvenSide,
  { changeId, from, to }: { readonly changeId: string; readonly from: number; readonly to: number },
): Outcome<BreakEven> {
  const has = ({ scenario }: BreakEvenSide) =>
    scenario !== null && changesOf(scenario).some(({ change }) => change.id === changeId);
  if (!has(first) && !has(second))
    return refuse({
      code: 'CHANGE_UNKNOWN',
      field: 'changeId',
      subject: changeId,
      message: `Neither scenario has the change ${changeId}.`,
      remedy: 'Choose a change of one of the two scenarios.',
    });
  return whereEqual(first, second, { parameter: changeId, from, to }, ({ assessmentId, scenario }) =>
    changeResponse({ ...request, wanted: [assessmentId], scenario }, [changeId]),
  );
}

function whereEqual(
  first: BreakEvenSide,
  second: BreakEvenSide,
  range: BreakEvenRange,
  responseOf: (side: BreakEvenSide) => Outcome<ParameterResponse>,
): Outcome<BreakEven> {
  const { parameter, from, to } = range;
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to))
    return refuse({
      code: 'RANGE_INVALID',
      field: 'from',
      subject: parameter,
      message: `From ${from} to ${to} is no range.`,
      remedy: 'Give two finite numbers, the smaller one first.',
    });
  const [left, right] = [responseOf(first), responseOf(second)];
  if (!left.ok) return left;
  if (!right.ok) return right;
  return search(differenceOf(left.value, right.value, first, second, parameter), range);
}

/** First total minus second, and the first, at some values of the parameter. */
type Difference = (values: readonly number[]) => Outcome<readonly Sample[]>;
interface Sample {
  readonly value: number;
  readonly difference: number;
  readonly kgCo2e: number;
}

function differenceOf(
  left: ParameterResponse,
  right: ParameterResponse,
  first: BreakEvenSide,
  second: BreakEvenSide,
  parameter: string,
): Difference {
  return (values) => {
    const settings = values.map((value) => new Map([[parameter, value]]));
    const [ofLeft, ofRight] = [left.totals(settings), right.totals(settings)];
    if (!ofLeft.ok) return ofLeft;
    if (!ofRight.ok) return ofRight;
    const samples: Sample[] = [];
    for (const [place, value] of values.entries()) {
      const [a, b] = [ofLeft.value[place]![0]!, ofRight.value[place]![0]!];
      if (a === null) return missingTotal(first.assessmentId);
      if (b === null) return missingTotal(second.assessmentId);
      const rounding = ROUNDING * Math.max(Math.abs(a), Math.abs(b));
      samples.push({ value, difference: Math.abs(a - b) <= rounding ? 0 : a - b, kgCo2e: a });
    }
    return accept(samples);
  };
}

function search(difference: Difference, { from, to }: BreakEvenRange): Outcome<BreakEven> {
  const scanned = difference(spaced(from, to, PLACES));
  if (!scanned.ok) return scanned;
  const samples = scanned.value;
  const apart = samples.filter((sample) => sample.difference !== 0);
  if (apart.length === 0) return accept({ kind: 'EQUAL' });
  const points: BreakEvenPoint[] = [];
  for (let place = 1; place < apart.length; place++) {
    const [below, above] = [apart[place - 1]!, apart[place]!];
    if (Math.sign(below.difference) === Math.sign(above.difference)) continue;
    const point = between(difference, below, above, to - from);
    if (!point.ok) return point;
    points.push(point.value);
  }
  points.push(...touchingEnds(samples, apart));
  points.sort((a, b) => a.value - b.value);
  if (points.length > 0) return accept({ kind: 'POINTS', points });
  return accept({ kind: 'NO_POINT', lower: lowerAt(apart[0]!) as 'FIRST' | 'SECOND' });
}

/** Two sides that meet just at an end of the range, and are not equal beside it. */
function touchingEnds(samples: readonly Sample[], apart: readonly Sample[]): BreakEvenPoint[] {
  const [start, end] = [samples[0]!, samples.at(-1)!];
  const point = (
    { value, kgCo2e }: Sample,
    lowerBelow: LowerSide,
    lowerAbove: LowerSide,
  ): BreakEvenPoint => ({
    value,
    kgCo2e,
    lowerBelow,
    lowerAbove,
    kind: 'EXACT',
  });
  return [
    ...(start.difference === 0 && samples[1] === apart[0] ? [point(start, 'EQUAL', lowerAt(apart[0]!))] : []),
    ...(end.difference === 0 && samples.at(-2) === apart.at(-1)
      ? [point(end, lowerAt(apart.at(-1)!), 'EQUAL')]
      : []),
  ];
}

/** The point between two values with differences of opposite sign. */
function between(difference: Difference, low: Sample, high: Sample, width: number): Outcome<BreakEvenPoint> {
  let [below, above] = [low, high];
  const found = (value: number, kgCo2e: number, kind: BreakEvenPoint['kind']) =>
    accept({ value, kgCo2e, lowerBelow: lowerAt(low), lowerAbove: lowerAt(high), kind });
  for (let step = 0; step < BISECTIONS; step++) {
    const secant =
      below.value - (below.difference * (above.value - below.value)) / (above.difference - below.difference);
    const quarter = (above.value - below.value) / 4;
    const tried = difference([
      below.value + quarter,
      below.value + 2 * quarter,
      below.value + 3 * quarter,
      secant,
    ]);
    if (!tried.ok) return tried;
    const [first, middle, third, crossing] = tried.value;
    if (isStraight([below, first!, middle!, third!, above])) {
      // A curve, too, looks straight from near enough.
      const isLine = above.value - below.value >= LINE_SHARE * width;
      return found(secant, crossing!.kgCo2e, isLine ? 'EXACT' : 'BRACKETED');
    }
    if (middle!.difference === 0) return found(middle!.value, middle!.kgCo2e, 'BRACKETED');
    if (Math.sign(middle!.difference) === Math.sign(below.difference)) below = middle!;
    else above = middle!;
    if (above.value - below.value <= NARROW * width) break;
  }
  const jumps =
    Math.abs(above.difference - below.difference) > Math.abs(high.difference - low.difference) * 1e-6;
  return found((below.value + above.value) / 2, below.kgCo2e, jumps ? 'JUMP' : 'BRACKETED');
}

/** Whether the samples between two ends lie on the line through them, but for rounding. */
function isStraight(samples: readonly Sample[]): boolean {
  const [start, end] = [samples[0]!, samples.at(-1)!];
  const scale = Math.max(
    ...samples.map(({ difference, kgCo2e }) => Math.max(Math.abs(difference), Math.abs(kgCo2e))),
  );
  const slope = (end.difference - start.difference) / (end.value - start.value);
  return samples.every(
    ({ value, difference }) =>
      Math.abs(start.difference + slope * (value - start.value) - difference) <= 4 * ROUNDING * scale,
  );
}

function lowerAt({ difference }: Sample): LowerSide {
  if (difference === 0) return 'EQUAL';
  return difference < 0 ? 'FIRST' : 'SECOND';
}
