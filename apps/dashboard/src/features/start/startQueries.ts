import { graphql } from '../../graphql/generated/index.ts';

export const StartQuery = graphql(`
  query Start {
    productCategories { name nameZh productCount }
    units { code dimension inBase spellings }
  }
`);

export const StartProduct = graphql(`
  mutation StartProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      __typename
      ... on Product { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const StartAssessment = graphql(`
  mutation StartAssessment($input: CreateAssessmentInput!) {
    createAssessment(input: $input) {
      __typename
      ... on Assessment { id product { id currentAssessment { id } } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const StartFromTemplate = graphql(`
  mutation StartFromTemplate(
    $productId: ID!
    $template: String!
    $declaredUnitAmount: Float!
    $declaredUnit: String!
    $boundary: Boundary!
    $withLines: Boolean!
    $language: TemplateLanguage!
  ) {
    createAssessmentFromTemplate(
      productId: $productId
      template: $template
      declaredUnitAmount: $declaredUnitAmount
      declaredUnit: $declaredUnit
      boundary: $boundary
      withLines: $withLines
      language: $language
    ) {
      __typename
      ... on Assessment { id product { id currentAssessment { id } } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
