/** A greenhouse gas accounting standard an assessment can follow. */
export interface Standard {
  /** Stable code, stored with every assessment that follows it. */
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly publisher: string;
  readonly year: number;
}

export const STANDARDS: readonly Standard[] = [
  {
    code: 'ISO_14067_2018',
    name: 'ISO 14067:2018 Greenhouse gases — Carbon footprint of products',
    nameZh: 'ISO 14067:2018 温室气体 产品碳足迹',
    publisher: 'ISO',
    year: 2018,
  },
  {
    code: 'GB_T_24067_2024',
    name: 'GB/T 24067-2024 Greenhouse gases — Carbon footprint of products',
    nameZh: 'GB/T 24067-2024 温室气体 产品碳足迹 量化要求和指南',
    publisher: 'SAMR / SAC',
    year: 2024,
  },
  {
    code: 'GHGP_PRODUCT',
    name: 'GHG Protocol Product Life Cycle Accounting and Reporting Standard',
    nameZh: '温室气体核算体系 产品生命周期核算与报告标准',
    publisher: 'WRI / WBCSD',
    year: 2011,
  },
  {
    code: 'PAS_2050_2011',
    name: 'PAS 2050:2011 Life cycle greenhouse gas emissions of goods and services',
    nameZh: 'PAS 2050:2011 商品和服务生命周期温室气体排放评价',
    publisher: 'BSI',
    year: 2011,
  },
  {
    code: 'EN_15804_A2',
    name: 'EN 15804:2012+A2:2019 Core rules for construction products',
    nameZh: 'EN 15804:2012+A2:2019 建筑产品环境产品声明核心规则',
    publisher: 'CEN',
    year: 2019,
  },
  {
    code: 'EU_PEF_2021',
    name: 'EU Product Environmental Footprint, Recommendation (EU) 2021/2279',
    nameZh: '欧盟产品环境足迹 建议 (EU) 2021/2279',
    publisher: 'European Commission',
    year: 2021,
  },
  {
    code: 'PACT_V3',
    name: 'PACT Methodology, version 3',
    nameZh: 'PACT 方法学 第 3 版',
    publisher: 'WBCSD',
    year: 2025,
  },
];

export function findStandard(code: string): Standard | undefined {
  return STANDARDS.find((standard) => standard.code === code);
}
