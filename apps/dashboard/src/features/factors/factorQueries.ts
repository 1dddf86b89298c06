import { graphql } from '../../graphql/generated/index.ts';

export const FactorPageQuery = graphql(`
  query FactorPage($search: String, $filter: FactorFilter, $first: Int!, $after: String) {
    factors(search: $search, filter: $filter, first: $first, after: $after) {
      totalCount
      relaxed
      pageInfo { hasNextPage endCursor }
      edges { node { ...FactorFacts } reasons { word field found } }
    }
  }
`);

/** What the factors found can be narrowed by, with how many there are of each. */
export const FactorFacetsQuery = graphql(`
  query FactorFacets($search: String, $filter: FactorFilter) {
    factorSources { id key name nameZh }
    factorFacets(search: $search, filter: $filter) {
      sources { value count }
      categories { value count }
      units { value count }
      boundaries { value count }
      licences { value count }
      regions { value count }
      years { value count }
      gases { value count }
    }
  }
`);

export const FactorDetailQuery = graphql(`
  query FactorDetail($id: ID!) {
    factor(id: $id) {
      ...FactorFacts
      isRetired
      isPrivate
      uncertaintyPercent
      sourceCategory
      flags
      stages { stage kgCo2e }
      characterised { gwpSet kgCo2ePerUnit keepsPublishedSet }
      unitProcess { processId name nameZh database { release { id } } }
      replacedBy { id kgCo2ePerUnit }
      series { id region year kgCo2ePerUnit }
      otherSources { id year kgCo2ePerUnit source { id name nameZh } }
      usedIn { id name nameZh assessment { id product { id name nameZh } } }
    }
  }
`);
