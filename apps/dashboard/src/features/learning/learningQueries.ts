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

export const OwnPageQuery = graphql(`
  query OwnPage($id: ID!) {
    programmePage(id: $id) { id title titleZh body bodyZh }
  }
`);
