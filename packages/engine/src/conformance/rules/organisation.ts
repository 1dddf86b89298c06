import * as checks from '../checks/index.ts';
import { askPerson } from '../rule.ts';
import { defineRules, type RuleDraft } from './defineRules.ts';

/** What one product's assessment can say about the inventory of its organisation; the rest is asked. */
const SHARED: readonly RuleDraft[] = [
  {
    id: '01',
    clause: '',
    level: 'ERROR',
    text: 'All gases of the inventory are counted.',
    textZh: '计入清单的全部气体。',
    check: checks.allGases,
  },
  {
    id: '02',
    clause: '',
    level: 'ERROR',
    text: 'Biogenic carbon dioxide stands outside the totals, apart.',
    textZh: '生物源二氧化碳在总量之外单独列示。',
    check: checks.biogenicApart,
  },
  {
    id: '03',
    clause: '',
    level: 'ERROR',
    text: 'Offsets and avoided emissions are not subtracted.',
    textZh: '不扣减抵消与避免排放。',
    check: checks.noOffsets,
  },
  {
    id: '04',
    clause: '',
    level: 'ERROR',
    text: 'The reporting year is stated.',
    textZh: '填写报告年度。',
    check: checks.periodOfAYear,
  },
];

function withIds(prefix: string, clauses: readonly string[]): readonly RuleDraft[] {
  return SHARED.map((draft, place) => ({ ...draft, id: `${prefix}-${draft.id}`, clause: clauses[place]! }));
}

/** GHG Protocol Corporate Standard with the Scope 2 Guidance, by heart. */
export const GHGP_CORPORATE_RULES = defineRules('GHGP_CORPORATE', 'MEMORY', [
  ...withIds('CORP', ['ch. 4', 'ch. 9', 'ch. 8', 'ch. 9']),
  {
    id: 'CORP-05',
    clause: 'Scope 2 Guidance, ch. 6, 7',
    level: 'ERROR',
    text: 'Purchased electricity has two totals, by location and by market.',
    textZh: '外购电力给出基于位置与基于市场的两个总量。',
    check: askPerson(
      'Does the inventory show scope 2 by location and by market?',
      '清单是否同时给出基于位置与基于市场的范围 2？',
    ),
  },
  {
    id: 'CORP-06',
    clause: 'ch. 3',
    level: 'ERROR',
    text: 'One approach of consolidation (equity, financial or operational control) holds for all scopes.',
    textZh: '所有范围采用同一合并方法（股权、财务控制或运营控制）。',
    check: askPerson('Is one approach of consolidation used throughout?', '是否全程采用同一合并方法？'),
  },
  {
    id: 'CORP-07',
    clause: 'ch. 9',
    level: 'WARNING',
    text: 'A base year and a threshold for its recalculation are stated.',
    textZh: '说明基准年及其重算阈值。',
    check: askPerson('Are base year and threshold of recalculation stated?', '是否说明基准年与重算阈值？'),
  },
]);

/** GHG Protocol Corporate Value Chain (Scope 3) Standard, read in its text. */
export const GHGP_SCOPE_3_RULES = defineRules('GHGP_SCOPE_3', 'PRIMARY', [
  ...withIds('S3', ['6', '6', '9.4, 9.5', '9']),
  {
    id: 'S3-05',
    clause: 'table 5.4',
    level: 'ERROR',
    text: 'Purchased goods (categories 1 and 2) are counted from cradle to gate.',
    textZh: '外购商品（类别 1 与 2）按从摇篮到大门核算。',
    check: checks.stagesCovered(['MATERIALS', 'PRODUCTION']),
  },
  {
    id: 'S3-06',
    clause: 'fig. 8.2',
    level: 'WARNING',
    text: 'Allocation is avoided, then physical, then economic; waste bears nothing.',
    textZh: '先避免分配，再按物理关系，最后按经济；废物不承担。',
    check: checks.allocationStated,
  },
  {
    id: 'S3-07',
    clause: 'Technical Guidance, cat. 5',
    level: 'ERROR',
    text: 'Recycled material follows the recycled-content method in categories 5 and 12.',
    textZh: '类别 5 与 12 的再生材料采用再生含量法。',
    check: checks.endOfLifeIn(['CUT_OFF']),
  },
  {
    id: 'S3-08',
    clause: '11',
    level: 'WARNING',
    text: 'The share of emissions from supplier or value-chain data is reported.',
    textZh: '报告采用供应商或价值链数据的排放占比。',
    check: checks.primaryShareKnown,
  },
  {
    id: 'S3-09',
    clause: 'box 7.2',
    level: 'WARNING',
    text: 'The quality of data is described.',
    textZh: '说明数据质量。',
    check: checks.qualityRated(0.8),
  },
  {
    id: 'S3-10',
    clause: 'table 5.4, ch. 6',
    level: 'ERROR',
    text: 'All 15 categories have a value or a justified exclusion.',
    textZh: '15 个类别均有数值或有理由的排除。',
    check: askPerson(
      'Does the inventory list all 15 categories with a value or a reason?',
      '清单是否列出全部 15 个类别的数值或理由？',
    ),
  },
]);

/** ISO 14064-1:2018, by heart. */
export const ISO_14064_1_RULES = defineRules('ISO_14064_1_2018', 'MEMORY', [
  ...withIds('I64', ['5.2', '5.2, annex D', '6', '9']),
  {
    id: 'I64-05',
    clause: '5.2.4',
    level: 'ERROR',
    text: 'Indirect emissions stand in categories 2 to 6, significant ones chosen by stated criteria.',
    textZh: '间接排放列入类别 2–6，并按说明的准则选取重要者。',
    check: askPerson(
      'Are significant indirect emissions chosen by stated criteria?',
      '是否按说明的准则选取重要的间接排放？',
    ),
  },
  {
    id: 'I64-06',
    clause: '8.3',
    level: 'WARNING',
    text: 'The uncertainty of what matters is assessed.',
    textZh: '评估主要部分的不确定性。',
    check: checks.uncertaintyStated,
  },
]);
