import { graphql } from '../../graphql/generated/index.ts';

export const WatchListQuery = graphql(`
  query WatchList {
    watchList {
      watches {
        id
        kind
        subjectId
        name
        nameZh
        supplierName
        supplierNameZh
        isInSight
        seenAt
        changes {
          code
          name
          nameZh
          before
          after
          unit
          beforeKgCo2e
          afterKgCo2e
          beforeBand { lower upper }
          afterBand { lower upper }
        }
      }
    }
  }
`);

export const MarkWatchesSeen = graphql(`
  mutation MarkWatchesSeen($ids: [ID!]) {
    result: markWatchesSeen(ids: $ids) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
