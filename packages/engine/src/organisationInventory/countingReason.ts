import { type Saying, say } from '../saying.ts';

/** Why a position stands under its heading. */
export const COUNTING_REASONS = [
  'OWN_DIRECT',
  'OWN_ENERGY',
  'BOUGHT_INPUT',
  'BOUGHT_PRODUCT',
  'ENERGY_SUPPLY',
  'INBOUND_TRANSPORT',
  'OUTBOUND_TRANSPORT_PAID',
  'OUTBOUND_TRANSPORT_NOT_PAID',
  'PRODUCTION_WASTE',
  'INSTALLATION_WASTE',
  'INSTALLATION',
  'USE_STAGE',
  'END_OF_LIFE_STAGE',
  'PUBLISHED_TOTAL',
  'ENTRY',
  'SITE_REMAINDER',
  'PURCHASE_BY_FOOTPRINT',
  'PURCHASE_BY_INTENSITY',
  'PURCHASE_BY_SPEND',
  'PURCHASE_REMAINDER',
  'PURCHASE_GAP',
] as const;
export type CountingReason = (typeof COUNTING_REASONS)[number];

const WORDS: Readonly<Record<CountingReason, readonly [string, string]>> = {
  OWN_DIRECT: ['Scope 1 line of a product made in our own works.', '自有工厂所制产品的范围一条目。'],
  OWN_ENERGY: [
    'Bought energy (scope 2 line) of a product made in our own works.',
    '自有工厂所制产品的外购能源（范围二）条目。',
  ],
  BOUGHT_INPUT: [
    'Bought material, part or service of a product made in our own works, from cradle to its supplier’s gate.',
    '自有工厂所制产品的外购材料、部件或服务，从摇篮到供应商大门。',
  ],
  BOUGHT_PRODUCT: [
    'Made by a supplier and bought: everything up to its gate, whatever scope it has for the supplier.',
    '由供应商制造并外购：供应商大门之前的全部排放，不论对供应商属于哪一范围。',
  ],
  ENERGY_SUPPLY: [
    'Supply of fuels and energy used in our own works that is in neither scope 1 nor scope 2.',
    '自有工厂所用燃料与能源的上游供应，未计入范围一或范围二。',
  ],
  INBOUND_TRANSPORT: [
    'Transport between direct suppliers and our own works, in vehicles of others.',
    '直接供应商与自有工厂之间、由他方车辆承担的运输。',
  ],
  OUTBOUND_TRANSPORT_PAID: ['Transport after the gate that we pay for.', '出厂后由本组织付费的运输。'],
  OUTBOUND_TRANSPORT_NOT_PAID: [
    'Transport after the gate that somebody else pays for.',
    '出厂后由他方付费的运输。',
  ],
  PRODUCTION_WASTE: ['Waste of our own works, treated by others.', '自有工厂产生、由他方处置的废弃物。'],
  INSTALLATION_WASTE: [
    'Waste when a sold product is unpacked and fitted.',
    '已售产品拆包与安装时产生的废弃物。',
  ],
  INSTALLATION: [
    'Putting a sold product to use, counted with its use.',
    '已售产品的安装，与其使用一并计入。',
  ],
  USE_STAGE: [
    'Use of the products of this year over their whole life.',
    '本年度产品在其整个寿命期内的使用。',
  ],
  END_OF_LIFE_STAGE: ['Disposal of the products of this year.', '本年度产品的最终处置。'],
  PUBLISHED_TOTAL: ['One published total that nobody splits by stage.', '仅公布总量、未按阶段拆分。'],
  ENTRY: ['Activity of the organisation that no product carries.', '不归属于任何产品的组织活动。'],
  SITE_REMAINDER: [
    'Reading of a whole site less what the products already carry of the same activity.',
    '全厂读数减去产品已承载的同类活动后的余量。',
  ],
  PURCHASE_BY_FOOTPRINT: [
    'Purchase: quantity × the supplier’s own footprint.',
    '采购：数量 × 供应商自身的碳足迹。',
  ],
  PURCHASE_BY_INTENSITY: [
    'Purchase: spend × what the supplier states for its money.',
    '采购：金额 × 供应商声明的单位金额排放。',
  ],
  PURCHASE_BY_SPEND: ['Purchase: spend × a spend-based average.', '采购：金额 × 基于支出的平均因子。'],
  PURCHASE_REMAINDER: [
    'Purchase less what products already carry of the same product or supplier.',
    '采购减去产品已承载的同一产品或供应商部分后的余量。',
  ],
  PURCHASE_GAP: ['Purchase that no method can count.', '任何方法都无法计算的采购。'],
};

export function explainReason(reason: CountingReason): Saying {
  return say(...WORDS[reason]);
}
