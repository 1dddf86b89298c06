import { graphql } from '../../graphql/generated/index.ts';

export const GivenSharesQuery = graphql(`
  query GivenShares($first: Int!) {
    viewer { permissions }
    footprintShares(first: $first) {
      totalCount
      edges {
        node {
          id
          level
          purpose
          expiresAt
          revokedAt
          state
          createdByName
          createdAt
          revision
          readCount
          lastRead { id at }
          partner { id name nameZh }
          product { id name nameZh sku }
        }
      }
    }
    footprintReads(first: 20) {
      totalCount
      edges {
        node {
          id
          at
          readerName
          channel
          level
          version
          share { id product { id name nameZh } }
        }
      }
    }
  }
`);

export const PactOfShareQuery = graphql(`
  query PactOfShare($shareId: ID!, $productId: ID!) {
    pactObstacles(shareId: $shareId)
    product(id: $productId) { id pactFacts { fossilCarbonKg biogenicCarbonKg productUrns classificationUrns } }
  }
`);

export const SavePactFacts = graphql(`
  mutation SavePactFacts($productId: ID!, $input: PactFactsInput!) {
    result: savePactFacts(productId: $productId, input: $input) {
      __typename
      ... on PactFacts { fossilCarbonKg }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ChangeShare = graphql(`
  mutation ChangeShare($id: ID!, $revision: Int!, $terms: ShareTermsInput!) {
    result: changeShare(id: $id, revision: $revision, terms: $terms) {
      __typename
      ... on FootprintShare { id level purpose expiresAt state revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RevokeShare = graphql(`
  mutation RevokeShare($id: ID!) {
    result: revokeShare(id: $id) {
      __typename
      ... on FootprintShare { id revokedAt state revision }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ReceivedSharesQuery = graphql(`
  query ReceivedShares {
    viewer { permissions }
    sharedFootprints(first: 200) {
      totalCount
      edges {
        node {
          id
          level
          purpose
          expiresAt
          supplierName
          supplierNameZh
          supplierCountry
          productName
          productNameZh
          sku
          version
          validUntil
          declaredUnit { amount unit }
          totalKgCo2e
          totalBand { lower upper }
          gaps { code }
          withheld { field code }
        }
      }
    }
    linkedUpdates {
      version
      before
      after
      factor { id name nameZh unit }
      footprint { id version supplierName supplierNameZh }
      moved { before after assessment { id version product { id name nameZh } } }
    }
    receivedUpdates {
      before
      after
      factor { id name nameZh unit }
      footprint { pfId figures { companyName } }
      moved { before after assessment { id version product { id name nameZh } } }
    }
    receivedFootprints {
      pfId
      productName
      status
      receivedAt
      changedAt
      document
      partner { id name nameZh removedAt }
      factor { id }
      figures {
        companyName
        kgCo2ePerUnit
        unit
        region
        year
        unusable
        findings { code pointer severity message messageZh remedy remedyZh }
      }
    }
  }
`);

export const LinkFootprint = graphql(`
  mutation LinkFootprint($id: ID!) {
    result: linkFootprint(id: $id) {
      __typename
      ... on LinkedFactor { factor { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const AcceptLinkedUpdate = graphql(`
  mutation AcceptLinkedUpdate($factorId: ID!) {
    result: acceptLinkedUpdate(factorId: $factorId) {
      __typename
      ... on LinkedFactor { factor { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const LinkReceived = graphql(`
  mutation LinkReceived($partnerId: ID!, $pfId: ID!) {
    result: linkReceivedFootprint(partnerId: $partnerId, pfId: $pfId) {
      __typename
      ... on LinkedFactor { factor { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const AcceptReceivedUpdate = graphql(`
  mutation AcceptReceivedUpdate($factorId: ID!) {
    result: acceptReceivedUpdate(factorId: $factorId) {
      __typename
      ... on LinkedFactor { factor { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RequestsQuery = graphql(`
  query DataRequests {
    viewer { permissions }
    partners { id name nameZh }
    dataRequests(first: 200) {
      totalCount
      edges {
        node {
          id
          direction
          productName
          level
          state
          dueOn
          createdAt
          partner { id name nameZh }
        }
      }
    }
  }
`);

export const AskForData = graphql(`
  mutation AskForData($partnerId: ID!, $input: DataRequestInput!) {
    result: askForData(partnerId: $partnerId, input: $input) {
      __typename
      ... on DataRequest { id }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RequestQuery = graphql(`
  query DataRequestPage($id: ID!) {
    viewer { permissions }
    dataRequest(id: $id) {
      id
      direction
      productName
      category
      productUrns
      level
      message
      dueOn
      state
      actions
      askedByName
      reminders
      remindedAt
      answeredAt
      answeredByName
      declineReason
      createdAt
      partner { id name nameZh contact }
      product { id name nameZh }
    }
    dataRequests(first: 200, filter: { direction: RECEIVED, open: true }) {
      edges { node { id productName partner { id name nameZh } } }
    }
    assessments(first: 1000, filter: { statuses: [PUBLISHED] }) {
      edges { node { id product { id name nameZh sku } } }
    }
  }
`);

export const RemindRequest = graphql(`
  mutation RemindRequest($id: ID!) {
    result: remindDataRequest(id: $id) {
      __typename
      ... on DataRequest { id reminders remindedAt }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const WithdrawRequest = graphql(`
  mutation WithdrawRequest($id: ID!) {
    result: withdrawDataRequest(id: $id) {
      __typename
      ... on DataRequest { id state actions }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const DeclineRequest = graphql(`
  mutation DeclineRequest($id: ID!, $reason: String!) {
    result: declineDataRequest(id: $id, reason: $reason) {
      __typename
      ... on DataRequest { id state actions declineReason }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const AnswerRequests = graphql(`
  mutation AnswerRequests($ids: [ID!]!, $productId: ID!, $terms: ShareTermsInput!) {
    result: answerDataRequests(ids: $ids, productId: $productId, terms: $terms) {
      __typename
      ... on AnsweredRequests { requests { id state } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const PartnersQuery = graphql(`
  query Partners {
    viewer { permissions }
    partners { id name nameZh contact isHere createdAt }
  }
`);

export const ExchangeCodeQuery = graphql(`
  query ExchangeCode { exchangeCode }
`);

export const AddPartner = graphql(`
  mutation AddPartner($input: PartnerInput!) {
    result: addPartner(input: $input) {
      __typename
      ... on Partner { id name }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemovePartner = graphql(`
  mutation RemovePartner($id: ID!, $deleteReceived: Boolean!) {
    result: removePartner(id: $id, deleteReceived: $deleteReceived) {
      __typename
      ... on Partner { id removedAt }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const PactQuery = graphql(`
  query PactOfPartners {
    pactClients { id clientId expiresAt lastUsedAt revokedAt partner { id } }
    pactConnections {
      id
      baseUrl
      authBaseUrl
      clientId
      fetchedAt
      lastError
      speaks
      isCutOff
      lastFetch { added changed unchanged skipped reasons { pfId reason } }
      partner { id }
    }
  }
`);

export const CreatePactClient = graphql(`
  mutation CreatePactClient($partnerId: ID!, $expiresInDays: Int!) {
    result: createPactClient(partnerId: $partnerId, expiresInDays: $expiresInDays) {
      __typename
      ... on NewPactClient { clientId clientSecret }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RevokePactClient = graphql(`
  mutation RevokePactClient($id: ID!) {
    result: revokePactClient(id: $id) {
      __typename
      ... on PactClient { id revokedAt }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const SavePactConnection = graphql(`
  mutation SavePactConnection($partnerId: ID!, $input: PactConnectionInput!) {
    result: savePactConnection(partnerId: $partnerId, input: $input) {
      __typename
      ... on PactConnection { id baseUrl }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const FetchFromPartner = graphql(`
  mutation FetchFromPartner($partnerId: ID!) {
    result: fetchFromPartner(partnerId: $partnerId) {
      __typename
      ... on PactConnection { id fetchedAt lastError }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
