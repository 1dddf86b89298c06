import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { exponential, logarithm } from './elementary.ts';

/**
 * What is known of a number. Values are in the unit of the number itself.
 *
 * LOGNORMAL: `gsd` is the geometric standard deviation, exp(σ) ≥ 1; 68 % lie between median / gsd and median × gsd, 95 %
 * between median / gsd² and median × gsd². A negative median is a credit: the mirrored distribution.
 */
export type Distribution =
  | { readonly kind: 'FIXED'; readonly value: number }
  | { readonly kind: 'LOGNORMAL'; readonly median: number; readonly gsd: number }
  | { readonly kind: 'NORMAL'; readonly mean: number; readonly standardDeviation: number }
  | { readonly kind: 'TRIANGULAR'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly kind: 'UNIFORM'; readonly min: number; readonly max: number };

export type Lognormal = Extract<Distribution, { kind: 'LOGNORMAL' }>;

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Above it a lognormal mean is more than e⁵⁰ medians: a mistyped GSD, never a measurement. */
const LARGEST_GSD = 22_026;

/** The distribution, or all that is wrong with it. `subject` is the key of the input. */
export function checkDistribution(distribution: Distribution, subject: string): Outcome<Distribution> {
  const refusals = [...notFinite(distribution, subject), ...outOfShape(distribution, subject)];
  return refusals.length === 0 ? accept(distribution) : refuse(...refusals);
}

function notFinite(distribution: Distribution, subject: string): InputRefusal[] {
  return Object.entries(distribution)
    .filter(([, value]) => typeof value === 'number' && !Number.isFinite(value))
    .map(([field]) => ({
      code: 'DISTRIBUTION_NOT_FINITE',
      field,
      subject,
      message: `The ${field} of the distribution is not a finite number.`,
      remedy: 'Give a number, or leave the uncertainty out.',
    }));
}

function outOfShape(distribution: Distribution, subject: string): InputRefusal[] {
  switch (distribution.kind) {
    case 'FIXED':
      return [];
    case 'LOGNORMAL':
      return outOfGsd(distribution, subject);
    case 'NORMAL':
      return distribution.standardDeviation < 0
        ? [
            {
              code: 'STANDARD_DEVIATION_NEGATIVE',
              field: 'standardDeviation',
              subject,
              message: `A standard deviation of ${distribution.standardDeviation} is below 0.`,
              remedy: 'Give 0 for a number without uncertainty, otherwise a positive one.',
            },
          ]
        : [];
    case 'TRIANGULAR':
      return [
        ...reversed(distribution.min, distribution.max, subject),
        ...outsideOf(distribution.min, distribution.mode, distribution.max, subject),
      ];
    case 'UNIFORM':
      return reversed(distribution.min, distribution.max, subject);
  }
}

function outOfGsd({ gsd }: Lognormal, subject: string): InputRefusal[] {
  if (!(gsd < 1 || gsd > LARGEST_GSD)) return [];
  return [
    {
      code: 'GSD_OUT_OF_RANGE',
      field: 'gsd',
      subject,
      message: `A geometric standard deviation of ${gsd} is not between 1 and ${LARGEST_GSD}.`,
      remedy: 'Give exp(σ): 1 means no uncertainty, 1.1 about ±20 % at 95 %.',
    },
  ];
}

function reversed(min: number, max: number, subject: string): InputRefusal[] {
  if (!(min > max)) return [];
  return [
    {
      code: 'RANGE_REVERSED',
      field: 'min',
      subject,
      message: `The lower end ${min} lies above the upper end ${max}.`,
      remedy: 'Exchange the two.',
    },
  ];
}

function outsideOf(min: number, mode: number, max: number, subject: string): InputRefusal[] {
  if (min > max || (mode >= min && mode <= max)) return [];
  return [
    {
      code: 'MODE_OUTSIDE_RANGE',
      field: 'mode',
      subject,
      message: `The mode ${mode} does not lie between ${min} and ${max}.`,
      remedy: 'Give the most likely value, which lies between the two ends.',
    },
  ];
}

/** Mean and variance, exact for each kind. Lognormal: median × exp(σ²/2), mean² × (exp(σ²) − 1). */
export function momentsOf(distribution: Distribution): Moments {
  switch (distribution.kind) {
    case 'FIXED':
      return { mean: distribution.value, variance: 0 };
    case 'LOGNORMAL': {
      const spread = exponential(sigmaOf(distribution) ** 2);
      const mean = distribution.median * Math.sqrt(spread);
      return { mean, variance: mean * mean * (spread - 1) };
    }
    case 'NORMAL':
      return { mean: distribution.mean, variance: distribution.standardDeviation ** 2 };
    case 'TRIANGULAR': {
      const { min, mode, max } = distribution;
      const sides = (max - min) * (max - min) - (mode - min) * (max - mode);
      return { mean: (min + mode + max) / 3, variance: sides / 18 };
    }
    case 'UNIFORM':
      return {
        mean: (distribution.min + distribution.max) / 2,
        variance: (distribution.max - distribution.min) ** 2 / 12,
      };
  }
}

/** Standard deviation of the logarithm. */
export function sigmaOf({ gsd }: Lognormal): number {
  return logarithm(gsd);
}

/**
 * Product of two independent lognormal numbers, which is lognormal itself: medians multiply, variances of the logarithm
 * add.
 */
export function multiplyLognormals(a: Lognormal, b: Lognormal): Lognormal {
  const sigma = Math.sqrt(sigmaOf(a) ** 2 + sigmaOf(b) ** 2);
  return { kind: 'LOGNORMAL', median: a.median * b.median, gsd: exponential(sigma) };
}
