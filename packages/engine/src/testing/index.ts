export { type BackgroundShape, type BackgroundSystem, backgroundSystem } from './backgroundSystem.ts';
export { aChange, aDeclaration, aFactor, aLine, anAssessment, factorLine, inputLine } from './builders.ts';
export { aFact, someFacts } from './facts.ts';
export { amountFormula, aParameter, computed, valued } from './parameters.ts';
export { madeUpPortfolio, madeUpScenarios, type PortfolioShape, type ScenarioShape } from './portfolio.ts';
