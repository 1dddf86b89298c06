import type { CbamBasisPart } from './seeParts.ts';

/** Codes of what an embedded emission can lack. */
export const CBAM_GAPS = [
  'AMOUNT_MISSING',
  'EMISSION_FACTOR_MISSING',
  'PRODUCTION_MISSING',
  'NOTHING_ENTERED',
  'PRECURSOR_EMISSIONS_MISSING',
  'DEFAULT_MISSING',
  'DEFAULT_AMBIGUOUS',
  'PROCESS_BENCHMARK_MISSING',
  'BENCHMARK_MISSING',
  'PRICE_MISSING',
  'EXPORTED_MASS_MISSING',
  'CARBON_PRICE_UNCONVERTED',
] as const;
export type CbamGap = (typeof CBAM_GAPS)[number];

/** The smallest thing embedded emissions are the sum of: a stream, an energy flow, or one part of a precursor. */
export interface CbamPosition {
  readonly key: string;
  readonly part: CbamBasisPart;
  /** Of the stream, flow or precursor. */
  readonly itemId: string;
  readonly name: string;
  /** In the reporting period; null exactly when `gap` is set [t CO2e]. */
  readonly tCo2e: number | null;
  /** What of it certificates are due for [t CO2e]. */
  readonly countedTCo2e: number | null;
  /** The numbers it was calculated from: `1837.5 t × 48 GJ/t ÷ 1000 × 56.1 t/TJ`. */
  readonly calculation: string;
  readonly clause: string;
  readonly isDefault: boolean;
  readonly factorId: string | null;
  readonly lineId: string | null;
  /** The own good that is the precursor. */
  readonly goodId: string | null;
  readonly gap: CbamGap | null;
}
