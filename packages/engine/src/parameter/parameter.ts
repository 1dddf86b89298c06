import type { Distribution } from '../uncertainty/distribution.ts';

/** A number, or a formula over other parameters. */
export type ParameterInput =
  | { readonly kind: 'VALUE'; readonly value: number }
  | { readonly kind: 'FORMULA'; readonly formula: string };

/** A number with a name, to be used in formulas. */
export interface Parameter {
  /** A letter or `_`, then letters, digits and `_`; Chinese letters are letters. */
  readonly name: string;
  /** The assessment it belongs to; null when all assessments may use it. One of the assessment itself goes first. */
  readonly assessmentId: string | null;
  /** One of Cradle's units; null for a plain number (a share, a count). */
  readonly unit: string | null;
  readonly input: ParameterInput;
  /** In `unit`; null without a bound. Both ends belong to what is allowed. */
  readonly min: number | null;
  readonly max: number | null;
  /** What is known of the value, in `unit`; null for a certain one, and for a formula, which takes on its inputs'. */
  readonly distribution: Distribution | null;
}

/** The numbers of an assessment that may follow from a formula; the first two are a line's, the others its own. */
export const FORMULA_FIELDS = ['AMOUNT', 'DISTANCE_KM', 'MASS_KG', 'DECLARED_QUANTITY'] as const;
export type FormulaField = (typeof FORMULA_FIELDS)[number];

/** Where a number is replaced by the result of a formula. */
export interface FieldFormula {
  readonly assessmentId: string;
  /** Null for a field of the assessment itself. */
  readonly lineId: string | null;
  readonly field: FormulaField;
  readonly formula: string;
}

/** All parameters of a calculation, and all formulas that use them. */
export interface ParameterModel {
  readonly parameters: readonly Parameter[];
  readonly formulas: readonly FieldFormula[];
}
