import { graphql } from '../../graphql/generated/index.ts';

export const EvaluationsQuery = graphql(`
  query Evaluations($filter: FactoryEvaluationFilter, $orderBy: FactoryEvaluationOrder, $first: Int!) {
    factoryEvaluations(filter: $filter, orderBy: $orderBy, first: $first) {
      totalCount
      edges {
        node {
          id
          factory
          factoryZh
          scope
          scopeZh
          state
          score
          scoreWithEvidence
          grade
          inspectorName
          applicantName
          updatedAt
          isOwnApplication
          supplier { id name nameZh }
          label { id code grade state validUntil }
          schemeVersion { id version scheme { id name nameZh } }
        }
      }
    }
    evaluationSchemes { id name nameZh }
    viewer { role }
  }
`);

/** What somebody who applies chooses from. */
export const ApplicationQuery = graphql(`
  query Application {
    evaluationSchemes { id name nameZh versions { id version } }
    schemePresets { key missing rules { name nameZh basis basisZh } }
    suppliers(first: 1000, orderBy: { field: NAME, direction: ASC }) {
      edges { node { id name nameZh isOwn sites { id name nameZh } } }
    }
  }
`);

export const EvaluationQuery = graphql(`
  query Evaluation($id: ID!) {
    viewer { role }
    factoryEvaluation(id: $id) {
      id
      revision
      factory
      factoryZh
      scope
      scopeZh
      periodStart
      periodEnd
      state
      actions
      isOwnApplication
      applicantName
      inspectorName
      createdAt
      supplier { id name nameZh }
      vetoes { key holds }
      answers {
        id
        indicatorKey
        applies
        value
        periodStart
        periodEnd
        remark
        isVerified
        evidence { id title reference issuedOn validUntil fileId address }
        origin { link filledOn subjects { productId assessmentId name nameZh value evidence } }
      }
      remarks {
        id
        indicatorKey
        text
        userName
        at
        resolvedAt
        resolvedBy
        replies { id text userName at }
      }
      findings {
        id
        indicatorKey
        weight
        text
        correctiveAction
        dueOn
        userName
        at
        closedAt
        closedBy
        closingNote
        evidence { id fileName sizeBytes userName at isMine address }
      }
      events { id action from to userName reason at }
      label {
        id
        code
        state
        basis
        basisName
        basisNameZh
        score
        scoreWithEvidence
        grade
        reviewerName
        issuedOn
        validUntil
        surveillanceDueOn
        isPublic
        shown
      }
      result {
        on
        score
        scoreWithEvidence
        grade
        answered
        applicable
        nodes { key parent applies share score scoreWithEvidence points pointsWithEvidence standing }
        gaps { indicatorKey code }
        failedGates { key reason }
        next {
          grade
          missingPoints
          isReachable
          groupsBelow { key missingPoints }
          gates { key reason }
          steps { indicatorKey toScore toValue toStanding points }
        }
      }
      schemeVersion {
        id
        version
        sha256
        scheme { id name nameZh }
        rules {
          name
          nameZh
          basis
          basisZh
          gradedOn
          periodMonths
          periodEndedWithinMonths
          vetoes { key name nameZh }
          grades { grade minimum minimumPerGroup }
          nodes {
            key
            parent
            kind
            weight
            name
            nameZh
            isMandatory
            mayNotApply
            unit
            benchmark
            leading
            benchmarkSource
            needsEvidence
            evidenceMaxAgeMonths
            dataLink
            clause
            certainty
            hint
            hintZh
          }
        }
      }
    }
  }
`);

export const StartEvaluation = graphql(`
  mutation StartEvaluation($input: StartFactoryEvaluationInput!) {
    answer: startFactoryEvaluation(input: $input) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** A preset becomes a scheme of the organisation as it stands. */
export const PublishPreset = graphql(`
  mutation PublishPreset($input: EvaluationSchemeInput!) {
    answer: publishEvaluationScheme(input: $input) {
      __typename
      ... on EvaluationSchemeVersion { id version }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const SaveAnswers = graphql(`
  mutation SaveEvaluationAnswers($id: ID!, $input: SaveEvaluationAnswersInput!) {
    answer: saveEvaluationAnswers(id: $id, input: $input) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const FillFromData = graphql(`
  mutation FillEvaluationFromData($id: ID!, $revision: Int!) {
    answer: fillEvaluationFromData(id: $id, revision: $revision) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const MoveEvaluation = graphql(`
  mutation MoveFactoryEvaluation($id: ID!, $action: EvaluationAction!, $reason: String, $revision: Int!) {
    answer: moveFactoryEvaluation(id: $id, action: $action, reason: $reason, revision: $revision) {
      __typename
      ... on FactoryEvaluation { id revision state }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ConfirmAnswers = graphql(`
  mutation ConfirmEvaluationAnswers($id: ID!, $keys: [String!]!, $isVerified: Boolean!) {
    answer: confirmEvaluationAnswers(id: $id, indicatorKeys: $keys, isVerified: $isVerified) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const AddFinding = graphql(`
  mutation AddInspectionFinding($id: ID!, $input: InspectionFindingInput!) {
    answer: addInspectionFinding(id: $id, input: $input) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const AnswerFinding = graphql(`
  mutation AnswerInspectionFinding($findingId: ID!, $text: String!) {
    answer: answerInspectionFinding(findingId: $findingId, correctiveAction: $text) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const CloseFinding = graphql(`
  mutation CloseInspectionFinding($findingId: ID!, $note: String!) {
    answer: closeInspectionFinding(findingId: $findingId, note: $note) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const AddRemark = graphql(`
  mutation AddEvaluationRemark($id: ID!, $key: String, $text: String!, $parentId: ID) {
    answer: addEvaluationRemark(id: $id, indicatorKey: $key, text: $text, parentId: $parentId) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ResolveRemark = graphql(`
  mutation ResolveEvaluationRemark($remarkId: ID!, $isResolved: Boolean!) {
    answer: resolveEvaluationRemark(remarkId: $remarkId, isResolved: $isResolved) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveFindingFile = graphql(`
  mutation RemoveFindingFile($id: ID!) {
    answer: removeEvidence(id: $id) {
      __typename
      ... on RemovedEvidence { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ShowLabel = graphql(`
  mutation ShowEvaluationLabel($id: ID!, $isPublic: Boolean!, $shown: [ShownLabelPart!]!) {
    answer: showEvaluationLabel(id: $id, isPublic: $isPublic, shown: $shown) {
      __typename
      ... on FactoryEvaluation { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
