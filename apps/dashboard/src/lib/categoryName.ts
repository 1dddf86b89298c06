import type { Locale } from './format.ts';

/** The categories of the library, which come in English only. */
const CHINESE: Readonly<Record<string, string>> = {
  'CBAM default values': 'CBAM 默认值',
  Chemicals: '化学品',
  Electricity: '电力',
  Electronics: '电子产品',
  'Food and agriculture': '食品与农业',
  Freight: '货运',
  Fuels: '燃料',
  'Heat and steam': '热力与蒸汽',
  'Machinery and services': '机械与服务',
  Metals: '金属',
  'Minerals and glass': '矿物与玻璃',
  'Passenger transport': '客运',
  Plastics: '塑料',
  'Refrigerants and gases': '制冷剂与气体',
  Textiles: '纺织品',
  'Waste treatment': '废弃物处理',
  Water: '水',
  'Wood and paper': '木材与纸',
};

/** The category of a factor in the reader's language; one of another source as it stands there. */
export function categoryName(category: string, locale: Locale): string {
  return (locale === 'zh-CN' ? CHINESE[category] : undefined) ?? category;
}
