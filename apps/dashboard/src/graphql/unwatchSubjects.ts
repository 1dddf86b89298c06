import { graphql } from './generated/index.ts';

/** Takes suppliers or products off one's watch list, where they are found and on the list itself. */
export const UnwatchSubjects = graphql(`
  mutation UnwatchSubjects($kind: WatchedKind!, $ids: [ID!]!) {
    result: unwatch(kind: $kind, ids: $ids) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
