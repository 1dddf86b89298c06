import type { Locale } from './format.ts';

/** Groups of countries of life-cycle databases, and the provinces of China (ISO 3166-2), in English and Chinese. */
const NAMES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  GLO: ['World', '全球'],
  ROW: ['Rest of world', '世界其他地区'],
  RER: ['Europe', '欧洲'],
  EU: ['European Union', '欧盟'],
  RNA: ['North America', '北美'],
  RAS: ['Asia', '亚洲'],
  RAF: ['Africa', '非洲'],
  RLA: ['Latin America', '拉丁美洲'],
  RME: ['Middle East', '中东'],
  RPA: ['Oceania', '大洋洲'],
  'CN-AH': ['Anhui', '安徽'],
  'CN-BJ': ['Beijing', '北京'],
  'CN-CQ': ['Chongqing', '重庆'],
  'CN-FJ': ['Fujian', '福建'],
  'CN-GD': ['Guangdong', '广东'],
  'CN-GS': ['Gansu', '甘肃'],
  'CN-GX': ['Guangxi', '广西'],
  'CN-GZ': ['Guizhou', '贵州'],
  'CN-HA': ['Henan', '河南'],
  'CN-HB': ['Hubei', '湖北'],
  'CN-HE': ['Hebei', '河北'],
  'CN-HI': ['Hainan', '海南'],
  'CN-HL': ['Heilongjiang', '黑龙江'],
  'CN-HN': ['Hunan', '湖南'],
  'CN-JL': ['Jilin', '吉林'],
  'CN-JS': ['Jiangsu', '江苏'],
  'CN-JX': ['Jiangxi', '江西'],
  'CN-LN': ['Liaoning', '辽宁'],
  'CN-NM': ['Inner Mongolia', '内蒙古'],
  'CN-NX': ['Ningxia', '宁夏'],
  'CN-QH': ['Qinghai', '青海'],
  'CN-SC': ['Sichuan', '四川'],
  'CN-SD': ['Shandong', '山东'],
  'CN-SH': ['Shanghai', '上海'],
  'CN-SN': ['Shaanxi', '陕西'],
  'CN-SX': ['Shanxi', '山西'],
  'CN-TJ': ['Tianjin', '天津'],
  'CN-XJ': ['Xinjiang', '新疆'],
  'CN-XZ': ['Tibet', '西藏'],
  'CN-YN': ['Yunnan', '云南'],
  'CN-ZJ': ['Zhejiang', '浙江'],
};

/** Codes of the regions that are no countries. */
export const REGION_GROUPS: readonly string[] = Object.keys(NAMES);

/** Name of a region that is no country; null where Cradle has none. A province comes with its country. */
export function regionName(code: string, locale: Locale): string | null {
  const names = NAMES[code];
  if (names === undefined) return null;
  const [english, chinese] = names;
  if (locale === 'zh-CN') return chinese;
  return code.startsWith('CN-') ? `${english}, China` : english;
}
