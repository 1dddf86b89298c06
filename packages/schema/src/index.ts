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
export { canonicalText } from './canonicalText.ts';
export {
  DATA_REQUEST_ACTIONS,
  DATA_REQUEST_STATES,
  DATA_REQUEST_STEPS,
  type DataRequestAction,
  type DataRequestState,
  dataRequestStateName,
  requestActionsIn,
  requestStateOn,
} from './dataRequestStates.ts';
export { DIMENSION_NAMES } from './dimensionNames.ts';
export {
  EVALUATION_ACTIONS,
  EVALUATION_STATES,
  EVALUATION_TRANSITIONS,
  type EvaluationAction,
  type EvaluationPart,
  type EvaluationState,
  type EvaluationTransition,
  evaluationActionsIn,
  isInspected,
  NEXT_STEPS,
  type NextStep,
  PART_PERMISSIONS,
  takesAnswers,
} from './evaluationStates.ts';
export { industryName } from './industryNames.ts';
export { INVENTORY_HEADING_NAMES } from './inventoryHeadingNames.ts';
export { INVENTORY_SCOPE, type InventoryScope } from './inventoryScope.ts';
export {
  BASIS_WORDING,
  EVALUATION_BASES,
  type EvaluationBasis,
  overstatesSelfAssessment,
  speaksOfVerification,
} from './labelWording.ts';
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
export {
  GOAL_STEPS,
  isLearningTopic,
  LEARNING_TOPICS,
  type LearningTopic,
  PROGRAMME_DISCLOSURES,
  PROGRAMME_MEMBER_STATES,
  PROGRAMME_STEPS,
  type ProgrammeDisclosure,
  type ProgrammeMemberState,
  type ProgrammeStep,
} from './programme.ts';
export type { PublicLabel } from './publicLabel.ts';
export type {
  Names,
  PreviewedParameter,
  PreviewedProduct,
  PreviewedSupplier,
  PreviewLabels,
} from './scenarioPreview.ts';
export {
  type Band,
  bandOf,
  levelGives,
  SHARED_FIELDS,
  SHARING_LEVELS,
  type SharedField,
  type SharingLevel,
  sharingLevelName,
  WITHHOLDING_CODES,
  type WithheldField,
  type WithholdingCode,
  withheldFields,
} from './sharing.ts';
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
export {
  ASSESSMENT_STATUSES,
  type AssessmentStatus,
  defaultValidUntil,
  isSettled,
  isVerifiedOn,
  type MoveAction,
  type MoveNeed,
  movesFrom,
  SETTLED_STATUSES,
  STATUS_MOVES,
  type StatusMove,
  statusOn,
  VERIFIED_STATUSES,
} from './statusMoves.ts';
export { URN_FAULTS, type UrnFault, urnFault } from './urn.ts';
