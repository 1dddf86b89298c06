import type { Cache, UpdateResolver } from '@urql/exchange-graphcache';

/** What no change of products, assessments or lines can alter. */
const STAYS = new Set([
  'viewer',
  'signInState',
  'units',
  'standards',
  'standard',
  'productCategoryRules',
  'factor',
  'factors',
  'suggestFactors',
  'billOfMaterials',
]);

/** After a change of products, assessments or lines everything that depends on them is asked again where it is shown. */
const forgetResults: UpdateResolver = (_result, _variables, cache) => {
  for (const { fieldName, arguments: given } of cache.inspectFields('Query'))
    if (!STAYS.has(fieldName)) cache.invalidate('Query', fieldName, given);
};

/** What follows from the lines of an assessment and what it states. */
const DERIVED = new Set(['lines', 'footprint', 'scenarioFootprints']);

/** The answer of a change brings what it changed, but not what follows from it. */
function forgetDerived(cache: Cache, assessment: string | { __typename: string; id: string }): void {
  for (const { fieldName, arguments: given } of cache.inspectFields(assessment))
    if (DERIVED.has(fieldName)) cache.invalidate(assessment, fieldName, given);
}

function forgetAssessment(cache: Cache, id: unknown): void {
  if (typeof id === 'string') forgetDerived(cache, { __typename: 'Assessment', id });
}

/** Asked again where they are shown. */
function forgetFields(...names: readonly string[]): UpdateResolver {
  return (_result, _variables, cache) => {
    for (const { fieldName, arguments: given } of cache.inspectFields('Query'))
      if (names.includes(fieldName)) cache.invalidate('Query', fieldName, given);
  };
}

/** Any number of assessments have changed, and the answer does not name them all. */
const forgetManyResults: UpdateResolver = (result, variables, cache, info) => {
  cache.invalidate('Assessment');
  cache.invalidate('InventoryLine');
  forgetResults(result, variables, cache, info);
};
/** An evaluation, and what suppliers are ranked by: their labels. */
const forgetEvaluation = forgetFields('factoryEvaluation', 'factoryEvaluations', 'supplier', 'suppliers');

/** What one watches stands in the list, in its number on every page, and beside what was found. */
const forgetWatches = forgetFields('watchList', 'watchNotices', 'foundProducts', 'foundSuppliers');
/** A good may be the precursor of others, so all of them are asked again. */
const forgetGoods = forgetFields('cbamGood', 'cbamYear', 'cbamYears', 'cbamInstallations');

/** Wherever a unit process is named. */
const forgetProcessNames: UpdateResolver = (result, variables, cache, info) => {
  forgetFields('processNames')(result, variables, cache, info);
  forgetManyResults(result, variables, cache, info);
};

interface WithAssessment {
  readonly assessment?: { readonly id?: string } | null;
}

/** By name of the mutation. */
export const cacheUpdates: Readonly<Record<string, UpdateResolver>> = {
  createProduct: forgetResults,
  nameProcess: forgetProcessNames,
  // Its mass is part of its results.
  updateProduct: (result, variables, cache, info) => {
    const current = cache.resolve({ __typename: 'Product', id: String(variables.id) }, 'currentAssessment');
    if (typeof current === 'string') forgetDerived(cache, current);
    forgetResults(result, variables, cache, info);
  },
  removeProduct: forgetResults,
  createAssessment: forgetResults,
  importFootprint: forgetResults,
  takeOverFootprints: forgetResults,
  updateAssessment: (result, variables, cache, info) => {
    forgetAssessment(cache, variables.id);
    forgetResults(result, variables, cache, info);
  },
  setExclusions: forgetResults,
  moveAssessment: forgetResults,
  addComment: forgetResults,
  removeEvidence: forgetResults,
  copyAssessment: forgetResults,
  removeAssessment: forgetResults,
  createSupplier: forgetResults,
  createVariants: forgetManyResults,
  changeFamilyLines: forgetManyResults,
  renameFamily: forgetFields('families'),
  dissolveFamily: forgetManyResults,
  bulkEditLines: forgetManyResults,
  undoBulkEdit: forgetManyResults,
  saveInventoryLines: (result, variables, cache, info) => {
    forgetAssessment(cache, (result.saveInventoryLines as WithAssessment | null)?.assessment?.id);
    forgetResults(result, variables, cache, info);
  },
  saveBillOfMaterials: forgetResults,
  startFactoryEvaluation: forgetFields('factoryEvaluations', 'evaluationSchemes'),
  publishEvaluationScheme: forgetFields('evaluationSchemes'),
  saveEvaluationAnswers: forgetEvaluation,
  fillEvaluationFromData: forgetEvaluation,
  moveFactoryEvaluation: forgetEvaluation,
  confirmEvaluationAnswers: forgetEvaluation,
  addInspectionFinding: forgetEvaluation,
  answerInspectionFinding: forgetEvaluation,
  closeInspectionFinding: forgetEvaluation,
  addEvaluationRemark: forgetEvaluation,
  resolveEvaluationRemark: forgetEvaluation,
  showEvaluationLabel: forgetEvaluation,
  importPurchases: forgetFields('purchaseAccount'),
  removePurchases: forgetFields('purchaseAccount'),
  saveMoneyRate: forgetFields('purchaseAccount'),
  saveSupplierIntensity: forgetFields('purchaseAccount'),
  watch: forgetWatches,
  unwatch: forgetWatches,
  markWatchesSeen: forgetWatches,
  saveSearchWeights: forgetFields('searchWeights', 'foundProducts', 'foundSuppliers'),
  saveCbamGood: forgetGoods,
  removeCbamGood: forgetGoods,
  saveCbamInstallation: forgetGoods,
  removeCbamInstallation: forgetGoods,
  saveCbamTerms: forgetGoods,
  answerConformanceRule: forgetFields('conformance'),
  withdrawConformanceAnswer: forgetFields('conformance'),
  importProductCategoryRules: forgetFields('productCategoryRules', 'conformance'),
  removeProductCategoryRule: forgetFields('productCategoryRules', 'conformance'),
};
