import { graphql } from '../../graphql/generated/index.ts';

export const ScopeQuery = graphql(`
  query Scope($id: ID!) {
    standards(kind: PRODUCT) { code name nameZh }
    assessment(id: $id) {
      id
      version
      revision
      kind
      status
      declaredUnit { amount unit }
      functionalUnit
      functionalUnitZh
      boundary
      boundaryNote
      standard { code }
      referencePeriodStart
      referencePeriodEnd
      product { id name nameZh }
      lines { id name nameZh position }
      scope {
        goal
        goalZh
        pcrCode
        lciScope
        geography
        allocationMethod
        allocationNote
        cutOffCriteria
        excludedShare
        electricityApproach
        endOfLifeMethod
        serviceLifeYears
        useProfile
        useProfileSource
        packagingIncluded
        validUntil
        exclusions { id stage name reason estimatedShare }
      }
    }
  }
`);

export const SaveScope = graphql(`
  mutation SaveScope($id: ID!, $revision: Int!, $input: UpdateAssessmentInput!) {
    answer: updateAssessment(id: $id, revision: $revision, input: $input) {
      __typename
      ... on Assessment { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const SaveExclusions = graphql(`
  mutation SaveExclusions($id: ID!, $revision: Int!, $exclusions: [ExclusionInput!]!) {
    answer: setExclusions(assessmentId: $id, revision: $revision, exclusions: $exclusions) {
      __typename
      ... on Assessment { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const NewVersion = graphql(`
  mutation NewVersion($id: ID!) {
    answer: copyAssessment(id: $id) {
      __typename
      ... on Assessment { id version }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** What people do with an assessment: its moves, its history, what was said and proved. */
export const ReviewQuery = graphql(`
  query Review($id: ID!) {
    assessment(id: $id) {
      id
      revision
      status
      moves { to needs obstacles { code message remedy } }
      events { id from to userName isMine at reason }
      comments {
        id
        text
        userName
        at
        resolvedAt
        resolvedBy
        line { id name nameZh }
        replies { id text userName at }
      }
      evidence {
        id
        fileName
        mediaType
        sizeBytes
        sha256
        note
        userName
        at
        address
        line { id name nameZh }
      }
    }
  }
`);

export const MoveAssessment = graphql(`
  mutation MoveAssessment($id: ID!, $revision: Int!, $to: AssessmentStatus!, $reason: String) {
    answer: moveAssessment(id: $id, revision: $revision, to: $to, reason: $reason) {
      __typename
      ... on Assessment { id revision status }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const AddComment = graphql(`
  mutation AddComment($assessmentId: ID!, $input: CommentInput!) {
    answer: addComment(assessmentId: $assessmentId, input: $input) {
      __typename
      ... on AssessmentComment { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ResolveComment = graphql(`
  mutation ResolveComment($id: ID!, $resolved: Boolean!) {
    answer: resolveComment(id: $id, resolved: $resolved) {
      __typename
      ... on AssessmentComment { id resolvedAt resolvedBy }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveEvidence = graphql(`
  mutation RemoveEvidence($id: ID!) {
    answer: removeEvidence(id: $id) {
      __typename
      ... on RemovedEvidence { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const PcrSearchQuery = graphql(`
  query PcrSearch($search: String!) {
    productCategoryRules(search: $search) { code title titleZh operator validUntil }
  }
`);
