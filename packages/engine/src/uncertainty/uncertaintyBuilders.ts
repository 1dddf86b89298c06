import type { Distribution } from './distribution.ts';
import type { UncertainInput, UncertainLine, UncertainProduct } from './uncertainProduct.ts';

/* Short forms of inputs and lines for the tests of this folder. */

export const lognormal = (median: number, gsd: number): Distribution => ({ kind: 'LOGNORMAL', median, gsd });
export const fixed = (value: number): Distribution => ({ kind: 'FIXED', value });

export const input = (key: string, distribution: Distribution): UncertainInput => ({ key, distribution });

export const line = (
  quantityKey: string,
  quantity: Distribution,
  factorKey: string,
  factor: Distribution,
): UncertainLine => ({ quantity: input(quantityKey, quantity), factor: input(factorKey, factor) });

export const product = (id: string, ...lines: readonly UncertainLine[]): UncertainProduct => ({ id, lines });
