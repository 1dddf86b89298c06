import type { EmissionClass } from '../footprint/footprint.ts';
import type { Factor } from './factor.ts';
import { findGas, type GwpSet, gwpOf } from './gwp.ts';

/** Emissions of one unit of a factor, of one gas. */
export interface CharacterisedFlow {
  readonly gas: string;
  readonly emissionClass: EmissionClass;
  /** kg of the gas per unit; null for `CO2E`, which is no gas. */
  readonly kgGasPerUnit: number | null;
  /** kg CO2e per unit; null when the set has no potential for the gas. */
  readonly kgCo2ePerUnit: number | null;
}

/**
 * kg CO2e per unit = sum over gases of kg x GWP100(set) + what the source gives as CO2e only (ISO 14067:2018, 6.5.2).
 * A factor with gases is characterised anew with any set. One with a published total only is taken as published.
 * Example: 2 kg CO2 and 0.1 kg fossil CH4 are 2 + 0.1 x 29.8 = 4.98 kg CO2e in AR6 and 4.5 in AR4.
 *
 * @returns an empty list when the factor states nothing
 */
export function characterise(factor: Factor, set: GwpSet): readonly CharacterisedFlow[] {
  if (factor.flows.length === 0) return factor.kgCo2e === null ? [] : [unsplit(factor.kgCo2e)];
  const flows = factor.flows.map(({ gas, kgPerUnit }): CharacterisedFlow => {
    const gwp = gwpOf(gas, set);
    return {
      gas,
      emissionClass: findGas(gas)?.emissionClass ?? 'FOSSIL',
      kgGasPerUnit: gas === 'CO2E' ? null : kgPerUnit,
      kgCo2ePerUnit: gwp === null ? null : kgPerUnit * gwp,
    };
  });
  return factor.otherCo2e === 0 ? flows : [...flows, unsplit(factor.otherCo2e)];
}

/** Whether the result rests on a published total of another, or an unknown, set (GWP values must not be mixed). */
export function keepsPublishedSet(factor: Factor, set: GwpSet): boolean {
  const hasUnsplit = factor.flows.length === 0 ? factor.kgCo2e !== null : factor.otherCo2e !== 0;
  return hasUnsplit && factor.gwpSet !== set;
}

function unsplit(kgCo2e: number): CharacterisedFlow {
  return { gas: 'CO2E', emissionClass: 'FOSSIL', kgGasPerUnit: null, kgCo2ePerUnit: kgCo2e };
}
