import { graphql } from '../../graphql/generated/index.ts';

export const TargetsQuery = graphql(`
  query Targets {
    reductionTargets {
      id
      name
      nameZh
      kind
      baseYear
      targetYear
      reductionShare
      headings
      approach
      currency
      note
      version
      trajectory {
        startYear
        baseValue
        gap
        gaps
        points { year target plan actual }
        effects {
          savedAlone
          savedInOrder
          interactionKgCo2e
          reduction { id title titleZh year state cost currency }
        }
      }
    }
  }
`);

export const PlanQuery = graphql(`
  query AdoptedReductions {
    adoptedReductions {
      id
      title
      titleZh
      year
      cost
      currency
      owner
      effort
      state
      reason
      expectedKgCo2e
      lowerKgCo2e
      upperKgCo2e
      version
      scenario { id }
      assessment { id product { id name nameZh } }
      entry { id name nameZh }
      progress { year savedKgCo2e savedKWh note }
      events { state reason at }
    }
  }
`);

/** Asked apart: it calculates the year once for every step. */
export const PlannedEffectsQuery = graphql(`
  query PlannedEffects {
    plannedEffects { savedAlone savedInOrder reduction { id } }
  }
`);

export const AdviceProductsQuery = graphql(`
  query AdviceProducts {
    products(first: 500, orderBy: { field: NAME, direction: ASC }, filter: { kind: CALCULATED }) {
      edges { node { id name nameZh currentAssessment { id } } }
    }
  }
`);

export const AdviceQuery = graphql(`
  query Advice($assessmentId: ID!) {
    reductionAdvice(assessmentId: $assessmentId) {
      baseKgCo2e
      afterKgCo2e
      advised {
        effort
        effortReason
        effortReasonZh
        yearlyKgCo2e
        decision { id state }
        reduction {
          optionId
          kind
          title
          titleZh
          savedAlone
          savedInOrder
          lower
          upper
          confidence
          lines { id name nameZh factor { id name nameZh source { name } } }
        }
      }
      leftOut { optionId title titleZh reason }
      rejected { id title titleZh reason version }
    }
  }
`);

export const AdoptReduction = graphql(`
  mutation AdoptReduction($assessmentId: ID!, $optionId: String!, $input: ReductionDecisionInput!) {
    answer: adoptReduction(assessmentId: $assessmentId, optionId: $optionId, input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RejectReduction = graphql(`
  mutation RejectReduction($assessmentId: ID!, $optionId: String!, $reason: String!) {
    answer: rejectReduction(assessmentId: $assessmentId, optionId: $optionId, reason: $reason) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const ChangeReductionState = graphql(`
  mutation ChangeReductionState($id: ID!, $version: Int!, $state: ReductionState!, $reason: String) {
    answer: changeReductionState(id: $id, version: $version, state: $state, reason: $reason) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const UpdateReduction = graphql(`
  mutation UpdateReduction($id: ID!, $version: Int!, $input: UpdateReductionInput!) {
    answer: updateReduction(id: $id, version: $version, input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveReduction = graphql(`
  mutation RemoveReduction($id: ID!) {
    answer: removeReduction(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RecordReductionProgress = graphql(`
  mutation RecordReductionProgress($id: ID!, $input: ReductionProgressInput!) {
    answer: recordReductionProgress(id: $id, input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const SaveReductionTarget = graphql(`
  mutation SaveReductionTarget($known: KnownTargetInput, $input: ReductionTargetInput!) {
    answer: saveReductionTarget(known: $known, input: $input) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);

export const RemoveReductionTarget = graphql(`
  mutation RemoveReductionTarget($id: ID!) {
    answer: removeReductionTarget(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
    }
  }
`);
