import { example, type QueryExample } from './queryExample.ts';

/** About suppliers, their factories and labels. */
export const SUPPLIER_EXAMPLES: readonly QueryExample[] = [
  example({
    key: 'compareSuppliers',
    title: 'Compare suppliers of a category',
    titleZh: '比较同一类别的供应商',
    purpose: 'Footprints per kilogram, the lowest first; blocked where they must not be ranked.',
    purposeZh: '按每千克计，由低到高；不应排序时会给出说明。',
    filled: { category: 'CATEGORY' },
    document: `
query CompareSuppliers($category: String!) {
  supplierComparison(category: $category, basis: KILOGRAM) {
    isBlocked
    median
    footprints {
      kgCo2e
      isOutlier
      gaps
      assessment {
        kind
        status
        boundary
        product {
          name
          supplier {
            name
            country
          }
        }
      }
    }
    findings {
      code
      message
    }
  }
}`,
  }),
  example({
    key: 'labelledSuppliers',
    title: 'Suppliers with a valid label, best rank first',
    titleZh: '持有有效标签的供应商，名次优先',
    purpose: 'The rank explains itself: each part with its weight and points.',
    purposeZh: '名次可解释：列出各部分的权重与得分。',
    document: `
query LabelledSuppliers {
  suppliers(first: 20, filter: { labelStates: [VALID] }, orderBy: { field: RANK, direction: DESC }) {
    totalCount
    edges {
      node {
        name
        nameZh
        country
        labels {
          code
          grade
          basisName
          basisNameZh
          validUntil
        }
        rank {
          score
          parts {
            part
            points
            weight
          }
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'factoryEvaluations',
    title: 'Factory evaluations and their labels',
    titleZh: '工厂评估及其标签',
    purpose: 'Where each evaluation stands, its score with and without evidence, and its label.',
    purposeZh: '每项评估的进展、有无证据时的得分及其标签。',
    document: `
query FactoryEvaluations {
  factoryEvaluations(first: 20) {
    totalCount
    edges {
      node {
        factory
        factoryZh
        state
        score
        scoreWithEvidence
        grade
        label {
          code
          state
          grade
          basisName
          validUntil
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'inventory',
    title: 'A year of the organisation by scope',
    titleZh: '组织一年的排放，按范围',
    purpose: 'Scope 2 by location and by market; credits are told apart and in no sum.',
    purposeZh: '范围 2 分为基于位置与基于市场；碳信用单列，不计入总和。',
    variables: { year: 2025 },
    document: `
query Inventory($year: Int!) {
  organisationInventory(year: $year) {
    year
    scope1 {
      kgCo2e
      marketKgCo2e
    }
    scope2 {
      kgCo2e
      marketKgCo2e
    }
    scope3 {
      kgCo2e
      marketKgCo2e
    }
    total {
      kgCo2e
      marketKgCo2e
    }
    findings {
      code
      message
    }
  }
}`,
  }),
];
