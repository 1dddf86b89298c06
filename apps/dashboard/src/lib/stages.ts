export {
  compareStages,
  isStage,
  STAGES,
  STAGES_IN_TOTAL,
  type Stage,
  stageColour,
  stageVariable,
} from '@cradle/charts';
