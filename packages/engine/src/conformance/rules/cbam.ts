import * as checks from '../checks/index.ts';
import { askPerson } from '../rule.ts';
import { defineRules } from './defineRules.ts';

/**
 * Embedded emissions under EU CBAM in the definitive period (Regulation (EU) 2023/956 and its implementing acts), from
 * second-hand texts and the Commission's file of default values.
 */
export const CBAM_RULES = defineRules('EU_CBAM', 'SECONDARY', [
  {
    id: 'CBAM-01',
    clause: 'annex I',
    level: 'ERROR',
    text: 'The CN code of eight digits is among the goods of annex I.',
    textZh: '8 位 CN 编码属于附件一货物。',
    check: checks.cnCodeCovered,
  },
  {
    id: 'CBAM-01b',
    clause: 'annex IV',
    level: 'ERROR',
    text: 'The good is declared per tonne (electricity: MWh).',
    textZh: '货物按吨申报（电力：MWh）。',
    check: checks.perTonne,
  },
  {
    id: 'CBAM-02',
    clause: 'annex I',
    level: 'ERROR',
    text: 'Potentials are those of the act (AR5: N2O 265, CF4 6,630, C2F6 11,100).',
    textZh: '采用法案潜势（AR5：N2O 265、CF4 6,630、C2F6 11,100）。',
    check: checks.gwpSetIs('AR5'),
  },
  {
    id: 'CBAM-03',
    clause: 'annex II',
    level: 'ERROR',
    text: 'For iron, steel, aluminium and hydrogen direct emissions count; indirect ones are shown for information.',
    textZh: '钢铁、铝与氢仅计直接排放；间接排放仅供参考。',
    check: checks.indirectApart,
  },
  {
    id: 'CBAM-04',
    clause: 'annex IV',
    level: 'ERROR',
    text: 'Precursors of a complex good are listed with mass, embedded emissions and installation.',
    textZh: '复杂货物的前体列明质量、隐含排放与装置。',
    check: checks.precursorsNamed,
  },
  {
    id: 'CBAM-05',
    clause: 'annex IV, 4.3',
    level: 'ERROR',
    text: 'Electricity has the factor of the country unless a direct line or purchase agreement is proven; guarantees of origin do not count.',
    textZh: '除非证明直连或购电协议，电力采用国家因子；来源担保无效。',
    check: checks.gridElectricity,
  },
  {
    id: 'CBAM-07',
    clause: '',
    level: 'ERROR',
    text: 'The production route is recorded: it decides the benchmark.',
    textZh: '记录生产路线：它决定基准值。',
    check: askPerson(
      'Is the production route recorded (blast furnace, direct reduction, electric arc and so on)?',
      '是否记录了生产路线（高炉、直接还原、电弧炉等）？',
      'PRODUCT',
    ),
  },
  {
    id: 'CBAM-08',
    clause: '',
    level: 'WARNING',
    certainty: 'MEMORY',
    text: 'Parameters of the sector are recorded: clinker, nitrogen, alloys, scrap.',
    textZh: '记录行业参数：熟料、氮、合金、废料。',
    check: askPerson(
      'Are the parameters of the sector recorded (clinker, nitrogen, alloys, scrap)?',
      '是否记录了行业参数（熟料、氮、合金、废料）？',
      'PRODUCT',
    ),
  },
  {
    id: 'CBAM-10',
    clause: 'art. 9',
    level: 'WARNING',
    text: 'The carbon price paid in the country of origin is recorded.',
    textZh: '记录在原产国支付的碳价。',
    check: askPerson(
      'Is the carbon price paid abroad recorded, with currency and rebate?',
      '是否记录了境外支付的碳价（含币种与返还）？',
      'PRODUCT',
    ),
  },
  {
    id: 'CBAM-12',
    clause: 'annex IV',
    level: 'ERROR',
    text: 'Transport is not counted: embedded emissions are no product footprint.',
    textZh: '不计运输：隐含排放不是产品碳足迹。',
    check: checks.noTransport,
  },
  {
    id: 'CBAM-12b',
    clause: 'annex IV',
    level: 'ERROR',
    text: 'Only the installation and its precursors are counted.',
    textZh: '仅计装置及其前体。',
    check: checks.installationOnly,
  },
  {
    id: 'CBAM-14',
    clause: 'annex IV',
    level: 'ERROR',
    text: 'The data are those of the reporting year.',
    textZh: '数据为申报年度的数据。',
    check: checks.periodOfAYear,
  },
  {
    id: 'CBAM-15',
    clause: 'art. 8',
    level: 'ERROR',
    text: 'An accredited verifier has verified the emissions.',
    textZh: '排放经认可核查机构核查。',
    check: checks.verified(1),
  },
  {
    id: 'CBAM-16',
    clause: 'annex IV',
    level: 'ERROR',
    text: 'No number is missing.',
    textZh: '没有缺失的数值。',
    check: checks.noGaps,
  },
]);
