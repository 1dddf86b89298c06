import { graphql } from '../../graphql/generated/index.ts';

export const HotspotAnalysisQuery = graphql(`
  query HotspotAnalysis($input: HotspotAnalysisInput!) {
    hotspotAnalysis(input: $input) {
      total
      vital
      products
      nodes {
        ...HotspotNodeFields
        children {
          ...HotspotNodeFields
          children { ...HotspotNodeFields }
        }
      }
      gaps { code products { dimension id label labelZh } }
      findings { code severity message messageZh }
    }
  }
`);

export const HotspotNodeFields = graphql(`
  fragment HotspotNodeFields on HotspotNode {
    member { dimension id label labelZh }
    count
    kgCo2e
    share
    cumulativeShare
    isVital
    gaps
  }
`);

export const HotspotCategoriesQuery = graphql(`
  query HotspotCategories {
    productCategories { name nameZh productCount }
  }
`);

export const ReductionEffectQuery = graphql(`
  query ReductionEffect($input: ReductionEffectInput!) {
    reductionEffect(input: $input) {
      basePerYear
      savedPerYear
      share
      alone
      membersPerYear
      elsewherePerYear
      fixedPerYear
      lines
      products
      withoutVolume { dimension id label labelZh }
      isByRule
      amountFactor
      selector { productIds stages supplierIds regions activities transportModes processes lineIds }
    }
  }
`);

export const LinesBehindQuery = graphql(`
  query LinesBehind($members: [[MemberInput!]!]!) {
    linesBehind(members: $members, first: 100) {
      totalCount
      lines {
        stage
        kgPerYear
        kgPerUnit
        product { id name nameZh sku }
        line { id name nameZh amount unit factor { id name nameZh } supplier { id name nameZh } }
      }
    }
  }
`);

export const MakeScenario = graphql(`
  mutation MakeScenario($input: CreateScenarioInput!) {
    createScenario(input: $input) {
      __typename
      ... on Scenario { id name }
      ...RefusedInput
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);
