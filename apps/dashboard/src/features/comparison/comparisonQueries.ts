import { graphql } from '../../graphql/generated/index.ts';

export const ComparisonFields = graphql(`
  fragment ComparisonFields on Comparison {
    basis
    measure
    total
    totalValue
    commonStages
    converted
    rows { path { dimension id label labelZh } }
    columns { path { dimension id label labelZh } }
    cellColumns { row column kgCo2e value share deltaFromBaseline gaps gapSets }
    rowTotals { kgCo2e value gaps { code } }
    columnTotals { kgCo2e value gaps { code } }
    rowSubtotals {
      path { dimension id label labelZh }
      cells { row column kgCo2e value share deltaFromBaseline gaps { code } }
      total { kgCo2e value gaps { code } }
    }
    columnSubtotals {
      columns {
        path { dimension id label labelZh }
        total { kgCo2e value gaps { code } }
      }
      cells { row column kgCo2e value share deltaFromBaseline gaps gapSets }
      groupCells { row column kgCo2e value share deltaFromBaseline gaps gapSets }
    }
    findings { code severity message messageZh }
  }
`);

export const ComparisonQuery = graphql(`
  query Comparison($input: ComparisonInput!) {
    comparison(input: $input) { ...ComparisonFields }
  }
`);

/** Whether one footprint is lower than another. */
export const PairedComparisonQuery = graphql(`
  query PairedComparison($input: PairedComparisonInput!) {
    pairedComparison(input: $input) {
      claim
      obstacles
      first { kgCo2e gaps { code } }
      second { kgCo2e gaps { code } }
      findings { code severity message messageZh }
      outcome {
        draws
        firstLowerShare
        medianDifference
        lower
        upper
        smallestClaimableDifference
        firstDraws { lower upper shares }
        secondDraws { lower upper shares }
        differenceDraws { lower upper shares }
      }
    }
  }
`);

/** What whoever has a link to a view may read. */
export const SharedComparisonQuery = graphql(`
  query SharedComparison($token: String!) {
    sharedView(token: $token) {
      name
      organisation
      address
      comparison { ...ComparisonFields }
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

export const ShortenAddress = graphql(`
  mutation ShortenAddress($address: String!) {
    result: shortenAddress(address: $address) {
      __typename
      ... on SavedView { id key }
    }
  }
`);

/** The same question as people read it: one object a cell. */
export const ReadableComparisonQuery = graphql(`
  query ReadableComparison($input: ComparisonInput!) {
    comparison(input: $input) {
      rows { path { dimension id label } }
      columns { path { dimension id label } }
      cells { row column kgCo2e value share deltaFromBaseline gaps { code } }
      rowTotals { kgCo2e gaps { code } }
      columnTotals { kgCo2e gaps { code } }
      total
      findings { code severity message }
    }
  }
`);
