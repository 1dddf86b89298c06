import type { Cache, UpdateResolver } from '@urql/exchange-graphcache';

/** What no change of products, assessments or lines can alter. */
const STAYS = new Set([
  'viewer',
  'units',
  'standards',
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

/** The lines and results of one assessment, which an answer that names it does not bring along. */
function forgetAssessment(cache: Cache, id: unknown): void {
  if (typeof id === 'string') cache.invalidate({ __typename: 'Assessment', id });
}

interface WithAssessment {
  readonly assessment?: { readonly id?: string } | null;
}

/** By name of the mutation. */
export const cacheUpdates: Readonly<Record<string, UpdateResolver>> = {
  createProduct: forgetResults,
  updateProduct: forgetResults,
  removeProduct: forgetResults,
  createAssessment: forgetResults,
  updateAssessment: (result, variables, cache, info) => {
    forgetAssessment(cache, variables.id);
    forgetResults(result, variables, cache, info);
  },
  copyAssessment: forgetResults,
  removeAssessment: forgetResults,
  createSupplier: forgetResults,
  saveInventoryLines: (result, variables, cache, info) => {
    forgetAssessment(cache, (result.saveInventoryLines as WithAssessment | null)?.assessment?.id);
    forgetResults(result, variables, cache, info);
  },
  saveBillOfMaterials: (result, variables, cache, info) => {
    forgetAssessment(cache, variables.assessmentId);
    forgetResults(result, variables, cache, info);
  },
};
