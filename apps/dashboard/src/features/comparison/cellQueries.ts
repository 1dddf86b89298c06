import { graphql } from '../../graphql/generated/index.ts';

/** How far the value of a cell may be from the true one. */
export const CellIntervalQuery = graphql(`
  query CellInterval($input: ComparisonInput!, $row: [String!]!, $column: [String!]!) {
    cellContributions(input: $input, row: $row, column: $column, first: 1) {
      interval { gsd lower upper }
    }
  }
`);

export const CellContributionsQuery = graphql(`
  query CellContributions(
    $input: ComparisonInput!
    $row: [String!]!
    $column: [String!]!
    $first: Int!
    $offset: Int!
  ) {
    cellContributions(input: $input, row: $row, column: $column, first: $first, offset: $offset) {
      totalCount
      kgCo2e
      gaps { code }
      contributions {
        kgCo2e
        share
        gap
        product { id name nameZh }
        contribution {
          stage
          process
          processZh
          gas
          region
          kgGas
          kgCo2e
          supplier { id name nameZh }
          line { id name nameZh amount unit primary }
          leafLine { id name nameZh amount unit primary }
          factor { ...FactorFacts }
        }
      }
    }
  }
`);
