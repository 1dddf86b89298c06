export { type ComparabilitySubject, checkComparability } from './comparison/checkComparability.ts';
export { compare } from './comparison/compare.ts';
export {
  BASE_CASE,
  BASES,
  type Basis,
  type ComparisonCell,
  type ComparisonQuery,
  type ComparisonResult,
  type ComparisonTotal,
  DIMENSIONS,
  type Dimension,
  type DimensionFilter,
  type Fact,
  type FootprintFacts,
  MEASURES,
  type Measure,
  NOT_STATED,
} from './comparison/comparison.ts';
export { type EncodedSlice, encodeSlice } from './comparison/encodeSlice.ts';
export { type HotspotMember, type HotspotQuery, hotspots } from './comparison/hotspots.ts';
export { type CharacterisedFlow, characterise } from './factor/characterise.ts';
export {
  type ChoiceReason,
  chooseFactor,
  type FactorChoice,
  type FactorWish,
} from './factor/chooseFactor.ts';
export type { EmissionFlow, Factor } from './factor/factor.ts';
export { type FactorCatalogue, factorCatalogue } from './factor/factorCatalogue.ts';
export { findGas, GASES, type Gas, GWP_SETS, type GwpSet, gwpOf } from './factor/gwp.ts';
export {
  calculateFootprints,
  ENGINE_VERSION,
  type FootprintOutcome,
  type FootprintRequest,
} from './footprint/calculateFootprints.ts';
export { canonicalInput } from './footprint/canonicalInput.ts';
export type {
  ContributionRow,
  EmissionClass,
  Finding,
  FindingSeverity,
  Footprint,
  Gap,
  StageResult,
} from './footprint/footprint.ts';
export { amountInDeclaredUnits, amountInFactorUnit } from './inventory/amountInFactorUnit.ts';
export { type CheckContext, checkAssessment } from './inventory/checkAssessment.ts';
export {
  type Assessment,
  type CalculatedAssessment,
  type DataQuality,
  type DeclaredAssessment,
  type DeclaredStageValue,
  type DeclaredUnit,
  type InventoryLine,
  type LineInput,
  type Scope,
  TRANSPORT_MODES,
  type TransportMode,
} from './inventory/inventory.ts';
export {
  BOUNDARIES,
  type Boundary,
  EN15804_MODULES,
  isInsideBoundary,
  STAGES,
  STAGES_INSIDE,
  type Stage,
} from './inventory/stage.ts';
export { type FactorisedTechnosphere, factorise, type Solution } from './matrix/factorise.ts';
export { type Technosphere, type Triplet, technosphere } from './matrix/technosphere.ts';
export { accept, type InputRefusal, type Outcome, refuse } from './outcome.ts';
export {
  isKnownUnit,
  parseUnit,
  sameDimension,
  UNITS,
  type Unit,
  type UnitDimension,
  unitRatio,
} from './quantity/units.ts';
export { applyScenario, type ChangedAssessment, type ScenarioContext } from './scenario/applyScenario.ts';
export {
  type Alternative,
  type Recommendation,
  type RecommendationRequest,
  recommend,
} from './scenario/recommend.ts';
export type { Change, LineSelector, Scenario } from './scenario/scenario.ts';
export { EVERY_LINE } from './scenario/selects.ts';
