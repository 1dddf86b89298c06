import { type AssessmentTemplate, both, line } from './assessmentTemplate.ts';
import {
  CARTON,
  CUT_OFF,
  ELECTRICITY,
  FILM,
  GATE_SCOPE,
  INBOUND,
  NATURAL_GAS,
  STEAM,
  TAP_WATER,
  USUAL_EXCLUSIONS,
  WASTE,
  WASTE_WATER,
} from './shared.ts';

/** Semi-finished goods: the buyer's product takes over at the gate. */
const AT_THE_GATE = {
  boundary: 'CRADLE_TO_GATE',
  lciScope: GATE_SCOPE,
  cutOffCriteria: CUT_OFF,
  packagingIncluded: true,
  useProfile: null,
  exclusions: USUAL_EXCLUSIONS,
} as const;

const STEEL: AssessmentTemplate = {
  ...AT_THE_GATE,
  code: 'STEEL',
  name: both('Steel products', '钢铁产品'),
  covers: both('Sheet, tube, wire, fasteners, forgings, castings.', '板、管、线材、紧固件、锻件、铸件。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 't' },
  functionalUnit: both('One tonne of the product of the stated grade at the gate', '一吨规定牌号的出厂产品'),
  lines: [
    line('MATERIALS', 'Steel, hot rolled coil', '热轧钢卷', 'kg'),
    line('MATERIALS', 'Steel billet, electric arc furnace', '电炉钢坯', 'kg'),
    line('MATERIALS', 'Steel scrap', '废钢', 'kg'),
    line('MATERIALS', 'Zinc', '锌', 'kg'),
    line('MATERIALS', 'Ferro-alloys', '铁合金', 'kg'),
    ...[INBOUND, ELECTRICITY, NATURAL_GAS],
    line('PRODUCTION', 'Coke oven or blast furnace gas, burned', '焦炉煤气或高炉煤气燃烧', 'MJ', 1),
    line('PRODUCTION', 'Pickling acid', '酸洗用酸', 'kg'),
    line('PRODUCTION', 'Lubricating oil', '润滑油', 'kg'),
    ...[TAP_WATER, WASTE_WATER, WASTE],
    line('PRODUCTION', 'Steel strapping', '钢带捆扎', 'kg'),
  ],
  hotspots: [
    both('Route of the crude steel: blast furnace or electric arc furnace.', '粗钢工艺路线：高炉或电炉。'),
    both(
      'Yield: what is cut off carries the burden of its making.',
      '成材率：切除部分同样带有其生产的排放。',
    ),
    both('Reheating fuel and galvanising.', '加热燃料与镀锌。'),
  ],
};

const ALUMINIUM: AssessmentTemplate = {
  ...AT_THE_GATE,
  code: 'ALUMINIUM',
  name: both('Aluminium products', '铝产品'),
  covers: both('Profiles, sheet, foil, castings, wheels.', '型材、板、箔、铸件、轮毂。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 't' },
  functionalUnit: both(
    'One tonne of the product of the stated alloy at the gate',
    '一吨规定合金牌号的出厂产品',
  ),
  lines: [
    line('MATERIALS', 'Primary aluminium ingot', '原铝锭', 'kg'),
    line('MATERIALS', 'Secondary aluminium', '再生铝', 'kg'),
    line('MATERIALS', 'Magnesium', '镁', 'kg'),
    line('MATERIALS', 'Silicon metal', '工业硅', 'kg'),
    ...[INBOUND, ELECTRICITY, NATURAL_GAS],
    line('PRODUCTION', 'Perfluorocarbons of electrolysis', '电解全氟碳化物', 'kg', 1),
    line('PRODUCTION', 'Sulfuric acid, anodising', '阳极氧化用硫酸', 'kg'),
    line('PRODUCTION', 'Powder coating', '粉末涂料', 'kg'),
    ...[TAP_WATER, WASTE_WATER],
    line('PRODUCTION', 'Dross treatment', '铝灰处理', 'kg'),
    ...[CARTON, FILM],
  ],
  hotspots: [
    both('Electricity of the smelter: which grid, or which own plant.', '电解用电：所在电网或自备电厂。'),
    both('Share of primary metal and of new and old scrap.', '原铝与新旧废料的比例。'),
    both('Remelting losses and gas.', '重熔损耗与燃气。'),
  ],
};

const BATTERY: AssessmentTemplate = {
  ...AT_THE_GATE,
  code: 'BATTERY',
  name: both('Batteries', '电池'),
  covers: both('Lithium-ion cells, modules and packs.', '锂离子电芯、模组与电池包。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 'piece' },
  functionalUnit: both(
    'One battery; results per kWh of total energy over the service life to be derived from its stated capacity and cycles',
    '一只电池；按规定容量和循环次数换算为全寿命每 kWh 总能量的结果',
  ),
  lines: [
    line('MATERIALS', 'Cathode active material', '正极活性材料', 'kg'),
    line('MATERIALS', 'Graphite anode', '石墨负极', 'kg'),
    line('MATERIALS', 'Electrolyte, lithium hexafluorophosphate', '六氟磷酸锂电解液', 'kg'),
    line('MATERIALS', 'Aluminium foil', '铝箔', 'kg'),
    line('MATERIALS', 'Copper foil', '铜箔', 'kg'),
    line('MATERIALS', 'Separator, polyethylene', '聚乙烯隔膜', 'kg'),
    line('MATERIALS', 'Binder (PVDF) and solvent (NMP)', '粘结剂（PVDF）与溶剂（NMP）', 'kg'),
    line('MATERIALS', 'Aluminium housing', '铝外壳', 'kg'),
    line('MATERIALS', 'Battery management system, circuit board', '电池管理系统电路板', 'kg'),
    ...[INBOUND, ELECTRICITY, STEAM, NATURAL_GAS, TAP_WATER, WASTE_WATER],
    line('PRODUCTION', 'Rejected cells, recycling', '不合格电芯回收', 'kg'),
    ...[WASTE, CARTON],
  ],
  hotspots: [
    both(
      'Cathode material: nickel, cobalt, lithium and where they were refined.',
      '正极材料：镍、钴、锂及其精炼地。',
    ),
    both('Electricity of drying rooms, coating and formation.', '干燥间、涂布与化成用电。'),
    both('Reject rate of the cells.', '电芯不合格率。'),
  ],
};

const PLASTIC: AssessmentTemplate = {
  ...AT_THE_GATE,
  code: 'PLASTIC',
  name: both('Plastic products', '塑料制品'),
  covers: both(
    'Injection-moulded, extruded and blown parts, film, pipe.',
    '注塑、挤出、吹塑件，薄膜，管材。',
  ),
  ...{ declaredUnitAmount: 1, declaredUnit: 'kg' },
  functionalUnit: both('One kilogram of the product at the gate', '一千克出厂产品'),
  lines: [
    line('MATERIALS', 'Polypropylene', '聚丙烯', 'kg'),
    line('MATERIALS', 'Polyethylene, high density', '高密度聚乙烯', 'kg'),
    line('MATERIALS', 'Polyvinyl chloride', '聚氯乙烯', 'kg'),
    line('MATERIALS', 'Recycled plastic granulate', '再生塑料颗粒', 'kg'),
    line('MATERIALS', 'Masterbatch and additives', '色母粒与助剂', 'kg'),
    line('MATERIALS', 'Glass fibre', '玻璃纤维', 'kg'),
    ...[INBOUND, ELECTRICITY, NATURAL_GAS, TAP_WATER],
    line('PRODUCTION', 'Lubricating oil', '润滑油', 'kg'),
    ...[WASTE, CARTON, FILM],
  ],
  hotspots: [
    both('Resin: which polymer, and how much of it is recycled.', '树脂：聚合物种类与再生比例。'),
    both('Electricity per kilogram of the machines.', '设备单位质量用电。'),
    both('Scrap that is not taken back into the process.', '未回用的边角料。'),
  ],
};

const CERAMIC: AssessmentTemplate = {
  ...AT_THE_GATE,
  code: 'CERAMIC',
  name: both('Ceramics and tiles', '陶瓷与瓷砖'),
  covers: both('Tiles, sanitary ware, tableware.', '瓷砖、卫生陶瓷、日用陶瓷。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 'm2' },
  functionalUnit: both(
    'One square metre of tiles of the stated thickness at the gate',
    '一平方米规定厚度的出厂瓷砖',
  ),
  lines: [
    line('MATERIALS', 'Clay', '黏土', 'kg'),
    line('MATERIALS', 'Feldspar', '长石', 'kg'),
    line('MATERIALS', 'Silica sand', '石英砂', 'kg'),
    line('MATERIALS', 'Glaze and frit', '釉料与熔块', 'kg'),
    line('MATERIALS', 'Zirconium silicate', '硅酸锆', 'kg'),
    ...[INBOUND, ELECTRICITY, NATURAL_GAS],
    line('PRODUCTION', 'Coal, burned', '煤炭燃烧', 'kg', 1),
    line('PRODUCTION', 'Carbon dioxide of carbonates', '碳酸盐分解二氧化碳', 'kg', 1),
    ...[TAP_WATER, WASTE_WATER, WASTE, CARTON],
    line('PRODUCTION', 'Wooden pallet', '木托盘', 'kg'),
  ],
  hotspots: [
    both('Fuel of kiln and spray dryer.', '窑炉与喷雾干燥塔燃料。'),
    both('Thickness: kilograms per square metre.', '厚度：每平方米千克数。'),
    both('Carbonates in the body, which give off CO2 when fired.', '坯料碳酸盐在烧成时释放的 CO2。'),
  ],
};

const PACKAGING: AssessmentTemplate = {
  ...AT_THE_GATE,
  code: 'PACKAGING',
  name: both('Packaging and paper', '包装与纸制品'),
  covers: both('Cartons, paper, board, bags, bottles, cans.', '纸箱、纸、纸板、袋、瓶、罐。'),
  ...{ declaredUnitAmount: 1000, declaredUnit: 'piece' },
  functionalUnit: both(
    '1,000 pieces of packaging of the stated volume at the gate',
    '一千件规定容积的出厂包装',
  ),
  lines: [
    line('MATERIALS', 'Containerboard, kraftliner', '牛皮箱板纸', 'kg'),
    line('MATERIALS', 'Recycled paper, testliner', '再生箱板纸', 'kg'),
    line('MATERIALS', 'Bleached pulp', '漂白纸浆', 'kg'),
    line('MATERIALS', 'Polyethylene granulate', '聚乙烯颗粒', 'kg'),
    line('MATERIALS', 'Starch adhesive', '淀粉胶', 'kg'),
    line('MATERIALS', 'Printing ink', '印刷油墨', 'kg'),
    ...[INBOUND, ELECTRICITY, STEAM, NATURAL_GAS],
    line('PRODUCTION', 'Coal, burned', '煤炭燃烧', 'kg', 1),
    ...[TAP_WATER, WASTE_WATER, WASTE, FILM],
    line('PRODUCTION', 'Wooden pallet', '木托盘', 'kg'),
  ],
  hotspots: [
    both('Steam of drying, and the fuel it is made of.', '干燥用蒸汽及其燃料。'),
    both('Share of recycled fibre or granulate.', '再生纤维或颗粒的比例。'),
    both('Grammage: grams per piece.', '克重：每件克数。'),
  ],
};

/** Products that go into others. */
export const INDUSTRIAL_TEMPLATES: readonly AssessmentTemplate[] = [
  ...[STEEL, ALUMINIUM, BATTERY, PLASTIC, CERAMIC, PACKAGING],
];
