import type { Basis, DetailMeasure, Dimension, Measure } from '@cradle/engine';
import { DIMENSION_NAMES } from '@cradle/schema';
import type { ExportLanguage } from './exportRequest.ts';

interface Words {
  readonly dimension: Readonly<Record<Dimension, string>>;
  readonly measures: Readonly<Record<Measure | DetailMeasure, string>>;
  /** What the figures of measures are that are no kg CO2e. */
  readonly figureKinds: Readonly<Record<Exclude<DetailMeasure, 'AVIATION'>, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly id: string;
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly share: string;
  readonly delta: string;
  readonly gaps: string;
  readonly sources: string;
  readonly figures: string;
  readonly about: string;
  readonly source: string;
  readonly publisher: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution: string;
  readonly address: string;
  readonly title: string;
  readonly scenario: string;
  readonly basis: string;
  readonly finding: string;
  readonly madeAt: string;
  readonly program: string;
  readonly query: string;
  readonly variables: string;
  readonly total: string;
  readonly more: (rows: number) => string;
  readonly gapNote: string;
  readonly colon: string;
}

/** The words of exported files; terms are those of docs/glossary.md. */
export const EXPORT_WORDS: Readonly<Record<ExportLanguage, Words>> = {
  en: {
    dimension: DIMENSION_NAMES.en,
    measures: {
      TOTAL: 'total',
      FOSSIL: 'fossil',
      BIOGENIC: 'biogenic',
      LAND_USE: 'land use',
      AVIATION: 'aviation',
      DATA_QUALITY: 'data quality rating',
      PRIMARY_SHARE: 'primary data share',
      UNCERTAINTY: 'uncertainty',
    },
    figureKinds: {
      DATA_QUALITY: 'rating, 1 (best) to 5',
      PRIMARY_SHARE: 'share, 0 to 1',
      UNCERTAINTY: 'geometric standard deviation',
    },
    bases: {
      DECLARED_UNIT: 'declared unit',
      KILOGRAM: 'kilogram',
      PIECE: 'piece',
      ANNUAL_VOLUME: 'year',
      REVENUE: 'unit of price',
    },
    id: 'id',
    measure: 'Measure',
    value: 'Value',
    unit: 'Unit',
    share: 'Share of column',
    delta: 'Difference from baseline',
    gaps: 'Gaps',
    sources: 'Sources',
    figures: 'Figures',
    about: 'About',
    source: 'Source',
    publisher: 'Publisher',
    version: 'Version',
    licence: 'Licence',
    attribution: 'Attribution',
    address: 'Address',
    title: 'Title',
    scenario: 'Scenario',
    basis: 'Per',
    finding: 'Finding',
    madeAt: 'Exported',
    program: 'Program',
    query: 'GraphQL query',
    variables: 'Variables',
    total: 'Total',
    more: (rows) => `${rows} more rows are in the workbook of this view.`,
    gapNote: 'A question mark stands for gaps: something is missing from that figure.',
    colon: ': ',
  },
  zh: {
    dimension: DIMENSION_NAMES.zh,
    measures: {
      TOTAL: '总量',
      FOSSIL: '化石',
      BIOGENIC: '生物源',
      LAND_USE: '土地利用',
      AVIATION: '航空',
      DATA_QUALITY: '数据质量评级',
      PRIMARY_SHARE: '初级数据占比',
      UNCERTAINTY: '不确定度',
    },
    figureKinds: {
      DATA_QUALITY: '评级（1 最佳，5 最差）',
      PRIMARY_SHARE: '占比（0 至 1）',
      UNCERTAINTY: '几何标准差',
    },
    bases: {
      DECLARED_UNIT: '声明单位',
      KILOGRAM: '千克',
      PIECE: '件',
      ANNUAL_VOLUME: '年',
      REVENUE: '货币单位',
    },
    id: '标识',
    measure: '度量',
    value: '数值',
    unit: '单位',
    share: '占列比例',
    delta: '与基准列差值',
    gaps: '缺口',
    sources: '数据来源',
    figures: '数据',
    about: '说明',
    source: '来源',
    publisher: '发布机构',
    version: '版本',
    licence: '许可',
    attribution: '署名',
    address: '网址',
    title: '标题',
    scenario: '情景',
    basis: '对比基准',
    finding: '检查结果',
    madeAt: '导出时间',
    program: '程序',
    query: 'GraphQL 查询',
    variables: '变量',
    total: '合计',
    more: (rows) => `另有 ${rows} 行，见此视图导出的工作簿。`,
    gapNote: '问号表示缺口：该数值缺少部分数据。',
    colon: '：',
  },
};
