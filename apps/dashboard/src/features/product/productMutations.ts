import { graphql } from '../../graphql/generated/index.ts';

export const UpdateProduct = graphql(`
  mutation UpdateProduct($id: ID!, $revision: Int!, $input: UpdateProductInput!) {
    answer: updateProduct(id: $id, revision: $revision, input: $input) {
      __typename
      ... on Product {
        id
        sku
        name
        nameZh
        category
        categoryZh
        description
        cnCode
        brand
        massKg
        annualVolume
        piecesPerDeclaredUnit
        price
        priceCurrency
        priceYear
        revision
      }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const VolumesQuery = graphql(`
  query ProductVolumes($id: ID!) {
    product(id: $id) { id annualVolumes { year volume } }
  }
`);

export const SetAnnualVolume = graphql(`
  mutation SetAnnualVolume($productId: ID!, $year: Int!, $volume: Float) {
    answer: setAnnualVolume(productId: $productId, year: $year, volume: $volume) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveProduct = graphql(`
  mutation RemoveProduct($id: ID!) {
    answer: removeProduct(id: $id) {
      __typename
      ... on RemovedProduct { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const UpdateAssessment = graphql(`
  mutation UpdateAssessment($id: ID!, $revision: Int!, $input: UpdateAssessmentInput!) {
    answer: updateAssessment(id: $id, revision: $revision, input: $input) {
      __typename
      ... on Assessment { id revision boundary functionalUnit declaredUnit { amount unit } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const CopyAssessment = graphql(`
  mutation CopyAssessment($id: ID!, $productId: ID) {
    answer: copyAssessment(id: $id, productId: $productId) {
      __typename
      ... on Assessment { id version product { id currentAssessment { id } } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveAssessment = graphql(`
  mutation RemoveAssessment($id: ID!) {
    answer: removeAssessment(id: $id) {
      __typename
      ... on Product { id currentAssessment { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const CopyProduct = graphql(`
  mutation CopyProduct($input: CreateProductInput!) {
    answer: createProduct(input: $input) {
      __typename
      ... on Product { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const EditedAssessmentQuery = graphql(`
  query EditedAssessment($id: ID!) {
    assessment(id: $id) {
      id
      version
      kind
      revision
      boundary
      functionalUnit
      declaredUnit { amount unit }
      lines { id }
    }
  }
`);

export const BeginFromTemplate = graphql(`
  mutation BeginFromTemplate($productId: ID!, $template: String!, $language: TemplateLanguage!) {
    answer: createAssessmentFromTemplate(productId: $productId, template: $template, language: $language) {
      __typename
      ... on Assessment { id product { id currentAssessment { id } } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
