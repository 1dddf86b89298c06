import { type GwpSet, gwpOf } from '../factor/gwp.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';

/** Intensities of all kinds together under a GWP set: with them any part of a supply is priced without a solve. */
export interface SystemPrices {
  /** What one unit of each product causes over its whole supply, in the sign of A [kg CO2e / unit]. */
  readonly intensity: Float64Array;
  /** What one run of each process emits itself [kg CO2e]. */
  readonly direct: Float64Array;
  /** Gases of the system without a potential; their kilograms are in no price. */
  readonly gaps: readonly string[];
}

export function systemPrices(
  { kinds, direct, intensities, matrix }: PreparedSystem,
  gwpSet: GwpSet,
): SystemPrices {
  const potentials = kinds.map(({ gas }) => gwpOf(gas, gwpSet));
  const weighted = (masses: readonly Float64Array[]) =>
    potentials.reduce((sum, potential, kind) => {
      if (potential === null || potential === 0) return sum;
      for (let place = 0; place < sum.length; place++) sum[place]! += potential * masses[kind]![place]!;
      return sum;
    }, new Float64Array(matrix.size));
  const gaps = kinds.flatMap(({ gas }, kind) => (potentials[kind] === null ? [gas] : []));
  return { intensity: weighted(intensities), direct: weighted(direct), gaps: [...new Set(gaps)].sort() };
}
