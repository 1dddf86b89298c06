import { graphql } from '../../graphql/generated/index.ts';

export const CheckedAssessmentQuery = graphql(`
  query CheckedAssessment($id: ID!) {
    assessment(id: $id) {
      id
      version
      kind
      status
      standard { code }
      declaredUnit { amount unit }
      product { id name nameZh }
    }
    standards { code name nameZh kind }
  }
`);

export const ConformanceQuery = graphql(`
  query Conformance($id: ID!, $standard: String!) {
    conformance(assessmentId: $id, standard: $standard) {
      standard { code shortName }
      ruleSetId
      ruleSetHash
      checkedOn
      claimable
      obstacles
      counts { satisfied violated notDecidable notApplicable answered }
      results {
        rule { id clause level certain text textZh }
        outcome
        finding
        findingZh
        remedy
        remedyZh
        place
        field
        isObstacle
        lineCount
        lines { id name nameZh stage process processZh }
        answer { id answer reason evidenceNote userName at isOutdated }
      }
    }
  }
`);

export const AnswerRule = graphql(`
  mutation AnswerConformanceRule($id: ID!, $input: AnswerConformanceRuleInput!) {
    answer: answerConformanceRule(assessmentId: $id, input: $input) {
      __typename
      ... on ConformanceReport { claimable }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const WithdrawAnswer = graphql(`
  mutation WithdrawConformanceAnswer($id: ID!, $ruleId: String!) {
    answer: withdrawConformanceAnswer(assessmentId: $id, ruleId: $ruleId) {
      __typename
      ... on ConformanceReport { claimable }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const BridgeQuery = graphql(`
  query ConformanceBridge($id: ID!, $from: String, $to: String!) {
    conformanceBridge(assessmentId: $id, from: $from, to: $to) {
      from { code shortName }
      to { code shortName }
      start
      end
      gaps
      unsplitKgCo2e
      topicsAlike
      steps {
        topic
        stage
        kgCo2e
        shownApartKgCo2e
        unknown
        clause
        certain
        lines { kgCo2e line { id name nameZh } }
      }
    }
  }
`);
