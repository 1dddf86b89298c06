import { graphql } from '../../graphql/generated/index.ts';

export const FamiliesQuery = graphql(`
  query Families {
    families(first: 100) {
      totalCount
      edges {
        node {
          id
          name
          nameZh
          variantCount
          base { id product { id name nameZh } footprint { id totalKgCo2e } }
          variants { id footprint { id totalKgCo2e } }
        }
      }
    }
  }
`);

/** Products a first family could be made of. */
export const BaseCandidatesQuery = graphql(`
  query BaseCandidates {
    assessments(first: 8, filter: { kinds: [CALCULATED] }, orderBy: { field: CREATED, direction: DESC }) {
      edges { node { id product { id name nameZh sku currentAssessment { id } } } }
    }
  }
`);

export const FamilyQuery = graphql(`
  query Family($id: ID!) {
    family(id: $id) {
      id
      name
      nameZh
      standing
      base { ...FamilyMember }
      variants { ...FamilyMember }
      rows {
        shared { ...FamilyLine }
        cells { line { ...FamilyLine } differences amountScale }
      }
    }
  }

  fragment FamilyMember on Assessment {
    id
    revision
    version
    status
    declaredUnit { amount unit }
    product { id name nameZh sku massKg }
    footprint { id totalKgCo2e gaps { code } stages { stage kgCo2e gaps { code } } }
  }

  fragment FamilyLine on LineSummary {
    id
    stage
    name
    nameZh
    amount
    unit
    factor { id name nameZh }
    supplier { id name nameZh }
  }
`);

export const VariantBaseQuery = graphql(`
  query VariantBase($id: ID!) {
    assessment(id: $id) {
      id
      revision
      kind
      product { id name nameZh sku massKg family { id name nameZh } }
      lines { id stage }
    }
  }
`);

export const FamilySuppliersQuery = graphql(`
  query FamilySuppliers {
    suppliers(first: 200) { edges { node { id name nameZh } } }
  }
`);

export const CreateVariants = graphql(`
  mutation CreateVariants(
    $assessmentId: ID!
    $revision: Int!
    $familyName: String
    $familyNameZh: String
    $variants: [VariantInput!]!
  ) {
    answer: createVariants(
      assessmentId: $assessmentId
      revision: $revision
      familyName: $familyName
      familyNameZh: $familyNameZh
      variants: $variants
    ) {
      __typename
      ... on ProductFamily { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ChangeFamilyLines = graphql(`
  mutation ChangeFamilyLines($id: ID!, $changes: [FamilyChangeInput!]!) {
    answer: changeFamilyLines(id: $id, changes: $changes) {
      __typename
      ... on ProductFamily { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RenameFamily = graphql(`
  mutation RenameFamily($id: ID!, $name: String!, $nameZh: String) {
    answer: renameFamily(id: $id, name: $name, nameZh: $nameZh) {
      __typename
      ... on ProductFamily { id name nameZh }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const DissolveFamily = graphql(`
  mutation DissolveFamily($id: ID!) {
    answer: dissolveFamily(id: $id) {
      __typename
      ... on DissolvedFamily { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
