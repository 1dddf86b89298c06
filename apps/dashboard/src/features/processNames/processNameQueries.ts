import { graphql } from '../../graphql/generated/gql.ts';

export const ProcessNamesQuery = graphql(`
  query ProcessNames {
    processNames { name nameZh lineCount }
  }
`);

export const NameProcess = graphql(`
  mutation NameProcess($name: String!, $nameZh: String!) {
    answer: nameProcess(name: $name, nameZh: $nameZh) {
      __typename
      ... on ProcessName { name nameZh lineCount }
      ...RefusedInput
      ... on NotAllowed { message }
    }
  }
`);
