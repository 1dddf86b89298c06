import { graphql } from '../../graphql/generated/index.ts';

export const FactorPageQuery = graphql(`
  query FactorPage($search: String, $filter: FactorFilter, $first: Int!, $after: String) {
    factors(search: $search, filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...FactorFacts } }
    }
  }
`);

/** What can be filtered by: the sources of the library, and what the best matches of the search have. */
export const FactorFacetsQuery = graphql(`
  query FactorFacets($search: String) {
    factorSources { id key name nameZh }
    factors(search: $search, first: 1000) {
      edges { node { id category region unit year } }
    }
  }
`);
