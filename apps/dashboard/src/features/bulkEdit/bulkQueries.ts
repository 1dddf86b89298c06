import { graphql } from '../../graphql/generated/index.ts';

export const BulkEditPreviewQuery = graphql(`
  query BulkEditPreview($filter: LineFilterInput!, $change: LineChangeInput!) {
    bulkEditPreview(filter: $filter, change: $change) {
      lines {
        line { id name nameZh stage }
        assessmentId
        revision
        status
        product { id name nameZh sku }
        fields { field before { text textZh number } after { text textZh number } }
        refusal { code message remedy }
      }
    }
  }
`);

/** Of the chosen lines only: asked apart, because it calculates. */
export const BulkEffectsQuery = graphql(`
  query BulkEffects($filter: LineFilterInput!, $change: LineChangeInput!) {
    bulkEditPreview(filter: $filter, change: $change) {
      effects {
        assessmentId
        product { id name nameZh annualVolume }
        before
        after
        isIndirect
      }
    }
  }
`);

export const BulkChoicesQuery = graphql(`
  query BulkChoices {
    suppliers(first: 200) { edges { node { id name nameZh } } }
    productCategories { name nameZh }
    families(first: 100) { edges { node { id name nameZh } } }
  }
`);

export const BulkFactorQuery = graphql(`
  query BulkFactor($id: ID!) {
    factor(id: $id) { id name nameZh unit region year }
  }
`);

export const BulkEditsQuery = graphql(`
  query BulkEdits {
    bulkEdits(first: 10) { id at userName movedFields lineCount assessmentCount undoneAt }
  }
`);

export const BulkEditLines = graphql(`
  mutation BulkEditLines($lineIds: [ID!]!, $change: LineChangeInput!, $revisions: [ReadRevisionInput!]!) {
    answer: bulkEditLines(lineIds: $lineIds, change: $change, revisions: $revisions) {
      __typename
      ... on BulkEdit { id lineCount assessmentCount }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const UndoBulkEdit = graphql(`
  mutation UndoBulkEdit($id: ID!) {
    answer: undoBulkEdit(id: $id) {
      __typename
      ... on BulkEdit { id undoneAt }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
