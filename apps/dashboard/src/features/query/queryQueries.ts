import { graphql } from '../../graphql/generated/index.ts';

export const CreateQueryToken = graphql(`
  mutation CreateQueryToken($name: String!, $days: Int!) {
    result: createApiToken(name: $name, scopes: [READ], expiresInDays: $days) {
      __typename
      ... on NewApiToken { secret token { id } }
      ...RefusedInput
      ... on NotAllowed { message remedy }
    }
  }
`);

export const QueryPageQuery = graphql(`
  query QueryPage {
    viewer { localDemo }
    products(first: 1) { edges { node { id } } }
    assessments(first: 1, filter: { kinds: [CALCULATED] }) { edges { node { id } } }
    productCategories { name productCount }
    partners { id isHere }
  }
`);

export const SavedQueriesQuery = graphql(`
  query SavedQueries {
    savedQueries {
      id key name description version isPrivate isOwn updatedAt
      current { document variables kind documentId findings { severity message line column } }
      versions { version document variables createdByName createdAt }
    }
  }
`);

export const SaveQuery = graphql(`
  mutation SaveQuery($input: SavedQueryInput!) {
    result: saveQuery(input: $input) {
      __typename
      ... on SavedQuery { id key }
      ...RefusedInput
      ... on NotAllowed { message remedy }
    }
  }
`);

export const UpdateSavedQuery = graphql(`
  mutation UpdateSavedQuery($id: ID!, $version: Int!, $input: SavedQueryInput!) {
    result: updateSavedQuery(id: $id, version: $version, input: $input) {
      __typename
      ... on SavedQuery { id key }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const DuplicateSavedQuery = graphql(`
  mutation DuplicateSavedQuery($id: ID!, $name: String!) {
    result: duplicateSavedQuery(id: $id, name: $name) {
      __typename
      ... on SavedQuery { id key }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const ShareSavedQuery = graphql(`
  mutation ShareSavedQuery($id: ID!, $isPrivate: Boolean!) {
    result: shareSavedQuery(id: $id, isPrivate: $isPrivate) {
      __typename
      ... on SavedQuery { id key isPrivate }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const RemoveSavedQuery = graphql(`
  mutation RemoveSavedQuery($id: ID!) {
    result: removeSavedQuery(id: $id) {
      __typename
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);

export const CreatePartnerToken = graphql(`
  mutation CreatePartnerToken($name: String!, $days: Int!, $savedQueryIds: [ID!]!) {
    result: createApiToken(name: $name, scopes: [READ], expiresInDays: $days, savedQueryIds: $savedQueryIds) {
      __typename
      ... on NewApiToken { secret token { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message remedy }
    }
  }
`);
