import type { Factor } from '../factor/factor.ts';
import type { InventoryLine } from '../inventory/inventory.ts';

/** Whether a line moves goods: it names a mode or a distance, or its factor is one of transport. */
export function movesGoods(
  { transportMode, distanceKm }: Pick<InventoryLine, 'transportMode' | 'distanceKm'>,
  factor: Pick<Factor, 'transportMode'> | undefined,
): boolean {
  return transportMode !== null || distanceKm !== null || (factor?.transportMode ?? null) !== null;
}
