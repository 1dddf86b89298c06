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
  takesAnswers,
} from './evaluationStates.ts';
export {
  BASIS_WORDING,
  EVALUATION_BASES,
  type EvaluationBasis,
  overstatesSelfAssessment,
} from './labelWording.ts';
export type {
  Names,
  PreviewedParameter,
  PreviewedProduct,
  PreviewedSupplier,
  PreviewLabels,
} from './scenarioPreview.ts';
export { findStandard, STANDARDS, type Standard } from './standards.ts';
