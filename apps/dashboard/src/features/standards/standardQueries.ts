import { graphql } from '../../graphql/generated/index.ts';

export const StandardsQuery = graphql(`
  query Standards {
    standards { code name nameZh publisher year kind status scope scopeZh ruleCount }
  }
`);

export const StandardQuery = graphql(`
  query Standard($code: String!) {
    standard(code: $code) {
      code
      name
      nameZh
      publisher
      year
      kind
      status
      statusNote
      statusNoteZh
      scope
      scopeZh
      requirements { topic key clause certainty text textZh }
      rules { id clause level certain text textZh }
    }
  }
`);

/** Everything the columns of the comparison may need. */
export const RequirementsQuery = graphql(`
  query StandardRequirements {
    standards { code name nameZh kind requirements { topic key clause certainty text textZh } }
  }
`);

export const ProductRulesQuery = graphql(`
  query ProductCategoryRules($search: String) {
    productCategoryRules(search: $search) {
      code
      title
      titleZh
      operator
      version
      validUntil
      cnPrefixes
      categories
      standard
      url
      unitRule
      note
      isOwn
    }
  }
`);

export const ImportProductRules = graphql(`
  mutation ImportProductCategoryRules($uploadId: String!) {
    answer: importProductCategoryRules(uploadId: $uploadId) {
      __typename
      ... on ImportedProductCategoryRules { added changed }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveProductRule = graphql(`
  mutation RemoveProductCategoryRule($code: String!) {
    answer: removeProductCategoryRule(code: $code) {
      __typename
      ... on RemovedProductCategoryRule { code }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
