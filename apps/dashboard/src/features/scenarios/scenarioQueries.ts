import { graphql } from '../../graphql/generated/index.ts';

export const ScenariosQuery = graphql(`
  query Scenarios {
    scenarios(first: 300, orderBy: { field: POSITION, direction: ASC }) {
      totalCount
      edges {
        node {
          id
          name
          nameZh
          description
          descriptionZh
          version
          parent { id }
          changes {
            id
            selector { productIds supplierIds lineIds }
            toFactor { id }
            toAssessment { id }
          }
        }
      }
    }
  }
`);

export const CreateScenario = graphql(`
  mutation CreateScenario($input: CreateScenarioInput!) {
    createScenario(input: $input) {
      __typename
      ... on Scenario { id version }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const UpdateScenario = graphql(`
  mutation UpdateScenario($id: ID!, $input: UpdateScenarioInput!) {
    updateScenario(id: $id, input: $input) {
      __typename
      ... on Scenario { id version name nameZh description descriptionZh parent { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const DuplicateScenario = graphql(`
  mutation DuplicateScenario($id: ID!, $name: String!) {
    duplicateScenario(id: $id, name: $name) {
      __typename
      ... on Scenario { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveScenario = graphql(`
  mutation RemoveScenario($id: ID!) {
    removeScenario(id: $id) {
      __typename
      ... on RemovedScenario { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ReductionPlanQuery = graphql(`
  query ReductionPlan($assessmentId: ID!, $costs: [ReductionCostInput!]) {
    reductionPlan(assessmentId: $assessmentId, costs: $costs) {
      baseKgCo2e
      afterKgCo2e
      reductions {
        optionId
        kind
        title
        titleZh
        savedAlone
        savedInOrder
        interactionKgCo2e
        lower
        upper
        confidence
        costPerKgCo2e
        lines { id name nameZh factor { id name nameZh source { name } } }
      }
      leftOut { optionId title titleZh reason }
    }
  }
`);

export const ApplyReductions = graphql(`
  mutation ApplyReductions($assessmentId: ID!, $input: ApplyReductionsInput!) {
    applyReductions(assessmentId: $assessmentId, input: $input) {
      __typename
      ... on Scenario { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
