import { graphql } from '../../graphql/generated/index.ts';

export const SuppliersQuery = graphql(`
  query Suppliers($filter: SupplierFilter, $first: Int!) {
    suppliers(first: $first, filter: $filter) {
      totalCount
      edges {
        node {
          id
          name
          nameZh
          country
          industry
          productCount
          lines(first: 1) { totalCount }
          labels { id code grade state }
        }
      }
    }
  }
`);

/** Suppliers by rank, the best first, with every part of the reason. */
export const RankedSuppliersQuery = graphql(`
  query RankedSuppliers($filter: SupplierFilter, $weights: RankWeightsInput, $first: Int!) {
    suppliers(
      first: $first
      filter: $filter
      orderBy: { field: RANK, direction: DESC }
      rankWeights: $weights
    ) {
      totalCount
      edges {
        node {
          id
          name
          nameZh
          country
          labels { id code grade state }
          rank(weights: $weights) { score parts { part value weight points } }
        }
      }
    }
  }
`);

/** What every supplier contributes to a year of the portfolio. */
export const SupplierSharesQuery = graphql(`
  query SupplierShares {
    hotspotAnalysis(input: { dimensions: [SUPPLIER], first: 1000 }) {
      total
      nodes { member { dimension id label labelZh } kgCo2e share gaps }
    }
  }
`);

export const SupplierCategoriesQuery = graphql(`
  query SupplierCategories {
    productCategories { name nameZh productCount }
  }
`);

export const SupplierComparisonQuery = graphql(`
  query SupplierComparison($category: String!, $basis: ComparisonBasis!) {
    supplierComparison(category: $category, basis: $basis) {
      isBlocked
      isJudged
      median
      findings { code severity message messageZh }
      footprints {
        kgCo2e
        gaps
        score
        isOutlier
        assessment {
          id
          kind
          status
          boundary
          gwpSet
          referencePeriodEnd
          version
          footprint { id dataQuality primaryDataShare }
          product {
            id
            sku
            name
            nameZh
            supplier {
              id
              name
              nameZh
              country
              labels { id code grade state }
              rank { score }
            }
          }
          plausibility { code severity message messageZh remedy remedyZh }
        }
      }
    }
  }
`);

export const SupplierQuery = graphql(`
  query Supplier($id: ID!) {
    supplier(id: $id) {
      id
      name
      nameZh
      country
      industry
      sites { id name nameZh region }
      labels { id code grade state validUntil isPublic evaluation { id } }
      rank { score labelState parts { part value weight points } }
      lines(first: 100) {
        totalCount
        edges {
          node {
            id
            name
            nameZh
            amount
            unit
            stage
            assessment { id version product { id name nameZh } }
          }
        }
      }
    }
  }
`);

/** What a supplier makes, with the footprints of each product. */
export const SupplierProductsQuery = graphql(`
  query SupplierProducts($id: ID!) {
    supplier(id: $id) {
      id
      products(first: 20) {
        totalCount
        edges {
          node {
            id
            sku
            name
            nameZh
            category
            categoryZh
            assessments(first: 3) {
              edges {
                node {
                  id
                  version
                  kind
                  status
                  referencePeriodEnd
                  declaredUnit { amount unit }
                  footprint { id totalKgCo2e gaps { code } }
                }
              }
            }
          }
        }
      }
    }
  }
`);

/** What a supplier contributes to a year of the portfolio, by product and process. */
export const SupplierContributionQuery = graphql(`
  query SupplierContribution($filters: [DimensionFilterInput!]!) {
    hotspotAnalysis(input: { dimensions: [PRODUCT, PROCESS], first: 50, firstNested: 20, filters: $filters }) {
      total
      nodes {
        member { dimension id label labelZh }
        count
        kgCo2e
        children { member { dimension id label labelZh } count }
      }
      gaps { code products { dimension id label labelZh } }
    }
    portfolio: hotspotAnalysis(input: { dimensions: [STAGE], first: 1 }) { total }
  }
`);
