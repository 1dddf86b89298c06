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
