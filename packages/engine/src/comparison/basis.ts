import type { Basis } from './comparison.ts';

/** What the figures of a footprint can be put in relation to, each of one declared unit. */
export interface BasisAmounts {
  readonly massKg: number | null;
  /** Declared units a year. */
  readonly annualVolume: number | null;
  /** Pieces in one declared unit. */
  readonly pieces: number | null;
  /** Price of one declared unit; all prices of a comparison are in one currency. */
  readonly price: number | null;
}

/** Why a footprint cannot be shown on a basis. */
export const BASIS_GAP: Readonly<Record<Basis, string>> = {
  DECLARED_UNIT: '',
  KILOGRAM: 'MASS_UNKNOWN',
  PIECE: 'PIECES_UNKNOWN',
  ANNUAL_VOLUME: 'ANNUAL_VOLUME_UNKNOWN',
  REVENUE: 'PRICE_UNKNOWN',
};

/**
 * What kg CO2e per declared unit are multiplied by. Null when the amount the basis needs is not known: all facts are then gaps.
 * 3 kg CO2e per declared unit of 2 kg are 1.5 per kilogram: the scale is 0.5.
 */
export function scaleOn(basis: Basis, { massKg, annualVolume, pieces, price }: BasisAmounts): number | null {
  switch (basis) {
    case 'DECLARED_UNIT':
      return 1;
    case 'KILOGRAM':
      return inverse(massKg);
    case 'PIECE':
      return inverse(pieces);
    case 'ANNUAL_VOLUME':
      return annualVolume;
    case 'REVENUE':
      return inverse(price);
    default:
      return basis satisfies never;
  }
}

/** Nothing can be put in relation to nothing: 0 is as unknown as null. */
function inverse(amount: number | null): number | null {
  return amount === null || !(amount > 0) || !Number.isFinite(1 / amount) ? null : 1 / amount;
}
