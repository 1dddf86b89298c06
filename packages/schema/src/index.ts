export {
  type BoundaryDrawing,
  type BoundaryDrawingInput,
  type DrawnArrow,
  type DrawnBox,
  type DrawnExclusion,
  type DrawnStage,
  type DrawnText,
  drawBoundary,
} from './boundaryDrawing.ts';
export { INVENTORY_SCOPE, type InventoryScope } from './inventoryScope.ts';
export {
  type Action,
  PERMISSIONS,
  type Requirement,
  ROLES,
  type RoleName,
  roleMay,
  SCOPES,
  type Scope,
  scopesInclude,
} from './permissions.ts';
export type {
  Names,
  PreviewedParameter,
  PreviewedProduct,
  PreviewedSupplier,
  PreviewLabels,
} from './scenarioPreview.ts';
export { findStandard, STANDARDS, type Standard } from './standards.ts';
export {
  ASSESSMENT_STATUSES,
  type AssessmentStatus,
  defaultValidUntil,
  isSettled,
  type MoveAction,
  type MoveNeed,
  movesFrom,
  SETTLED_STATUSES,
  STATUS_MOVES,
  type StatusMove,
  statusOn,
} from './statusMoves.ts';
