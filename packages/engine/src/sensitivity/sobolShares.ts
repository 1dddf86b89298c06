import { accept, type Outcome, refuse } from '../outcome.ts';
import type { Parameter } from '../parameter/parameter.ts';
import { drawColumn } from '../uncertainty/drawInput.ts';
import {
  missingTotal,
  parameterResponse,
  type SensitivityRequest,
  type Settings,
} from './parameterResponse.ts';

/** A share of the variance that was sampled, with the standard error that the number of samples leaves. */
export interface SampledShare {
  readonly parameter: string;
  readonly firstOrder: number;
  readonly firstOrderError: number;
  readonly total: number;
  readonly totalError: number;
}

export interface SampledDecomposition {
  readonly mean: number;
  /** (kg CO2e)². */
  readonly variance: number;
  /** Largest total share first, then by name. */
  readonly shares: readonly SampledShare[];
  /** Draws that lay outside the bounds of their parameter and were put on them. */
  readonly clippedDraws: number;
}

export interface SamplingOptions {
  /** Of each of the two base samples; the model is evaluated samples × (parameters + 2) times. */
  readonly samples: number;
  /** Whole number; the same seed gives the same bits. */
  readonly seed: number;
}

const FEWEST_SAMPLES = 64;
const MOST_EVALUATIONS = 1_000_000;

/**
 * Contribution to variance of every parameter with a distribution, whatever the formulas are (Sobol 1993). First order by
 * Saltelli et al. 2010, table 2 (b); total by Jansen 1999. Every parameter has streams of its own, so that the order of
 * parameters changes nothing.
 *
 * @returns refusals `SAMPLES_OUT_OF_RANGE`, `NOTHING_UNCERTAIN`, and those of the calculation
 */
export function sobolShares(
  request: SensitivityRequest,
  assessmentId: string,
  { samples, seed }: SamplingOptions,
): Outcome<SampledDecomposition> {
  const uncertain = uncertainParameters(request, assessmentId);
  const evaluations = samples * (uncertain.length + 2);
  if (uncertain.length === 0)
    return refused(
      'NOTHING_UNCERTAIN',
      'parameters',
      assessmentId,
      'No parameter has a distribution.',
      'Give one a distribution.',
    );
  if (
    !Number.isInteger(samples) ||
    samples < FEWEST_SAMPLES ||
    evaluations > MOST_EVALUATIONS ||
    seed !== (seed | 0)
  )
    return refused(
      'SAMPLES_OUT_OF_RANGE',
      'samples',
      assessmentId,
      `${samples} samples of ${uncertain.length} parameters with seed ${seed} cannot be taken.`,
      `Ask for whole numbers: at least ${FEWEST_SAMPLES} samples, at most ${MOST_EVALUATIONS} evaluations, a seed of 32 bits.`,
    );
  const response = parameterResponse({ ...request, wanted: [assessmentId] });
  if (!response.ok) return response;
  const { draws, clippedDraws } = drawAll(uncertain, samples, seed);
  const evaluate = (exchanged: number | 'A' | 'B') => {
    const settings = Array.from({ length: samples }, (_, sample) =>
      settingsAt(uncertain, draws, exchanged, sample),
    );
    return response.value.totals(settings);
  };
  const columns: Float64Array[] = [];
  for (const which of ['A', 'B', ...uncertain.keys()] as const) {
    const totals = evaluate(which);
    if (!totals.ok) return totals;
    const column = Float64Array.from(totals.value, ([total]) => total ?? Number.NaN);
    if (column.some(Number.isNaN)) return missingTotal(assessmentId);
    columns.push(column);
  }
  return accept({ ...estimate(uncertain, columns), clippedDraws });
}

/** Parameters with a distribution that the assessment sees; its own go before common ones of the same name. */
function uncertainParameters({ parameters }: SensitivityRequest, assessmentId: string): readonly Parameter[] {
  const visible = new Map<string, Parameter>();
  for (const owner of [null, assessmentId])
    for (const parameter of parameters.parameters)
      if (parameter.assessmentId === owner) visible.set(parameter.name, parameter);
  return [...visible.values()].filter(({ distribution }) => distribution !== null);
}

/** Two independent samples of every parameter. */
interface Draws {
  readonly a: readonly Float64Array[];
  readonly b: readonly Float64Array[];
}

function drawAll(
  parameters: readonly Parameter[],
  samples: number,
  seed: number,
): { draws: Draws; clippedDraws: number } {
  let clippedDraws = 0;
  const draw = ({ name, distribution, min, max }: Parameter, sample: string): Float64Array => {
    const column = drawColumn(distribution!, seed, `${name}\u0000${sample}`, samples);
    return column.map((value) => {
      const clipped = Math.min(
        Math.max(value, min ?? Number.NEGATIVE_INFINITY),
        max ?? Number.POSITIVE_INFINITY,
      );
      if (clipped !== value) clippedDraws++;
      return clipped;
    });
  };
  const a = parameters.map((parameter) => draw(parameter, 'A'));
  const b = parameters.map((parameter) => draw(parameter, 'B'));
  return { draws: { a, b }, clippedDraws };
}

/** One sample of A or B as a whole, or of A with one parameter from B. */
function settingsAt(
  parameters: readonly Parameter[],
  { a, b }: Draws,
  exchanged: number | 'A' | 'B',
  sample: number,
): Settings {
  return new Map(
    parameters.map(({ name }, place) => {
      const source = exchanged === 'B' || exchanged === place ? b : a;
      return [name, source[place]![sample]!];
    }),
  );
}

function estimate(
  parameters: readonly Parameter[],
  [ofA, ofB, ...exchanged]: readonly Float64Array[],
): Omit<SampledDecomposition, 'clippedDraws'> {
  const { mean, variance } = moments([ofA!, ofB!]);
  const shares = parameters.map(({ name }, place): SampledShare => {
    const column = exchanged[place]!;
    // Without the mean the products would be differences of large numbers.
    const first = meanOf(column.length, (at) => (ofB![at]! - mean) * (column[at]! - ofA![at]!));
    const total = meanOf(column.length, (at) => 0.5 * (ofA![at]! - column[at]!) ** 2);
    const share = (value: number) => (variance === 0 ? 0 : value / variance);
    return {
      parameter: name,
      firstOrder: share(first.mean),
      firstOrderError: share(first.error),
      total: share(total.mean),
      totalError: share(total.error),
    };
  });
  return {
    mean,
    variance,
    shares: shares.sort((a, b) => b.total - a.total || (a.parameter < b.parameter ? -1 : 1)),
  };
}

function moments(columns: readonly Float64Array[]): { mean: number; variance: number } {
  const count = columns.reduce((sum, { length }) => sum + length, 0);
  const mean =
    columns.reduce((sum, column) => sum + column.reduce((own, value) => own + value, 0), 0) / count;
  const squares = columns.reduce(
    (sum, column) => sum + column.reduce((own, value) => own + (value - mean) * (value - mean), 0),
    0,
  );
  return { mean, variance: squares / (count - 1) };
}

function meanOf(count: number, term: (at: number) => number): { mean: number; error: number } {
  const { mean, variance } = moments([Float64Array.from({ length: count }, (_, at) => term(at))]);
  return { mean, error: Math.sqrt(variance / count) };
}

function refused(
  code: string,
  field: string,
  subject: string,
  message: string,
  remedy: string,
): Outcome<never> {
  return refuse({ code, field, subject, message, remedy });
}
