import { graphql } from '../../graphql/generated/index.ts';

export const LearnedTopicsQuery = graphql(`
  query LearnedTopics { learnedTopics }
`);

export const MarkTopic = graphql(`
  mutation MarkTopic($topic: String!, $isRead: Boolean!) {
    result: markTopic(topic: $topic, isRead: $isRead) {
      __typename
      ... on LearnedTopics { topics }
      ... on NotFound { message }
    }
  }
`);

export const OwnPagesQuery = graphql(`
  query OwnPages {
    programmeMemberships { id pages { id title titleZh body bodyZh } }
    programmes { id pages { id title titleZh body bodyZh } }
  }
`);
