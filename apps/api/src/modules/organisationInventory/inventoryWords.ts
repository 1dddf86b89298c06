import type { InventoryHeading } from '@cradle/engine';

export type InventoryLanguage = 'en' | 'zh';

interface Words {
  readonly headings: Readonly<Record<InventoryHeading, string>>;
  readonly positionHead: readonly string[];
  readonly totalHead: readonly string[];
  readonly creditHead: readonly string[];
  readonly findingHead: readonly string[];
  readonly totals: string;
  readonly positions: string;
  readonly credits: string;
  readonly findings: string;
}

/** The words of exported inventories; terms are those of docs/glossary.md. */
export const INVENTORY_WORDS: Readonly<Record<InventoryLanguage, Words>> = {
  en: {
    headings: {
      SCOPE_1: 'Direct emissions',
      SCOPE_2: 'Bought energy',
      PURCHASED_GOODS: 'Purchased goods and services',
      CAPITAL_GOODS: 'Capital goods',
      FUEL_AND_ENERGY: 'Fuel- and energy-related activities',
      UPSTREAM_TRANSPORT: 'Upstream transport and distribution',
      WASTE_IN_OPERATIONS: 'Waste generated in operations',
      BUSINESS_TRAVEL: 'Business travel',
      COMMUTING: 'Employee commuting',
      UPSTREAM_LEASED_ASSETS: 'Upstream leased assets',
      DOWNSTREAM_TRANSPORT: 'Downstream transport and distribution',
      PROCESSING_OF_SOLD_PRODUCTS: 'Processing of sold products',
      USE_OF_SOLD_PRODUCTS: 'Use of sold products',
      END_OF_LIFE_OF_SOLD_PRODUCTS: 'End of life of sold products',
      DOWNSTREAM_LEASED_ASSETS: 'Downstream leased assets',
      FRANCHISES: 'Franchises',
      INVESTMENTS: 'Investments',
      NOT_ATTRIBUTED: 'Not attributed',
    },
    positionHead: [
      'Scope',
      'Category',
      'Heading',
      'ISO 14064-1 category',
      'Product',
      'Brand',
      'Line, activity or purchase',
      'Amount',
      'Unit',
      'kg CO2e, location-based',
      'kg CO2e, market-based',
      'kg biogenic CO2 (outside scopes)',
      'Gaps',
      'Why here',
      'Factor',
      'Source',
      'Licence',
      'Attribution',
      'Evidence',
    ],
    totalHead: [
      'Scope',
      'Category',
      'Heading',
      'kg CO2e, location-based',
      'kg CO2e, market-based',
      'kg biogenic CO2 (outside scopes)',
      'Primary data share',
      'Gaps',
      'Excluded because',
    ],
    creditHead: ['Registry', 'Serial number', 'Standard', 'Project', 'Vintage', 't CO2e', 'Retired on'],
    findingHead: ['Severity', 'Code', 'Message'],
    totals: 'Totals',
    positions: 'Positions',
    credits: 'Offsets, listed apart',
    findings: 'Findings',
  },
  zh: {
    headings: {
      SCOPE_1: '直接排放',
      SCOPE_2: '外购能源',
      PURCHASED_GOODS: '外购商品和服务',
      CAPITAL_GOODS: '资本货物',
      FUEL_AND_ENERGY: '燃料和能源相关活动',
      UPSTREAM_TRANSPORT: '上游运输和配送',
      WASTE_IN_OPERATIONS: '运营中产生的废弃物',
      BUSINESS_TRAVEL: '商务旅行',
      COMMUTING: '员工通勤',
      UPSTREAM_LEASED_ASSETS: '上游租赁资产',
      DOWNSTREAM_TRANSPORT: '下游运输和配送',
      PROCESSING_OF_SOLD_PRODUCTS: '售出产品的加工',
      USE_OF_SOLD_PRODUCTS: '售出产品的使用',
      END_OF_LIFE_OF_SOLD_PRODUCTS: '售出产品的最终处置',
      DOWNSTREAM_LEASED_ASSETS: '下游租赁资产',
      FRANCHISES: '特许经营',
      INVESTMENTS: '投资',
      NOT_ATTRIBUTED: '未归类',
    },
    positionHead: [
      '范围',
      '类别',
      '项目',
      'ISO 14064-1 类别',
      '产品',
      '品牌',
      '条目、活动或采购',
      '数量',
      '单位',
      'kg CO2e（基于位置）',
      'kg CO2e（基于市场）',
      '生物源 CO2，kg（范围之外）',
      '缺口',
      '归类理由',
      '因子',
      '来源',
      '许可',
      '署名',
      '佐证',
    ],
    totalHead: [
      '范围',
      '类别',
      '项目',
      'kg CO2e（基于位置）',
      'kg CO2e（基于市场）',
      '生物源 CO2，kg（范围之外）',
      '初级数据占比',
      '缺口',
      '排除理由',
    ],
    creditHead: ['登记机构', '编号', '标准', '项目', '签发年份', 't CO2e', '注销日期'],
    findingHead: ['严重程度', '代码', '说明'],
    totals: '合计',
    positions: '明细',
    credits: '抵消（单独列示）',
    findings: '检查结果',
  },
};
