import type { InventoryScope } from '../inventoryScope.ts';
import { both, line, type TemplateExclusion } from './assessmentTemplate.ts';

/** EN 15804:2012+A2, 6.3.6, which most product category rules follow. */
export const CUT_OFF = both(
  'Flows below 1 % of the mass and energy of a unit process may be left out where data are missing; together no more than 5 % per stage.',
  '缺少数据时，可舍去低于单元过程质量和能量 1 % 的流；每个阶段合计不超过 5 %。',
);

export const GATE_SCOPE: readonly InventoryScope[] = [
  'MATERIALS',
  'ENERGY',
  'TRANSPORT',
  'PACKAGING',
  'DIRECT_EMISSIONS',
  'WASTE',
  'WATER',
];

const MACHINES: TemplateExclusion = {
  stage: 'PRODUCTION',
  name: both('Machines and buildings', '机器设备与厂房'),
  reason: both(
    'Capital goods last for many products; their part of one is usually below the cut-off. To be checked.',
    '资本货物服务于大量产品，分摊到单件产品通常低于舍去准则，需核实。',
  ),
};

const PEOPLE: TemplateExclusion = {
  stage: null,
  name: both('Commuting and business travel', '员工通勤与商务差旅'),
  reason: both(
    'Not attributable to the product (ISO 14067:2018, 6.3.8).',
    '不可归属于产品（ISO 14067:2018，6.3.8）。',
  ),
};

/** What nearly every assessment leaves out. */
export const USUAL_EXCLUSIONS: readonly TemplateExclusion[] = [MACHINES, PEOPLE];

export const ELECTRICITY = line('PRODUCTION', 'Electricity, grid', '电网电力', 'kWh', 2);
export const NATURAL_GAS = line('PRODUCTION', 'Natural gas, burned', '天然气燃烧', 'm3', 1);
export const STEAM = line('PRODUCTION', 'Steam, bought', '外购蒸汽', 'MJ', 2);
export const TAP_WATER = line('PRODUCTION', 'Tap water', '自来水', 'kg');
export const WASTE_WATER = line('PRODUCTION', 'Waste water treatment', '废水处理', 'm3');
export const WASTE = line('PRODUCTION', 'Industrial waste treatment', '工业废物处理', 'kg');
export const CARTON = line('PRODUCTION', 'Corrugated cardboard box', '瓦楞纸箱', 'kg');
export const FILM = line('PRODUCTION', 'Polyethylene film', '聚乙烯薄膜', 'kg');
export const INBOUND = line(
  'MATERIALS',
  'Road transport of materials, truck',
  '原材料公路运输（卡车）',
  'tkm',
);
export const BY_ROAD = line('DISTRIBUTION', 'Road transport to port, truck', '至港口公路运输（卡车）', 'tkm');
export const BY_SEA = line('DISTRIBUTION', 'Container ship', '集装箱海运', 'tkm');
export const DISPOSAL = line('END_OF_LIFE', 'Municipal waste incineration', '生活垃圾焚烧', 'kg');
export const LANDFILL = line('END_OF_LIFE', 'Landfill', '填埋', 'kg');
