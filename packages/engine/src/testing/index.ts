export { type BackgroundShape, type BackgroundSystem, backgroundSystem } from './backgroundSystem.ts';
export { aChange, aDeclaration, aFactor, aLine, anAssessment, factorLine, inputLine } from './builders.ts';
export {
  aConformanceFactor,
  aConformanceLine,
  aConformanceRow,
  aConformanceSubject,
  type SubjectFields,
} from './conformanceSubject.ts';
export {
  aCubeQuery,
  aSubject,
  type ContractCase,
  contractCases,
  contractDifferences,
  KITCHEN,
} from './cubeContract.ts';
export { aFact, someFacts } from './facts.ts';
export { amountFormula, aParameter, computed, valued } from './parameters.ts';
export { type PlainFootprint, plainComparison } from './plainComparison.ts';
export { columnsOf, groupsByMembers, type PlainFact, type PlainGroup, plainGroups } from './plainFacts.ts';
export { madeUpPortfolio, madeUpScenarios, type PortfolioShape, type ScenarioShape } from './portfolio.ts';
export { aReceivedFootprint, gateStage } from './receivedFootprint.ts';
