import type { PreviewBasis } from './preview/previewTypes.ts';

/** How masses on a basis are written: one product in kg, a portfolio's year in tonnes. */
export function massOn(basis: PreviewBasis): {
  readonly perKg: number;
  readonly unit: 'perUnit' | 'perYear';
} {
  return basis === 'DECLARED_UNIT' ? { perKg: 1, unit: 'perUnit' } : { perKg: 0.001, unit: 'perYear' };
}

/** Relative change; null where one side is not known or there is nothing to compare with. */
export function relativeChange(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before - 1;
}
