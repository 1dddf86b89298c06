export { INVENTORY_SCOPE, type InventoryScope } from './inventoryScope.ts';
export type {
  Names,
  PreviewedParameter,
  PreviewedProduct,
  PreviewedSupplier,
  PreviewLabels,
} from './scenarioPreview.ts';
export { findStandard, STANDARDS, type Standard } from './standards.ts';
