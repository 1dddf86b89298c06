import { graphql } from '../../graphql/generated/index.ts';

export const ComparisonQuery = graphql(`
  query Comparison($input: ComparisonInput!) {
    comparison(input: $input) {
      basis
      measure
      total
      totalValue
      commonStages
      converted
      rows { path { dimension id label labelZh } }
      columns { path { dimension id label labelZh } }
      cells { row column kgCo2e value share deltaFromBaseline gaps { code } }
      rowTotals { kgCo2e value gaps { code } }
      columnTotals { kgCo2e value gaps { code } }
      rowSubtotals {
        path { dimension id label labelZh }
        cells { row column kgCo2e value share deltaFromBaseline gaps { code } }
        total { kgCo2e value gaps { code } }
      }
      findings { code severity message messageZh }
    }
  }
`);

export const ComparisonScenariosQuery = graphql(`
  query ComparisonScenarios {
    scenarios(first: 100, orderBy: { field: POSITION, direction: ASC }) {
      edges { node { id name nameZh } }
    }
  }
`);

/** The members of a dimension, largest first: what a filter can choose from. */
export const ComparisonMembersQuery = graphql(`
  query ComparisonMembers($dimension: Dimension!) {
    hotspots(input: { dimension: $dimension, first: 1000 }) {
      hotspots { id label labelZh }
    }
  }
`);
