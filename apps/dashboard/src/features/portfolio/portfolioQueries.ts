import { graphql } from '../../graphql/generated/index.ts';

/** A page of the table. Shares of primary data and stages come from the base case of the current assessment. */
export const PortfolioProductsQuery = graphql(`
  query PortfolioProducts($filter: ProductFilter, $orderBy: ProductOrder, $first: Int, $after: String) {
    products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          sku
          name
          nameZh
          category
          categoryZh
          supplier { id name nameZh }
          family { id name nameZh }
          currentAssessment {
            id
            kind
            status
            declaredUnit { amount unit }
            footprint {
              id
              totalKgCo2e
              primaryDataShare
              gaps { code }
              stages { stage kgCo2e gaps { code } }
            }
          }
        }
      }
    }
  }
`);

export const PortfolioFactsQuery = graphql(`
  query PortfolioFacts {
    viewer { organisation { id name nameZh } }
    productCategories { name nameZh productCount }
    suppliers(first: 1) { totalCount }
    families(first: 100) { edges { node { id name nameZh } } }
    calculated: assessments(filter: { kinds: [CALCULATED] }, first: 1) { totalCount }
    declared: assessments(filter: { kinds: [DECLARED] }, first: 1) { totalCount }
    factors(first: 1) { totalCount }
  }
`);

export const PortfolioHotspotsQuery = graphql(`
  query PortfolioHotspots($input: HotspotsInput!) {
    hotspots(input: $input) {
      total
      hotspots { id label labelZh kgCo2e share cumulativeShare }
      gaps { code }
      findings { code severity message messageZh }
    }
  }
`);
