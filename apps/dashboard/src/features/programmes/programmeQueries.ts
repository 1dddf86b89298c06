import { graphql } from '../../graphql/generated/index.ts';

export const ProgrammesQuery = graphql(`
  query Programmes {
    programmes { id name nameZh campaigns { id name nameZh } }
    programmeMemberships {
      id
      programmeName
      programmeNameZh
      operatorName
      operatorNameZh
      state
      way { nextStep since }
      notices { id readAt }
    }
  }
`);

export const CreateProgramme = graphql(`
  mutation CreateProgramme($input: ProgrammeInput!) {
    result: createProgramme(input: $input) {
      __typename
      ... on Programme { id }
      ...RefusedInput
      ... on NotAllowed { message remedy }
    }
  }
`);

export const UpdateProgramme = graphql(`
  mutation UpdateProgramme($id: ID!, $revision: Int!, $input: ProgrammeInput!) {
    result: updateProgramme(id: $id, revision: $revision, input: $input) {
      __typename
      ... on Programme { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ProgrammeQuery = graphql(`
  query Programme($id: ID!, $campaignId: ID) {
    programme(id: $id) {
      id
      name
      nameZh
      description
      descriptionZh
      terms
      termsZh
      termsVersion
      code
      revision
      campaigns { id name nameZh goalStep goalCount startsOn endsOn presetId categories revision }
      dashboard(campaignId: $campaignId) {
        invited
        members
        undisclosed
        funnel { step count }
        waiting { step count longestDays }
        progress { reached share daysGone daysLeft pacePerWeek neededPerWeek forecast goalOn }
      }
      pages { id title titleZh body bodyZh step revision }
      featuredLists { id slug title titleZh text textZh category region isPublic revision memberIds }
    }
  }
`);

export const ProgrammeMembersQuery = graphql(`
  query ProgrammeMembers(
    $id: ID!
    $campaignId: ID
    $nextStep: ProgrammeStep
    $first: Int!
    $after: String
  ) {
    programme(id: $id) {
      id
      members(campaignId: $campaignId, nextStep: $nextStep, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            member { id name nameZh country remindedAt }
            disclosed
            reached { step on }
            nextStep
            since
            labels { grade state validUntil code }
          }
        }
      }
    }
  }
`);

/** A figure of a benchmark with everything that its table says of it. */
export const BenchmarkFigureFacts = graphql(`
  fragment BenchmarkFigureFacts on BenchmarkFigure {
    id
    category
    categoryZh
    unit
    boundary
    gwpSet
    state
    reason
    contributors
    items
    lowerQuartile
    median
    upperQuartile
    figuresOf
    findings
  }
`);

export const ProgrammeBenchmarksQuery = graphql(`
  query ProgrammeBenchmarks($id: ID!) {
    programme(id: $id) {
      id
      benchmarks {
        id
        takenOn
        nextOn
        figures { ...BenchmarkFigureFacts }
      }
    }
  }
`);

export const FeaturableQuery = graphql(`
  query Featurable($id: ID!) {
    programme(id: $id) { id featurable { memberId supplier { name nameZh labels { grade state } } } }
  }
`);

export const InviteToProgramme = graphql(`
  mutation InviteToProgramme($id: ID!, $notes: [String!]!) {
    result: inviteToProgramme(id: $id, notes: $notes) {
      __typename
      ... on NewProgrammeInvitations { invitations { token invitation { id note } } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RevokeProgrammeInvitation = graphql(`
  mutation RevokeProgrammeInvitation($id: ID!) {
    result: revokeProgrammeInvitation(id: $id) {
      __typename
      ... on ProgrammeInvitation { id revokedAt }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const DecideApplication = graphql(`
  mutation DecideApplication($memberId: ID!, $accept: Boolean!) {
    result: decideProgrammeApplication(memberId: $memberId, accept: $accept) {
      __typename
      ... on DecidedMember { member { id state } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemindMembers = graphql(`
  mutation RemindMembers($id: ID!, $memberIds: [ID!]!, $step: ProgrammeStep, $text: String!) {
    result: remindProgrammeMembers(id: $id, memberIds: $memberIds, step: $step, text: $text) {
      __typename
      ... on RemindedMembers { members { id remindedAt } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const CreateCampaign = graphql(`
  mutation CreateCampaign($programmeId: ID!, $input: CampaignInput!) {
    result: createCampaign(programmeId: $programmeId, input: $input) {
      __typename
      ... on Campaign { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const PublishBenchmarks = graphql(`
  mutation PublishBenchmarks($id: ID!) {
    result: publishBenchmarks(id: $id) {
      __typename
      ... on BenchmarkSnapshot { id takenOn }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SaveFeaturedList = graphql(`
  mutation SaveFeaturedList($programmeId: ID!, $id: ID, $revision: Int, $input: FeaturedListInput!) {
    result: saveFeaturedList(programmeId: $programmeId, id: $id, revision: $revision, input: $input) {
      __typename
      ... on FeaturedList { id slug revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SaveProgrammePage = graphql(`
  mutation SaveProgrammePage($programmeId: ID!, $id: ID, $revision: Int, $input: ProgrammePageInput!) {
    result: saveProgrammePage(programmeId: $programmeId, id: $id, revision: $revision, input: $input) {
      __typename
      ... on ProgrammePage { id revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const OfferQuery = graphql(`
  query ProgrammeOffer($key: String!) {
    programmeOffer(key: $key) {
      name
      nameZh
      operatorName
      operatorNameZh
      invited
      text { description descriptionZh terms termsZh termsVersion }
    }
  }
`);

export const JoinProgramme = graphql(`
  mutation JoinProgramme($key: String!, $input: JoinProgrammeInput!) {
    result: joinProgramme(key: $key, input: $input) {
      __typename
      ... on ProgrammeMembership { id state }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const DeclineProgramme = graphql(`
  mutation DeclineProgramme($token: String!) {
    result: declineProgramme(token: $token) {
      __typename
      ... on ProgrammeOffer { name }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const MembershipsQuery = graphql(`
  query Memberships {
    learnedTopics
    programmeMemberships {
      id
      programmeName
      programmeNameZh
      operatorName
      operatorNameZh
      state
      disclosed
      termsVersion
      consentByName
      consentAt
      revision
      programme { description descriptionZh terms termsZh termsVersion }
      way { nextStep since reached { step on } }
      notices { id step text sentByName at readAt }
      reads { subject readerName day reads lastAt }
      pages { id title titleZh step }
      benchmarks {
        ownKgCo2ePerUnit
        band
        figure { ...BenchmarkFigureFacts }
      }
    }
  }
`);

export const ChangeDisclosure = graphql(`
  mutation ChangeDisclosure($id: ID!, $revision: Int!, $input: JoinProgrammeInput!) {
    result: changeDisclosure(id: $id, revision: $revision, input: $input) {
      __typename
      ... on ProgrammeMembership { id disclosed termsVersion revision consentAt consentByName }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const LeaveProgramme = graphql(`
  mutation LeaveProgramme($id: ID!) {
    result: leaveProgramme(id: $id) {
      __typename
      ... on ProgrammeMembership { id state }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ReadNotice = graphql(`
  mutation ReadNotice($id: ID!) {
    result: readProgrammeNotice(id: $id) {
      __typename
      ... on ProgrammeNotice { id readAt }
      ... on NotFound { message }
    }
  }
`);

export const RemoveCampaign = graphql(`
  mutation RemoveCampaign($id: ID!) {
    result: removeCampaign(id: $id) {
      __typename
      ... on RemovedCampaign { id }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemoveFeaturedList = graphql(`
  mutation RemoveFeaturedList($id: ID!) {
    result: removeFeaturedList(id: $id) {
      __typename
      ... on RemovedFeaturedList { id }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemoveProgrammePage = graphql(`
  mutation RemoveProgrammePage($id: ID!) {
    result: removeProgrammePage(id: $id) {
      __typename
      ... on RemovedProgrammePage { id }
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemoveProgrammeMember = graphql(`
  mutation RemoveProgrammeMember($memberId: ID!) {
    result: removeProgrammeMember(memberId: $memberId) {
      __typename
      ... on DecidedMember { member { id state } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const UpdateCampaign = graphql(`
  mutation UpdateCampaign($programmeId: ID!, $id: ID!, $revision: Int!, $input: CampaignInput!) {
    result: updateCampaign(programmeId: $programmeId, id: $id, revision: $revision, input: $input) {
      __typename
      ... on Campaign { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ProgrammeInvitationsQuery = graphql(`
  query ProgrammeInvitations($id: ID!, $first: Int!, $after: String) {
    programme(id: $id) {
      id
      invitations(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id note createdAt expiresAt acceptedAt declinedAt revokedAt } }
      }
    }
  }
`);

export const ApplicantsQuery = graphql(`
  query ProgrammeApplicants($id: ID!, $first: Int!, $after: String) {
    programme(id: $id) {
      id
      applicants(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id name nameZh country note } }
      }
    }
  }
`);
