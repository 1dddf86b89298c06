export { INVENTORY_SCOPE, type InventoryScope } from './inventoryScope.ts';
export type {
  Names,
  PreviewedParameter,
  PreviewedProduct,
  PreviewedSupplier,
  PreviewLabels,
} from './scenarioPreview.ts';
export { SHARED_PRODUCT_RULES, type SharedProductRule } from './standards/sharedProductRules.ts';
export {
  STANDARD_TOPICS,
  type Standard,
  type StandardKind,
  type StandardRequirement,
  type StandardStatus,
  type StandardTopic,
  type StatementCertainty,
} from './standards/standard.ts';
export { findStandard, PRODUCT_STANDARDS, STANDARDS } from './standards/standards.ts';
