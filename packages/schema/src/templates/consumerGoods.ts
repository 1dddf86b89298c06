import { type AssessmentTemplate, both, line } from './assessmentTemplate.ts';
import {
  BY_ROAD,
  BY_SEA,
  CARTON,
  CUT_OFF,
  DISPOSAL,
  ELECTRICITY,
  FILM,
  GATE_SCOPE,
  INBOUND,
  LANDFILL,
  NATURAL_GAS,
  STEAM,
  TAP_WATER,
  USUAL_EXCLUSIONS,
  WASTE,
  WASTE_WATER,
} from './shared.ts';

const TEXTILE: AssessmentTemplate = {
  code: 'TEXTILE',
  name: both('Textiles and garments', '纺织品与服装'),
  covers: both('Fabrics, clothing, home textiles.', '面料、服装、家用纺织品。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 'piece' },
  functionalUnit: both(
    'One garment of the stated size and composition, worn and cared for over its service life',
    '一件规定尺码和成分的服装，在其使用寿命内穿着与护理',
  ),
  ...{ boundary: 'CRADLE_TO_GRAVE', lciScope: GATE_SCOPE, cutOffCriteria: CUT_OFF, packagingIncluded: true },
  useProfile: both(
    'Washing, drying and ironing over the service life; number of washes, temperature and way of drying to be stated.',
    '使用寿命内的洗涤、干燥与熨烫；需说明洗涤次数、温度和干燥方式。',
  ),
  exclusions: USUAL_EXCLUSIONS,
  lines: [
    line('MATERIALS', 'Cotton fibre', '棉纤维', 'kg'),
    line('MATERIALS', 'Polyester fibre', '涤纶纤维', 'kg'),
    line('MATERIALS', 'Yarn spinning', '纺纱', 'kg'),
    line('MATERIALS', 'Weaving or knitting', '织造或针织', 'kg'),
    line('MATERIALS', 'Zips, buttons and labels', '拉链、纽扣与标签', 'kg'),
    INBOUND,
    ELECTRICITY,
    STEAM,
    NATURAL_GAS,
    line('PRODUCTION', 'Dyes and auxiliaries', '染料与助剂', 'kg'),
    ...[TAP_WATER, WASTE_WATER, WASTE, CARTON, FILM, BY_ROAD, BY_SEA],
    line('USE', 'Electricity, washing and drying', '洗涤与干燥用电', 'kWh'),
    line('USE', 'Detergent', '洗涤剂', 'kg'),
    ...[DISPOSAL, LANDFILL],
  ],
  hotspots: [
    both('Wet processing: steam and electricity of dyeing and finishing.', '湿法加工：染整所用蒸汽与电力。'),
    both('Fibre: kind, recycled content and losses in cutting.', '纤维：种类、再生含量及裁剪损耗。'),
    both('Washing and drying over the life.', '使用期内的洗涤与干燥。'),
  ],
};

const FURNITURE: AssessmentTemplate = {
  code: 'FURNITURE',
  name: both('Furniture', '家具'),
  covers: both('Seating, tables, cabinets, beds.', '座椅、桌、柜、床。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 'piece' },
  functionalUnit: both(
    'One piece of furniture that meets its strength standard over its service life',
    '一件在使用寿命内满足强度标准的家具',
  ),
  ...{
    boundary: 'CRADLE_TO_CUSTOMER',
    lciScope: GATE_SCOPE,
    cutOffCriteria: CUT_OFF,
    packagingIncluded: true,
  },
  useProfile: null,
  exclusions: USUAL_EXCLUSIONS,
  lines: [
    line('MATERIALS', 'Particle board', '刨花板', 'kg'),
    line('MATERIALS', 'Medium density fibreboard', '中密度纤维板', 'kg'),
    line('MATERIALS', 'Sawn timber', '锯材', 'kg'),
    line('MATERIALS', 'Steel sheet', '钢板', 'kg'),
    line('MATERIALS', 'Polyurethane foam', '聚氨酯泡沫', 'kg'),
    line('MATERIALS', 'Upholstery fabric', '软包面料', 'kg'),
    line('MATERIALS', 'Adhesive', '胶粘剂', 'kg'),
    INBOUND,
    ELECTRICITY,
    line('PRODUCTION', 'Paint and varnish', '油漆与清漆', 'kg'),
    ...[NATURAL_GAS, WASTE, CARTON, FILM],
    line('PRODUCTION', 'Expanded polystyrene', '发泡聚苯乙烯', 'kg'),
    ...[BY_ROAD, BY_SEA],
  ],
  hotspots: [
    both('Metal parts and foam: small in mass, large in emissions.', '金属件与泡沫：质量小而排放大。'),
    both('Boards: resin content and the electricity of the mill.', '人造板：树脂含量及工厂用电。'),
    both('Volume in transport rather than mass.', '运输由体积而非质量决定。'),
  ],
};

const APPLIANCE: AssessmentTemplate = {
  code: 'APPLIANCE',
  name: both('Electronics and household appliances', '电子产品与家用电器'),
  covers: both('Appliances, lighting, consumer electronics.', '家电、照明、消费电子。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 'piece' },
  functionalUnit: both(
    'One appliance that provides its rated function over its service life',
    '一台在使用寿命内提供额定功能的电器',
  ),
  ...{ boundary: 'CRADLE_TO_GRAVE', lciScope: GATE_SCOPE, cutOffCriteria: CUT_OFF, packagingIncluded: true },
  useProfile: both(
    'Operation at rated power and standby over the service life; hours, cycles and country of use to be stated.',
    '使用寿命内的额定功率运行与待机；需说明时数、次数和使用国家。',
  ),
  exclusions: USUAL_EXCLUSIONS,
  lines: [
    line('MATERIALS', 'Steel sheet', '钢板', 'kg'),
    line('MATERIALS', 'Aluminium, die cast', '压铸铝', 'kg'),
    line('MATERIALS', 'Copper wire', '铜线', 'kg'),
    line('MATERIALS', 'Acrylonitrile butadiene styrene (ABS)', 'ABS 塑料', 'kg'),
    line('MATERIALS', 'Polypropylene', '聚丙烯', 'kg'),
    line('MATERIALS', 'Printed circuit board, populated', '已贴装印刷电路板', 'kg'),
    line('MATERIALS', 'Electric motor', '电动机', 'kg'),
    line('MATERIALS', 'Glass', '玻璃', 'kg'),
    ...[INBOUND, ELECTRICITY],
    line('PRODUCTION', 'Refrigerant, lost in filling', '充注损失的制冷剂', 'kg', 1),
    ...[NATURAL_GAS, WASTE, CARTON, FILM, BY_ROAD, BY_SEA],
    line('USE', 'Electricity, use stage', '使用阶段用电', 'kWh'),
    line('END_OF_LIFE', 'Treatment of waste electrical equipment', '废弃电器电子产品处理', 'kg'),
    DISPOSAL,
  ],
  hotspots: [
    both('Electricity in use: hours times power times grid.', '使用用电：时数 × 功率 × 电网因子。'),
    both(
      'Circuit boards and chips: by area and number, not by mass alone.',
      '电路板与芯片：应按面积和数量而非仅按质量。',
    ),
    both('Leaking refrigerant, where there is one.', '制冷剂泄漏（如有）。'),
  ],
};

const FOOD: AssessmentTemplate = {
  code: 'FOOD',
  name: both('Food and beverages', '食品与饮料'),
  covers: both('Processed, frozen and preserved food, tea, drinks.', '加工、冷冻与罐藏食品、茶、饮料。'),
  ...{ declaredUnitAmount: 1, declaredUnit: 'kg' },
  functionalUnit: both('One kilogram of packed product as sold', '一千克出售状态的包装产品'),
  ...{
    boundary: 'CRADLE_TO_CUSTOMER',
    lciScope: GATE_SCOPE,
    cutOffCriteria: CUT_OFF,
    packagingIncluded: true,
  },
  useProfile: null,
  exclusions: USUAL_EXCLUSIONS,
  lines: [
    line('MATERIALS', 'Main crop or animal product', '主要农产品或畜产品', 'kg'),
    line('MATERIALS', 'Sugar', '食糖', 'kg'),
    line('MATERIALS', 'Vegetable oil', '植物油', 'kg'),
    line('MATERIALS', 'Nitrogen fertiliser', '氮肥', 'kg'),
    ...[INBOUND, ELECTRICITY, STEAM, NATURAL_GAS],
    line('PRODUCTION', 'Refrigerant, leaked', '制冷剂泄漏', 'kg', 1),
    ...[TAP_WATER, WASTE_WATER],
    line('PRODUCTION', 'Organic waste treatment', '有机废物处理', 'kg'),
    line('PRODUCTION', 'Glass jar or tinplate can', '玻璃瓶或马口铁罐', 'kg'),
    ...[FILM, CARTON, BY_ROAD],
    line('DISTRIBUTION', 'Refrigerated container ship', '冷藏集装箱海运', 'tkm'),
  ],
  hotspots: [
    both('Farming: fertiliser, methane, and change of land use.', '农业生产：化肥、甲烷及土地利用变化。'),
    both('Cold chain: electricity and refrigerant.', '冷链：电力与制冷剂。'),
    both('Losses between field and customer.', '从田间到客户的损耗。'),
  ],
};

/** Products that are sold to people. */
export const CONSUMER_TEMPLATES: readonly AssessmentTemplate[] = [TEXTILE, FURNITURE, APPLIANCE, FOOD];
