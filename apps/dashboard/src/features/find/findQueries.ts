import { graphql } from '../../graphql/generated/index.ts';

export const FacetsQuery = graphql(`
  query FindFacets($filter: SupplierSearchFilter) {
    searchFacets(filter: $filter) {
      categories { value nameZh count }
      countries { value nameZh count }
      statuses { value nameZh count }
      boundaries { value nameZh count }
      years { value nameZh count }
      sources { value nameZh count }
      labelGrades { value nameZh count }
      labelSchemes { value nameZh count }
      dataQualities { value nameZh count }
      primaryShares { value nameZh count }
      footprints { unit count lowest highest bins { lower upper count } }
    }
    publicFeaturedLists { slug title titleZh category region operatorName }
    searchWeights { label verification dataQuality primaryShare footprint recency savedByName }
  }
`);

export const FoundProductsQuery = graphql(`
  query FoundProducts(
    $filter: SupplierSearchFilter
    $weights: RankWeightsInput
    $orderBy: SupplierSearchOrder
    $first: Int!
    $after: String
  ) {
    foundProducts(filter: $filter, weights: $weights, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          name
          nameZh
          sku
          category
          categoryZh
          region
          level
          status
          boundary
          unit
          version
          referencePeriodEnd
          kgCo2e
          band { lower upper }
          hasGaps
          dataQuality
          primaryDataShare
          isWatched
          score
          parts { part value weight points }
          supplier { id source name nameZh country labels { state grade code scheme schemeZh } }
        }
      }
    }
  }
`);

export const FoundSuppliersQuery = graphql(`
  query FoundSuppliers(
    $filter: SupplierSearchFilter
    $weights: RankWeightsInput
    $orderBy: SupplierSearchOrder
    $first: Int!
    $after: String
  ) {
    foundSuppliers(filter: $filter, weights: $weights, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          productCount
          isWatched
          score
          parts { part value weight points }
          supplier { id source name nameZh country industry labels { state grade code scheme schemeZh } }
        }
      }
    }
  }
`);

export const SaveSearchWeights = graphql(`
  mutation SaveSearchWeights($weights: RankWeightsInput!) {
    result: saveSearchWeights(weights: $weights) {
      __typename
      ... on SearchWeights { label verification dataQuality primaryShare footprint recency savedByName }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const WatchSubjects = graphql(`
  mutation WatchSubjects($kind: WatchedKind!, $ids: [ID!]!) {
    result: watch(kind: $kind, ids: $ids) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const TakeOverFootprints = graphql(`
  mutation TakeOverFootprints($ids: [ID!]!) {
    result: takeOverFootprints(ids: $ids) {
      __typename
      ... on TakenOverFootprints { productIds }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
