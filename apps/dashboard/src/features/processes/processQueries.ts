import { graphql } from '../../graphql/generated/index.ts';

export const ProcessDatabasesQuery = graphql(`
  query ProcessDatabases {
    processDatabases {
      format
      release { id version source { id name nameZh publisher licence attribution } }
      report { ...LinkReportFields }
      unlinkedFlows(first: 50) { name nameZh unit reason count }
    }
  }
`);

export const ProcessesQuery = graphql(`
  query Processes($release: ID!, $search: String, $solved: Boolean, $first: Int!, $offset: Int!) {
    factorRelease(id: $release) {
      id
      processDatabase {
        processes(search: $search, solved: $solved, first: $first, offset: $offset) {
          totalCount
          nodes { processId name nameZh category location region year unit kgCo2e }
        }
      }
    }
  }
`);

export const ProcessQuery = graphql(`
  query Process($release: ID!, $processId: String!) {
    unitProcess(release: $release, processId: $processId) {
      processId
      name
      nameZh
      kind
      category
      location
      region
      year
      description
      descriptionZh
      place
      kgCo2e
      exchangeCount
      supplyCount
      database { release { id source { id name nameZh licence attribution } } }
      factor { id unit kgCo2ePerUnit note }
      gases: exchanges(gasesOnly: true, first: 100) { ...ProcessExchangeFields }
      products: exchanges(kind: PRODUCT, first: 100) { ...ProcessExchangeFields }
      wastes: exchanges(kind: WASTE, first: 100) { ...ProcessExchangeFields }
      elementary: exchanges(kind: ELEMENTARY, first: 100) { ...ProcessExchangeFields }
      supplies(first: 50) { position amount process { processId name nameZh } flow { name nameZh unit } }
    }
  }
`);

export const ContributionsQuery = graphql(`
  query ProcessContributions($release: ID!, $processId: String!, $cutOff: Float!) {
    unitProcess(release: $release, processId: $processId) {
      processId
      contributions(cutOff: $cutOff) {
        kind
        parent
        depth
        processId
        name
        nameZh
        amount
        unit
        kgCo2e
        directKgCo2e
        share
        isReturn
        suppliers
      }
    }
  }
`);

export const ProcessExchangeFields = graphql(`
  fragment ProcessExchangeFields on ProcessExchange {
    position
    isInput
    isReference
    isAvoided
    amount
    link
    candidates
    gas
    flow { name nameZh kind compartment unit }
    provider { processId name nameZh }
  }
`);
