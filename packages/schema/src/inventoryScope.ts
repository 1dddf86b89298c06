/** Kinds of flows an inventory says it holds (ISO 14067:2018, 6.3.5 to 6.4.2), in the order they are shown. */
export const INVENTORY_SCOPE = [
  'MATERIALS',
  'ENERGY',
  'TRANSPORT',
  'PACKAGING',
  'DIRECT_EMISSIONS',
  'WASTE',
  'WATER',
  'CAPITAL_GOODS',
  'OVERHEAD',
] as const;

export type InventoryScope = (typeof INVENTORY_SCOPE)[number];
