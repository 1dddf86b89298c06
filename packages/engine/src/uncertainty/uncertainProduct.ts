import type { Distribution } from './distribution.ts';

/**
 * A number with what is known of it. The key says which number it is: two lines, or two products, that name the same key
 * mean the same number, which is then drawn once for both.
 */
export interface UncertainInput {
  readonly key: string;
  readonly distribution: Distribution;
}

/** One line of the foreground: coefficient × quantity [factor unit] × factor [kg CO2e per factor unit]. */
export interface UncertainLine {
  readonly quantity: UncertainInput;
  readonly factor: UncertainInput;
  /** A certain number beside the two; absent: 1. */
  readonly coefficient?: number;
}

/** Result: Σ coefficient × quantity × factor over the lines [kg CO2e per declared unit]. */
export interface UncertainProduct {
  readonly id: string;
  readonly lines: readonly UncertainLine[];
}
