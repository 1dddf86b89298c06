import { example, type QueryExample } from './queryExample.ts';

/** About one's own products, their assessments and what could be done. */
export const PORTFOLIO_EXAMPLES: readonly QueryExample[] = [
  example({
    key: 'productFootprints',
    title: 'Products with their footprint by stage',
    titleZh: '产品及其分阶段碳足迹',
    purpose: 'The largest first, page by page: send `endCursor` as `after` for the next page.',
    purposeZh: '由大到小，逐页读取：把 `endCursor` 作为 `after` 发送即得下一页。',
    variables: { first: 20, after: null },
    document: `
query ProductFootprints($first: Int!, $after: String) {
  products(first: $first, after: $after, orderBy: { field: FOOTPRINT, direction: DESC }) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        sku
        name
        currentAssessment {
          status
          boundary
          declaredUnit {
            amount
            unit
          }
          footprint {
            totalKgCo2e
            stages {
              stage
              kgCo2e
              share
            }
            gaps {
              code
              message
            }
          }
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'contributions',
    title: 'One footprint down to line, factor and licence',
    titleZh: '将一个碳足迹展开到清单行、因子与许可',
    purpose: 'The largest contributions of an assessment, each with the source it comes from.',
    purposeZh: '一项评价中最大的贡献，以及各自的来源。',
    filled: { assessmentId: 'ASSESSMENT' },
    document: `
query Contributions($assessmentId: ID!) {
  assessment(id: $assessmentId) {
    product {
      name
    }
    footprint {
      totalKgCo2e
      contributions(first: 25, orderBy: { field: KG_CO2E, direction: DESC }) {
        totalCount
        edges {
          node {
            stage
            process
            gas
            kgCo2e
            share
            line {
              name
              amount
              unit
            }
            supplier {
              name
            }
            factor {
              name
              region
              year
              source {
                name
                licence
                attribution
              }
            }
          }
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'comparison',
    title: 'Compare products by stage',
    titleZh: '按阶段比较产品',
    purpose: 'Rows × columns as a pivot table; `findings` say what may not be compared and why.',
    purposeZh: '行 × 列的透视表；`findings` 说明哪些不能比较及其原因。',
    document: `
query ProductsByStage {
  comparison(input: { rows: [PRODUCT], columns: [STAGE], basis: KILOGRAM, largestRows: 10 }) {
    rows {
      path {
        id
        label
        labelZh
      }
    }
    columns {
      path {
        label
      }
    }
    cells {
      row
      column
      kgCo2e
      share
      gaps {
        code
      }
    }
    total
    findings {
      code
      severity
      message
    }
  }
}`,
  }),
  example({
    key: 'hotspots',
    title: 'Hotspots of the whole portfolio',
    titleZh: '整个产品组合的热点',
    purpose: 'Which processes carry most of a year’s emissions, with their share as it adds up.',
    purposeZh: '哪些过程承担了全年大部分排放，并给出累计占比。',
    document: `
query Hotspots {
  hotspots(input: { dimension: PROCESS, basis: ANNUAL_VOLUME, first: 10 }) {
    total
    hotspots {
      label
      labelZh
      kgCo2e
      share
      cumulativeShare
    }
    findings {
      code
      message
    }
  }
}`,
  }),
  example({
    key: 'scenarios',
    title: 'Scenarios of a product',
    titleZh: '一个产品的情景',
    purpose: 'The base case beside every scenario of the organisation, per declared unit.',
    purposeZh: '基准情形与组织的每个情景并列，按声明单位计。',
    filled: { assessmentId: 'ASSESSMENT' },
    document: `
query ScenariosOfProduct($assessmentId: ID!) {
  assessment(id: $assessmentId) {
    product {
      name
      nameZh
    }
    declaredUnit {
      amount
      unit
    }
    footprint {
      totalKgCo2e
    }
    scenarioFootprints {
      scenario {
        name
        nameZh
      }
      totalKgCo2e
      stages {
        stage
        kgCo2e
      }
    }
  }
}`,
  }),
  example({
    key: 'recommendations',
    title: 'What would save most of one product',
    titleZh: '一个产品怎样减排最多',
    purpose: 'Changes that were really calculated, the largest saving first.',
    purposeZh: '均经实际核算的改变，减排量大者在前。',
    filled: { assessmentId: 'ASSESSMENT' },
    document: `
query Recommendations($assessmentId: ID!) {
  recommendations(assessmentId: $assessmentId) {
    title
    titleZh
    kgSaved
    share
    changes {
      kind
      line {
        name
      }
      toFactor {
        name
        source {
          name
          licence
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'factors',
    title: 'Emission factors of a region',
    titleZh: '某一地区的排放因子',
    purpose: 'Search in English or Chinese; every factor comes with source, year and licence.',
    purposeZh: '可用中文或英文检索；每个因子都带有来源、年份与许可。',
    variables: { search: 'electricity', regions: ['CN'], yearFrom: 2018 },
    document: `
query FactorsOfRegion($search: String!, $regions: [String!], $yearFrom: Int) {
  factors(search: $search, filter: { regions: $regions, yearFrom: $yearFrom }, first: 20) {
    totalCount
    edges {
      node {
        name
        nameZh
        region
        year
        kgCo2ePerUnit
        unit
        source {
          name
          licence
          attribution
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'conformance',
    title: 'What is missing to claim ISO 14067',
    titleZh: '声明符合 ISO 14067 还缺什么',
    purpose: 'Each rule with its state; `obstacles` counts what stands against the claim.',
    purposeZh: '逐条规则及其状态；`obstacles` 为阻碍声明的条数。',
    variables: { standard: 'ISO_14067_2018' },
    filled: { assessmentId: 'ASSESSMENT' },
    document: `
query Conformance($assessmentId: ID!, $standard: String!) {
  conformance(assessmentId: $assessmentId, standard: $standard) {
    claimable
    obstacles
    checkedOn
    counts {
      satisfied
      violated
      notDecidable
      answered
      notApplicable
    }
  }
}`,
  }),
];
