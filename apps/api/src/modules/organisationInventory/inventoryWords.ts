import type { InventoryHeading } from '@cradle/engine';
import { INVENTORY_HEADING_NAMES } from '@cradle/schema';

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
    headings: INVENTORY_HEADING_NAMES.en,
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
    headings: INVENTORY_HEADING_NAMES.zh,
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
