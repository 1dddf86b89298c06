import { graphql } from '../../graphql/generated/index.ts';

export const BomAssessmentQuery = graphql(`
  query BomAssessment($id: ID!) {
    assessment(id: $id) {
      id
      version
      kind
      boundary
      declaredUnit { amount unit }
      product { id name nameZh }
      lines { id }
    }
  }
`);

export const BomQuery = graphql(`
  query Bom($uploadId: String!, $mapping: String) {
    billOfMaterials(uploadId: $uploadId, mapping: $mapping) {
      mapping
      headings
      firstRows { row cells }
      rows {
        row
        name
        partNumber
        description
        text
        amount
        unit
        stage
        region
        supplierName
        supplier { id name nameZh }
        problems { code field value isBlocking message remedy }
      }
    }
  }
`);

export const BomMatchesQuery = graphql(`
  query BomMatches($lines: [BomLineInput!]!) {
    suggestFactors(lines: $lines, first: 6) {
      isClear
      suggestions {
        score
        found
        missing
        relaxed
        factor { id name nameZh kgCo2ePerUnit unit region year source { id name nameZh } }
      }
    }
  }
`);

export const SaveBom = graphql(`
  mutation SaveBom(
    $assessmentId: ID!
    $uploadId: String!
    $mapping: String!
    $lines: [ChosenBomRowInput!]!
    $replace: Boolean!
  ) {
    saveBillOfMaterials(
      assessmentId: $assessmentId
      uploadId: $uploadId
      mapping: $mapping
      lines: $lines
      replace: $replace
    ) {
      __typename
      ... on SavedBillOfMaterials {
        lines
        withoutFactor
        withoutAmount
        assessment { id lines { id } footprint { id } product { id } }
      }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
