import { unitRatio } from '../quantity/units.ts';
import type { InventoryLine } from './inventory.ts';

/**
 * The amount of a line in the unit of its factor. Besides plain conversion, a mass carried over a distance becomes
 * tonne-kilometres: 250 kg over 1,200 km are 0.25 t x 1,200 km = 300 tkm (ISO 14083:2023, 6.3).
 *
 * @returns null when the amount is missing or the units do not fit
 */
export function amountInFactorUnit(
  line: Pick<InventoryLine, 'amount' | 'unit' | 'distanceKm'>,
  factorUnit: string,
): number | null {
  if (line.amount === null) return null;
  const ratio = unitRatio(line.unit, factorUnit);
  if (ratio !== null) return line.amount * ratio;
  const tonnes = unitRatio(line.unit, 't');
  const freight = unitRatio('tkm', factorUnit);
  if (tonnes === null || freight === null || line.distanceKm === null) return null;
  return line.amount * tonnes * line.distanceKm * freight;
}

/**
 * How many declared units of a used assessment an amount is. Pieces and masses convert through the mass of one
 * declared unit, when it is known.
 *
 * @param used the declared unit of the assessment that is used, and its mass
 * @returns null when the amount is missing or the units do not fit
 */
export function amountInDeclaredUnits(
  line: Pick<InventoryLine, 'amount' | 'unit'>,
  used: { readonly amount: number; readonly unit: string; readonly massKg: number | null },
): number | null {
  if (line.amount === null) return null;
  const ratio = unitRatio(line.unit, used.unit);
  if (ratio !== null) return perPositive(line.amount * ratio, used.amount);
  const kilograms = unitRatio(line.unit, 'kg');
  if (kilograms === null || used.massKg === null) return null;
  return perPositive(line.amount * kilograms, used.massKg);
}

/** A declared quantity or mass of 0 says nothing about how many of it an amount is. */
function perPositive(amount: number, divisor: number): number | null {
  return divisor > 0 && Number.isFinite(amount / divisor) ? amount / divisor : null;
}
