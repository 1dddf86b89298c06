import type { Locale } from '../../lib/format.ts';

const NAMES: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  CRADLE_TO_GATE: ['Cradle to gate', '从摇篮到大门'],
  CRADLE_TO_SHELF: ['Cradle to shelf', '从摇篮到货架'],
  CRADLE_TO_CONSUMPTION: ['Cradle to consumption', '从摇篮到消费'],
  CRADLE_TO_GRAVE: ['Cradle to grave', '从摇篮到坟墓'],
  FARM_GATE: ['Farm gate', '农场大门'],
  GATE_TO_GATE: ['Gate to gate', '从大门到大门'],
  CBAM: ['CBAM system boundary', 'CBAM 系统边界'],
  COMBUSTION: ['Combustion only', '仅燃烧'],
  WELL_TO_TANK: ['Well to tank', '从油井到油箱'],
  WELL_TO_WHEEL: ['Well to wheel', '从油井到车轮'],
  GRID_DIRECT: ['Grid, direct emissions', '电网，直接排放'],
  GRID_LIFE_CYCLE: ['Grid, life cycle', '电网，生命周期'],
  GRID_MARGIN: ['Grid, margin', '电网，边际'],
  WASTE_TREATMENT: ['Waste treatment', '废弃物处理'],
  FUGITIVE: ['Released to air', '逸散排放'],
  USE_PHASE: ['Use', '使用'],
  OUTSIDE_OF_SCOPES: ['Outside of scopes', '范围之外'],
  UNKNOWN: ['Not stated', '未说明'],
};

/** What a factor covers, in the reader's language. */
export function boundaryName(code: string, locale: Locale): string {
  const names = NAMES[code];
  return names === undefined ? code : names[locale === 'zh-CN' ? 1 : 0];
}
