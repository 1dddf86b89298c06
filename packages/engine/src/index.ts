export type {
  AssessmentDiff,
  ComparedAssessment,
  ComparedExclusion,
  ComparedLine,
  ExclusionDifference,
  FieldDifference,
  LineDifference,
  LineDifferenceKind,
  StatedFields,
  StatedValue,
} from './assessmentDiff/assessmentDiff.ts';
export { diffAssessments } from './assessmentDiff/diffAssessments.ts';
export {
  BENCHMARK_BANDS,
  BENCHMARK_REASONS,
  type BenchmarkBand,
  type BenchmarkCell,
  type BenchmarkContribution,
  type BenchmarkFigures,
  type BenchmarkItem,
  type BenchmarkOutcome,
  type BenchmarkReason,
  LEAST_CONTRIBUTORS,
  type PublishedBenchmark,
} from './benchmark/benchmark.ts';
export { benchmarkCells } from './benchmark/benchmarkCells.ts';
export { bandOf, publishBenchmark } from './benchmark/publishBenchmark.ts';
export {
  type CampaignGoal,
  type CampaignProgress,
  campaignProgress,
  type FunnelStep,
  funnelOf,
  type MemberWay,
  type Standing,
  standingOf,
} from './campaign/campaign.ts';
export { type CbamBenchmark, cbamFactor, findBenchmark } from './cbam/benchmark.ts';
export {
  type BridgedProduct,
  bridgeToFootprint,
  CBAM_BRIDGE_TOPICS,
  type CbamBridge,
  type CbamBridgeLine,
  type CbamBridgeStep,
  type CbamBridgeTopic,
  isFuel,
} from './cbam/bridgeToFootprint.ts';
export { type CbamResult, calculateCbamGoods } from './cbam/calculateCbamGoods.ts';
export {
  type CarbonPricePaid,
  type CbamGood,
  ELECTRICITY_EVIDENCE,
  type ElectricityEvidence,
  ENERGY_KINDS,
  type EnergyFlow,
  type EnergyKind,
  type PrecursorOrigin,
  type PrecursorUse,
  type SectorParameters,
  type SourceStream,
  STREAM_KINDS,
  type StreamKind,
} from './cbam/cbamGood.ts';
export {
  type AllocationPart,
  type CertificateEstimate,
  type CertificateTerms,
  certificatesByActual,
  certificatesByDefault,
  type HeldDefault,
  heldDefault,
  paidPerTonne,
} from './cbam/certificates.ts';
export { type CbamCheck, checkCbamGood } from './cbam/checkCbamGood.ts';
export {
  CBAM_GASES,
  type CbamGas,
  type CoveredGoods,
  cnDigits,
  coveredGoods,
  formatCnCode,
  type GoodsCode,
  readGoodsCode,
} from './cbam/cnCode.ts';
export {
  type CbamDefault,
  dueByDefault,
  type FoundDefault,
  findDefault,
  type MarkedUp,
  markUpsByYear,
  OTHER_COUNTRIES,
} from './cbam/defaultValue.ts';
export { inOrderOfMaking } from './cbam/inOrderOfMaking.ts';
export { CBAM_GAPS, type CbamGap, type CbamPosition } from './cbam/position.ts';
export { type CbamBasisPart, SEE_PARTS, type SpecificEmissions } from './cbam/seeParts.ts';
export { BASIS_GAP, type BasisAmounts, scaleOn } from './comparison/basis.ts';
export {
  dataQualityMeasure,
  primaryShareMeasure,
  QUALITY_NOT_RATED,
  UNCERTAINTY_UNDEFINED,
  uncertaintyMeasure,
} from './comparison/cellMeasures.ts';
export {
  checkComparability,
  commonStages,
} from './comparison/checkComparability.ts';
export type {
  AllocationMethod,
  ComparabilityScope,
  ComparabilitySubject,
  ComparisonSetting,
  ElectricityApproach,
  EndOfLifeMethod,
} from './comparison/comparabilitySubject.ts';
export { compare } from './comparison/compare.ts';
export {
  BASE_CASE,
  BASES,
  type Basis,
  type ComparisonCell,
  type ComparisonQuery,
  type ComparisonResult,
  type ComparisonTotal,
  DETAIL_MEASURES,
  type DetailMeasure,
  DIMENSIONS,
  type Dimension,
  type DimensionFilter,
  type Fact,
  type FootprintFacts,
  MEASURES,
  type Measure,
  NOT_STATED,
  OTHER,
} from './comparison/comparison.ts';
export {
  type CubeQuery,
  type CubeSubject,
  classAsked,
  filtersOf,
} from './comparison/cubeQuery.ts';
export { type CubeTable, type Subtotal, tabulate } from './comparison/cubeTable.ts';
export { AVIATION_NOT_STATED, aviationSlice, recharacterise } from './comparison/detailSlices.ts';
export {
  type EncodedFacts,
  type EncodedSlice,
  encodeFacts,
  encodeSlice,
  FACT_DIMENSIONS,
  type FactDimension,
} from './comparison/encodeSlice.ts';
export type { FactDetail, RelativeError, SliceDetail } from './comparison/factDetail.ts';
export {
  type HotspotMember,
  type HotspotQuery,
  type Hotspots,
  hotspotQuery,
  hotspots,
  rankHotspots,
} from './comparison/hotspots.ts';
export { type HotspotNode, type HotspotTree, hotspotTree } from './comparison/hotspotTree.ts';
export {
  type CellMeasure,
  type MeasuredFacts,
  type MeasuredTable,
  type MeasuredValue,
  measureFacts,
} from './comparison/measureFacts.ts';
export {
  type FollowedComparison,
  type PortfolioCube,
  portfolioCube,
  subjectsAsked,
} from './comparison/portfolioCube.ts';
export { foldedPath, type RegroupedComparison, regroup } from './comparison/regroup.ts';
export { isExpired } from './comparison/scopeRules.ts';
export { selectFacts } from './comparison/selectFacts.ts';
export { type UncertainSlice, uncertainSlice } from './comparison/uncertainSlices.ts';
export {
  type BridgeLine,
  type BridgeStep,
  bridgeStandards,
  type StandardBridge,
  totalUnder,
} from './conformance/bridgeStandards.ts';
export {
  type Conformance,
  type ConformanceCounts,
  type ConformanceResult,
  checkConformance,
  isObstacle,
  type RuleAnswer,
} from './conformance/checkConformance.ts';
export { isAviationActivity } from './conformance/lineKinds.ts';
export {
  CERTAINTIES,
  type Certainty,
  CONFORMANCE_OUTCOMES,
  CONFORMANCE_PLACES,
  type ConformanceOutcome,
  type ConformancePlace,
  type ConformanceRule,
  RULE_LEVELS,
  type RuleLevel,
  type Verdict,
} from './conformance/rule.ts';
export { findRuleSet, RULE_SETS, type RuleSet, ruleSetText } from './conformance/ruleSets.ts';
export {
  BRIDGE_TOPICS,
  type BridgeTopic,
  CALCULATED_BASIS,
  type DescribedBasis,
  findStandardBasis,
  STANDARD_BASES,
  type StandardBasis,
} from './conformance/standardBasis.ts';
export type {
  ConformanceEvent,
  ConformanceExclusion,
  ConformanceFactor,
  ConformanceInput,
  ConformanceLine,
  ConformanceRow,
  ConformanceScope,
  ConformanceSubject,
} from './conformance/subject.ts';
export type { FactGroups, GroupGap } from './cube/factColumns.ts';
export type { AnswerEvidence, EvaluationAnswers, IndicatorAnswer } from './evaluation/answer.ts';
export { addMonths, daysBetween } from './evaluation/calendar.ts';
export { checkScheme } from './evaluation/checkScheme.ts';
export { evaluateFactory } from './evaluation/evaluateFactory.ts';
export {
  EVALUATION_GAPS,
  type EvaluationGap,
  type EvaluationGapCode,
  type EvaluationResult,
  type FailedGate,
  type GradeStep,
  type NextGrade,
  type NodeResult,
} from './evaluation/evaluation.ts';
export {
  LABEL_STATES,
  type LabelState,
  type LabelTerms,
  labelStateOn,
  labelTerms,
} from './evaluation/labelState.ts';
export {
  lowerThanShares,
  type RankColumns,
  rankColumns,
  scoreColumns,
} from './evaluation/rankColumns.ts';
export {
  bestLabel,
  DEFAULT_RANK_WEIGHTS,
  lowerThanShare,
  RANK_PARTS,
  type RankedFacts,
  type RankedPart,
  type RankPart,
  type RankWeights,
  rankSupplier,
  type SupplierRank,
} from './evaluation/rankSupplier.ts';
export {
  DATA_LINKS,
  type DataLink,
  EVIDENCE_STANDINGS,
  type EvaluationScheme,
  type EvidenceStanding,
  GRADED_ON,
  type GradedOn,
  INDICATOR_KINDS,
  type IndicatorKind,
  isIndicator,
  isMeasured,
  type LabelRules,
  rangeOf,
  type SchemeGrade,
  type SchemeGroup,
  type SchemeIndicator,
  type SchemeNode,
  type VetoItem,
} from './evaluation/scheme.ts';
export { type CharacterisedFlow, characterise, keepsPublishedSet } from './factor/characterise.ts';
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
export { checkFootprint, type FootprintCheck } from './interchange/checkFootprint.ts';
export {
  CHECK_CODES,
  CHECK_SEVERITIES,
  type CheckCode,
  type CheckFinding,
  type CheckSeverity,
} from './interchange/checks/checkFinding.ts';
export type { FigureSum } from './interchange/checks/sums.ts';
export { type Conversion, type ConvertedFile, convertFootprint } from './interchange/convertFootprint.ts';
export { decimalOf } from './interchange/decimal.ts';
export { type ArrivingValue, type DeclaredValues, declaredValues } from './interchange/declaredValues.ts';
export type { DocumentNode } from './interchange/documentNode.ts';
export { type ClassSum, type OwnFootprint, ownFootprint } from './interchange/ownFootprint.ts';
export { readFootprint } from './interchange/readFootprint.ts';
export {
  emptyFigures,
  emptyFootprint,
  FIGURES,
  type FigureName,
  findStage,
  INTERCHANGE_FORMATS,
  INTERCHANGE_STAGES,
  type InterchangeFormat,
  type InterchangeStage,
  LOSS_KINDS,
  type Loss,
  type LossKind,
  type Reading,
  type ReceivedFootprint,
  type StageFigures,
  WRITTEN_FORMATS,
  type WrittenFormat,
} from './interchange/receivedFootprint.ts';
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
export {
  type ChangedIntensities,
  type ExchangeChange,
  intensitiesAfter,
  type SolvedTechnosphere,
  withExchange,
} from './matrix/changedExchange.ts';
export { type FactorisedTechnosphere, factorise, type Solution } from './matrix/factorise.ts';
export type { SupplyLoop } from './matrix/loopGain.ts';
export {
  type AddedEntries,
  type CheckedMatrix,
  type SparseEntries,
  type SparseMatrix,
  sparseMatrix,
  transpose,
} from './matrix/sparseMatrix.ts';
export type { BlockReport, SolveWay } from './matrix/systemSolver.ts';
export { type Technosphere, type Triplet, technosphere } from './matrix/technosphere.ts';
export { type Solved, type TechnosphereSolver, technosphereSolver } from './matrix/technosphereSolver.ts';
export {
  type AllocatedEmissions,
  type AllocationBasis,
  allocate,
  allocateByCause,
  type CausedEmission,
  type CoProduct,
  chooseBasis,
  expandSystem,
  type Substitution,
} from './method/allocation.ts';
export {
  type BiogenicBalance,
  type BiogenicCarbon,
  biogenicBalance,
  type CarbonFate,
} from './method/biogenicCarbon.ts';
export { type DelayedEmissions, delayedEmissions, type TimedEmission } from './method/delayedEmissions.ts';
export {
  type ElectricityEmissions,
  type ElectricityUse,
  type EnergyCertificate,
  electricityEmissions,
} from './method/electricity.ts';
export {
  type CbamSector,
  defaultWithMarkUp,
  type EmbeddedEmissions,
  embeddedEmissions,
  markUpShare,
  type Precursor,
  type ProductionProcess,
} from './method/embeddedEmissions.ts';
export { type LandUseChange, landUseChangeEmissions } from './method/landUseChange.ts';
export {
  type CircularSplit,
  type CycleEmissions,
  circularFootprint,
  cutOff,
  type EnergyRecovery,
  fiftyFifty,
  type IncinerationBurden,
  type MaterialCycle,
  type MaterialEmissions,
} from './method/recycling.ts';
export {
  charterEmissions,
  type TransportEmissions,
  type TransportLeg,
  transportEmissions,
  type Vehicle,
  type VehicleIntensity,
  vehicleIntensity,
} from './method/transport.ts';
export {
  buildOrganisationInventory,
  primaryShareOf,
  sumPositions,
} from './organisationInventory/buildOrganisationInventory.ts';
export {
  type CarbonCredit,
  type NeutralityStatement,
  neutralityStatement,
} from './organisationInventory/carbonNeutrality.ts';
export {
  COUNTING_REASONS,
  type CountingReason,
  explainReason,
} from './organisationInventory/countingReason.ts';
export {
  ACTIVITY_KINDS,
  type ActivityKind,
  type DirectSource,
  directSource,
  INVENTORY_HEADINGS,
  type InventoryHeading,
  iso14064Category,
  scope3Category,
  scopeOf,
} from './organisationInventory/inventoryHeading.ts';
export {
  type ActivityEntry,
  CONSOLIDATIONS,
  type Consolidation,
  type CountedVolume,
  type ElectricityMarket,
  type HeadingSum,
  type InventoryPosition,
  type InventoryProduct,
  type InventoryRequest,
  type InventorySum,
  type OrganisationInventory,
  type PositionOrigin,
  type ProductRow,
} from './organisationInventory/organisationInventory.ts';
export type { InventoryPurchase, PurchaseCarrier } from './organisationInventory/purchasePositions.ts';
export { accept, type InputRefusal, type Outcome, refuse } from './outcome.ts';
export { applyParameters } from './parameter/applyParameters.ts';
export {
  type CompiledField,
  type CompiledParameters,
  compileParameters,
} from './parameter/compileParameters.ts';
export { evaluateFormula, type ParameterValues } from './parameter/evaluateFormula.ts';
export type { Expression, Formula, Operation } from './parameter/expression.ts';
export type { Dependants } from './parameter/findDependants.ts';
export {
  type FieldFormula,
  FORMULA_FIELDS,
  type FormulaField,
  type Parameter,
  type ParameterInput,
  type ParameterModel,
} from './parameter/parameter.ts';
export { isParameterName, parseFormula } from './parameter/parseFormula.ts';
export { checkPlausibility } from './plausibility/checkPlausibility.ts';
export {
  FEWEST_TO_JUDGE,
  findOutliers,
  type JudgedFigure,
  OUTLIER_SCORE,
  type RankedFigure,
} from './plausibility/findOutliers.ts';
export {
  type CheckedFootprint,
  type KnownRange,
  PLAUSIBILITY_CODES,
  type PlausibilityCode,
  type PlausibilityFact,
  type PlausibilityFinding,
  type PlausibilityLibrary,
  type PlausibilitySubject,
} from './plausibility/plausibility.ts';
export {
  type CarbonFlow,
  type CarbonFlows,
  type CarbonNode,
  carbonFlows,
  type FlowLimits,
} from './productSystem/carbonFlows.ts';
export { characteriseSystem } from './productSystem/characteriseSystem.ts';
export {
  type ContributionPath,
  type ContributionPaths,
  contributionPaths,
  type PathLimits,
} from './productSystem/contributionPaths.ts';
export {
  type ContributionTree,
  contributionTree,
  type TreeLimits,
  type TreeNode,
  type TreeNodeKind,
} from './productSystem/contributionTree.ts';
export { demandOfLines, type LinkedDemand, type LinkedLine } from './productSystem/linkedLines.ts';
export { type PreparedSystem, prepareProductSystem } from './productSystem/prepareProductSystem.ts';
export {
  type ElementaryExchange,
  type ElementaryFlow,
  EMISSION_PARTS,
  type EmissionKind,
  type EmissionPart,
  type ProductExchange,
  type ProductSystem,
  type ReferenceFlow,
  type SystemDemand,
  type SystemProcess,
  type SystemStage,
} from './productSystem/productSystem.ts';
export { solveProductSystem } from './productSystem/solveProductSystem.ts';
export {
  type DemandContribution,
  demandContributions,
  type StageContribution,
  stageContributions,
} from './productSystem/stageContributions.ts';
export {
  type CutOffExchange,
  type InventoryAmount,
  type SolvedLoop,
  SYSTEM_DIMENSIONS,
  type SystemContribution,
  type SystemDimension,
  type SystemGap,
  type SystemNode,
  type SystemResult,
  type SystemSolution,
  type SystemTotals,
} from './productSystem/systemResult.ts';
export {
  type CountedPurchase,
  convertMoney,
  countPurchase,
  coverPurchases,
  type MoneyRate,
  PASSED_CODES,
  type PassedCode,
  type PerMoney,
  PURCHASE_METHODS,
  type Purchase,
  type PurchaseCoverage,
  type PurchaseMethod,
} from './purchase/countPurchase.ts';
export {
  gsdOfPurchase,
  type KgRange,
  oneOfSeveral,
  type SupplierSwitch,
  type SwitchFigure,
  type SwitchLine,
  switchSupplier,
} from './purchase/switchSupplier.ts';
export {
  type PefContribution,
  type PefQuality,
  type PefRating,
  type PefScores,
  pefQuality,
  pefRating,
  type QualityRating,
  type QualityScores,
  qualityRating,
  type RatedContribution,
  temporalScore,
} from './quality/dataQualityRating.ts';
export { type DataContribution, primaryDataShare } from './quality/primaryDataShare.ts';
export { neumaierSum, sumKnown } from './quantity/neumaierSum.ts';
export {
  isKnownUnit,
  nearestUnits,
  parseUnit,
  sameDimension,
  UNIT_SPELLINGS,
  UNITS,
  type Unit,
  type UnitDimension,
  unitRatio,
} from './quantity/units.ts';
export {
  type InventoryPlan,
  type InventoryPlanRequest,
  inventoryWith,
  type PlannedStep,
  planInventory,
  type StepEffect,
  withFixedRemainders,
} from './reductionTarget/planInventory.ts';
export { type TargetFrame, type TargetPoint, targetPath } from './reductionTarget/targetPath.ts';
export { applyScenario, type ChangedAssessment, type ScenarioContext } from './scenario/applyScenario.ts';
export {
  findReductionOptions,
  type ReductionKind,
  type ReductionOption,
  type ReductionSources,
  type Substitute,
} from './scenario/findReductionOptions.ts';
export {
  type LeftOut,
  type PlannedReduction,
  type PlanRequest,
  planReductions,
  type ReductionPlan,
} from './scenario/planReductions.ts';
export { type AnnualTotal, annualTotal } from './scenario/portfolio/annualTotal.ts';
export {
  type CompiledPortfolio,
  compilePortfolio,
  type PortfolioRequest,
} from './scenario/portfolio/compilePortfolio.ts';
export type { PortfolioTotals } from './scenario/portfolio/portfolioTotals.ts';
export {
  type Alternative,
  type Recommendation,
  type RecommendationRequest,
  type RecommendedChange,
  recommend,
} from './scenario/recommend.ts';
export type { Change, ChangeKind, LineSelector, Scenario } from './scenario/scenario.ts';
export { type DiffChange, type DiffLine, type ScenarioDiff, scenarioDiff } from './scenario/scenarioDiff.ts';
export { type ScenarioNode, scenarioTree } from './scenario/scenarioTree.ts';
export { EVERY_LINE, selects } from './scenario/selects.ts';
export {
  relativeErrors,
  type UncertaintyOfLine,
  uncertainFootprint,
} from './scenario/uncertainFootprint.ts';
export {
  type BreakEven,
  type BreakEvenPoint,
  type BreakEvenRange,
  type BreakEvenSide,
  breakEven,
  breakEvenOfChange,
  type LowerSide,
} from './sensitivity/breakEven.ts';
export { changeResponse } from './sensitivity/changeResponse.ts';
export { type LineBar, type LineTornado, lineTornado } from './sensitivity/lineTornado.ts';
export {
  type ParameterResponse,
  parameterResponse,
  type SensitivityRequest,
  type Settings,
} from './sensitivity/parameterResponse.ts';
export {
  type SampledDecomposition,
  type SampledShare,
  type SamplingOptions,
  sobolShares,
} from './sensitivity/sobolShares.ts';
export { type Sweep, type SweepAxis, spaced, sweep } from './sensitivity/sweep.ts';
export { type Tornado, type TornadoBar, type TornadoRange, tornado } from './sensitivity/tornado.ts';
export {
  type VarianceDecomposition,
  type VarianceShare,
  varianceShares,
} from './sensitivity/varianceShares.ts';
export { simulateTechnosphere } from './technosphereUncertainty/simulateTechnosphere.ts';
export type {
  SimulatedScore,
  TechnosphereSimulation,
  TechnosphereSimulationRequest,
} from './technosphereUncertainty/technosphereSimulation.ts';
export { lognormalExchanges, type UncertainExchange } from './technosphereUncertainty/uncertainExchange.ts';
export { comparePaired, type PairedComparison } from './uncertainty/comparePaired.ts';
export {
  checkDistribution,
  type Distribution,
  type Moments,
  momentsOf,
} from './uncertainty/distribution.ts';
export {
  BASIC_VARIANCES,
  type BasicUncertainty,
  gsdOfPedigree,
  PEDIGREE_INDICATORS,
  type Pedigree,
  type PedigreeIndicator,
} from './uncertainty/pedigree.ts';
export { type Simulation, type SimulationRequest, simulate } from './uncertainty/simulate.ts';
export {
  type Checkpoint,
  summariseSimulation,
  summariseUncertainty,
  type UncertaintySummary,
} from './uncertainty/summary.ts';
export type { UncertainInput, UncertainLine, UncertainProduct } from './uncertainty/uncertainProduct.ts';
