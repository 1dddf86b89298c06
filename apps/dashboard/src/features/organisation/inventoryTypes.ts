import type { OrganisationInventoryQuery } from '../../graphql/generated/graphql.ts';
import { massUnitFor } from '../../lib/format.ts';

export type LoadedInventory = OrganisationInventoryQuery['organisationInventory'];
export type HeadingRow = LoadedInventory['headings'][number];
export type InventoryPart = LoadedInventory['breakdown'][number];

/** kg in the unit that suits the whole, and what it is called. */
export function inUnitOf(largestKg: number | null | undefined) {
  const mass = massUnitFor(largestKg ?? 0);
  return {
    unit: `${mass.unit} CO₂e`,
    of: (kg: number | null | undefined): number | null => (kg == null ? null : kg / mass.kg),
  };
}
