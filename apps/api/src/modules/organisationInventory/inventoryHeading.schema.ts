import { INVENTORY_HEADINGS } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';

export const InventoryHeadingEnum = builder.enumType('InventoryHeading', {
  description:
    'Scope 1, scope 2 and the fifteen categories of scope 3 (GHG Protocol Scope 3 Standard, table 5.3) in their order.',
  values: INVENTORY_HEADINGS,
});
