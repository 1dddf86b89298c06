import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { exponential } from './elementary.ts';

export const PEDIGREE_INDICATORS = [
  'reliability',
  'completeness',
  'temporal',
  'geographical',
  'technological',
] as const;
export type PedigreeIndicator = (typeof PEDIGREE_INDICATORS)[number];

/** 1 (best) to 5 for each indicator; null is "not rated" and adds nothing. */
export type Pedigree = Readonly<Record<PedigreeIndicator, number | null>>;

/**
 * Variance of ln(x) that a score of 1 to 5 adds.
 *
 * Source: ecoinvent data quality guideline for version 3 (Weidema et al. 2013), chapter 10, uncertainty factors; all but
 * geographical 4 and technological 2 are (ln U / 2)² of the factors of ecoinvent 2 (Frischknecht et al. 2007), rounded.
 */
const VARIANCES: Readonly<Record<PedigreeIndicator, readonly number[]>> = {
  reliability: [0, 0.0006, 0.002, 0.008, 0.04],
  completeness: [0, 0.0001, 0.0006, 0.002, 0.008],
  temporal: [0, 0.0002, 0.002, 0.008, 0.04],
  geographical: [0, 0.000025, 0.0001, 0.0006, 0.002],
  technological: [0, 0.0006, 0.008, 0.04, 0.12],
};

/**
 * Variance of ln(x) that a flow has even if it is known as well as can be, by kind of flow. Source: as above, table of
 * default basic uncertainty.
 */
export const BASIC_VARIANCES = {
  /** Energy, materials, semi-finished products, waste treatment. */
  MATERIAL_OR_ENERGY: 0.0006,
  CARBON_DIOXIDE: 0.0006,
  /** Tonne-kilometres. */
  TRANSPORT: 0.12,
  INFRASTRUCTURE: 0.3,
  /** Methane from combustion. */
  METHANE: 0.04,
} as const;
export type BasicUncertainty = keyof typeof BASIC_VARIANCES;

/**
 * Geometric standard deviation of a flow: exp(√(basic variance + Σ variances of the five scores)).
 *
 * @param subject key of the input, for refusals
 */
export function gsdOfPedigree(pedigree: Pedigree, basic: BasicUncertainty, subject: string): Outcome<number> {
  const refusals = PEDIGREE_INDICATORS.flatMap((indicator) => badScore(pedigree, indicator, subject));
  if (refusals.length > 0) return refuse(...refusals);
  const variance = PEDIGREE_INDICATORS.reduce<number>((sum, indicator) => {
    const score = pedigree[indicator];
    return score === null ? sum : sum + VARIANCES[indicator][score - 1]!;
  }, BASIC_VARIANCES[basic]);
  return accept(exponential(Math.sqrt(variance)));
}

function badScore(pedigree: Pedigree, indicator: PedigreeIndicator, subject: string): InputRefusal[] {
  const score = pedigree[indicator];
  if (score === null || (Number.isInteger(score) && score >= 1 && score <= 5)) return [];
  return [
    {
      code: 'PEDIGREE_SCORE_INVALID',
      field: indicator,
      subject,
      message: `${score} is no score of the pedigree matrix.`,
      remedy: 'Give a whole number from 1 (best) to 5, or none.',
    },
  ];
}
