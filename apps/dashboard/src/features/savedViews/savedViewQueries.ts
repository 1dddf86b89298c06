import { graphql } from '../../graphql/generated/index.ts';

export const SavedViewsQuery = graphql(`
  query SavedViews {
    savedViews { id key name address version updatedAt shares { id createdAt expiresAt reads lastReadAt } }
  }
`);

export const SavedViewQuery = graphql(`
  query SavedView($key: String!) {
    savedView(key: $key) { id address }
  }
`);

export const SaveView = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    result: saveView(input: $input) {
      __typename
      ... on SavedView { id name }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const UpdateSavedView = graphql(`
  mutation UpdateSavedView($id: ID!, $input: UpdateSavedViewInput!) {
    result: updateSavedView(id: $id, input: $input) {
      __typename
      ... on SavedView { id name address version updatedAt }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const DuplicateSavedView = graphql(`
  mutation DuplicateSavedView($id: ID!, $name: String!) {
    result: duplicateSavedView(id: $id, name: $name) {
      __typename
      ... on SavedView { id name }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RemoveSavedView = graphql(`
  mutation RemoveSavedView($id: ID!) {
    result: removeSavedView(id: $id) {
      __typename
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const ShareView = graphql(`
  mutation ShareView($id: ID!, $expiresInDays: Int) {
    result: shareView(id: $id, expiresInDays: $expiresInDays) {
      __typename
      ... on NewViewShare { token share { id } }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

export const RevokeViewShare = graphql(`
  mutation RevokeViewShare($id: ID!) {
    result: revokeViewShare(id: $id) {
      __typename
      ... on ViewShare { id expiresAt }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
