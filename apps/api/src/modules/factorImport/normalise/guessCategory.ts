import { sameDimension } from '@cradle/engine';
import type { FACTOR_CATEGORIES } from '../rowOutcome.ts';

type Category = (typeof FACTOR_CATEGORIES)[number];

/** Words that decide, the most telling first: a wastewater plant is waste treatment, whatever it is built of. */
const WORDS: readonly (readonly [RegExp, Category])[] = [
  [
    /\b(waste|wastewater|sewage|landfill\w*|incinerat\w*|recycling|sludge|composting|disposal)\b|废水|废物|废弃|垃圾|污泥|填埋|焚烧|回收|处置/i,
    'Waste treatment',
  ],
  [/\b(refrigerants?|hfc|r-?134a)\b|制冷剂/i, 'Refrigerants and gases'],
  [/\b(electricity|grid mix|power mix)\b|电力|发电|电网/i, 'Electricity'],
  [/\b(district heat\w*|steam|hot water|heat)\b|蒸汽|供热|热力/i, 'Heat and steam'],
  [
    /\b(diesel|gasoline|petrol|kerosene|natural gas|lpg|coal|coke|lignite|crude oil|fuel oil|biodiesel|bioethanol|hydrogen|petroleum|methane)\b|柴油|汽油|煤油|天然气|煤|焦炭|原油|燃料|氢气/i,
    'Fuels',
  ],
  [/\b(transport\w*|freight|truck\w*|lorry|barge|shipping|haul)\b|运输|货运|卡车|海运/i, 'Freight'],
  [
    /\b(battery|batteries|circuit|semiconductor|chip|wafer|photovoltaic|pv|solar cell|computer|display|electronics?|capacitor|scanner)\b|电池|电路|芯片|硅片|光伏|计算机|电子|电容/i,
    'Electronics',
  ],
  [
    /\b(steel|iron|alumini?um|copper|zinc|nickel|lead|tin|titanium|magnesium|lithium|cobalt|manganese|rare earth\w*|alloys?|metals?|ingot|gold|silver|alumina)\b|钢|铁|铝|铜|锌|镍|铅|锡|钛|镁|锂|钴|锰|稀土|合金|金属/i,
    'Metals',
  ],
  [
    /\b(cement|concrete|clinker|glass|bricks?|ceramics?|lime|limestone|gypsum|sand|gravel|stone|asphalt|minerals?)\b|水泥|混凝土|熟料|玻璃|砖|陶瓷|石灰|石膏|砂|石材|矿/i,
    'Minerals and glass',
  ],
  [
    /\b(plastics?|polyethylene|polypropylene|polystyrene|polyester resin|pvc|pet|abs|nylon|resins?|polymers?|rubber|hdpe|ldpe|moulding|molding)\b|塑料|聚乙烯|聚丙烯|聚苯乙烯|树脂|橡胶|尼龙/i,
    'Plastics',
  ],
  [
    /\b(wood|lumber|timber|plywood|paper|pulp|paperboard|cardboard|logs?|veneer|sawmill|forest\w*|bark|chips)\b|木材|胶合板|纸|纸浆|林/i,
    'Wood and paper',
  ],
  [
    /\b(cotton|wool|textiles?|fabrics?|yarn|fibres?|fibers?|garments?|dyeing|leather|silk)\b|棉|羊毛|纺织|织物|纱|纤维|服装|印染|皮革|丝/i,
    'Textiles',
  ],
  [
    /\b(rice|wheat|corn|maize|soy\w*|food|meat|pork|beef|chicken|egg|milk|fish|fruit|vegetables?|sugar|feed|crops?|farming|agricultur\w*|livestock|grapes?|potato\w*|fertili[sz]er)\b|米|小麦|玉米|大豆|食品|肉|鸡|蛋|奶|鱼|水果|蔬菜|糖|饲料|种植|农业|畜|化肥/i,
    'Food and agriculture',
  ],
  [/\b(water supply|tap water|drinking water|desalinat\w*|water)\b|自来水|供水|用水/i, 'Water'],
  [
    /\b(acid|ammonia|methanol|ethanol|chlorine|chloride|hydroxide|oxide|chemicals?|solvents?|paint|urea|ethylene|propylene|benzene|pesticides?|oxygen|nitrogen|sulph\w*|sulf\w*|carbonate|soda)\b|酸|氨|甲醇|乙醇|氯|氢氧化|氧化|化学|溶剂|涂料|尿素|乙烯|丙烯|苯|农药|氧气|氮气|硫|碳酸/i,
    'Chemicals',
  ],
];

/**
 * The category of a factor whose source has a classification of its own, by its words and unit. The name decides before the
 * source's classification does.
 */
export function guessCategory(name: string, sourceCategory: string, unit: string): Category {
  if (sameDimension(unit, 'tkm')) return 'Freight';
  if (sameDimension(unit, 'pkm')) return 'Passenger transport';
  return byWords(name) ?? byWords(sourceCategory) ?? 'Machinery and services';
}

function byWords(text: string): Category | null {
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
