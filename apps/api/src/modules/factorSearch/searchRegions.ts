import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import { nameKey, unitsOf } from './factorTerms.ts';

countries.registerLocale(english);
countries.registerLocale(chinese);

/** Provinces of China with the manufacturing cities people write instead (ISO 3166-2:CN). */
const CHINA: readonly (readonly [code: string, province: string, ...places: string[]])[] = [
  ['CN-BJ', '北京', 'Beijing'],
  ['CN-TJ', '天津', 'Tianjin'],
  [
    'CN-HE',
    '河北',
    'Hebei',
    'Shijiazhuang',
    'Tangshan',
    'Baoding',
    'Cangzhou',
    '石家庄',
    '唐山',
    '保定',
    '沧州',
  ],
  ['CN-SX', '山西', 'Shanxi', 'Taiyuan', 'Datong', '太原', '大同'],
  ['CN-NM', '内蒙古', 'Inner Mongolia', 'Baotou', 'Ordos', '包头', '鄂尔多斯', '蒙西', '蒙东'],
  ['CN-LN', '辽宁', 'Liaoning', 'Shenyang', 'Dalian', 'Anshan', '沈阳', '大连', '鞍山'],
  ['CN-JL', '吉林', 'Jilin', 'Changchun', '长春'],
  ['CN-HL', '黑龙江', 'Heilongjiang', 'Harbin', '哈尔滨'],
  ['CN-SH', '上海', 'Shanghai'],
  [
    'CN-JS',
    '江苏',
    'Jiangsu',
    'Suzhou',
    'Wuxi',
    'Nanjing',
    'Changzhou',
    'Nantong',
    '苏州',
    '无锡',
    '南京',
    '常州',
    '南通',
    '昆山',
  ],
  [
    'CN-ZJ',
    '浙江',
    'Zhejiang',
    'Hangzhou',
    'Ningbo',
    'Wenzhou',
    'Yiwu',
    'Shaoxing',
    '杭州',
    '宁波',
    '温州',
    '义乌',
    '绍兴',
    '台州',
    '嘉兴',
  ],
  ['CN-AH', '安徽', 'Anhui', 'Hefei', 'Wuhu', '合肥', '芜湖'],
  ['CN-FJ', '福建', 'Fujian', 'Xiamen', 'Fuzhou', 'Quanzhou', 'Ningde', '厦门', '福州', '泉州', '宁德'],
  ['CN-JX', '江西', 'Jiangxi', 'Nanchang', 'Ganzhou', '南昌', '赣州'],
  [
    'CN-SD',
    '山东',
    'Shandong',
    'Qingdao',
    'Jinan',
    'Yantai',
    'Zibo',
    'Weifang',
    '青岛',
    '济南',
    '烟台',
    '淄博',
    '潍坊',
  ],
  ['CN-HA', '河南', 'Henan', 'Zhengzhou', 'Luoyang', '郑州', '洛阳'],
  ['CN-HB', '湖北', 'Hubei', 'Wuhan', '武汉'],
  ['CN-HN', '湖南', 'Hunan', 'Changsha', 'Zhuzhou', '长沙', '株洲'],
  [
    'CN-GD',
    '广东',
    'Guangdong',
    'Shenzhen',
    'Guangzhou',
    'Dongguan',
    'Foshan',
    'Zhongshan',
    'Zhuhai',
    'Huizhou',
    '深圳',
    '广州',
    '东莞',
    '佛山',
    '中山',
    '珠海',
    '惠州',
    '顺德',
  ],
  ['CN-GX', '广西', 'Guangxi', 'Nanning', 'Liuzhou', '南宁', '柳州'],
  ['CN-HI', '海南', 'Hainan'],
  ['CN-CQ', '重庆', 'Chongqing'],
  ['CN-SC', '四川', 'Sichuan', 'Chengdu', 'Yibin', '成都', '宜宾'],
  ['CN-GZ', '贵州', 'Guizhou', 'Guiyang', '贵阳'],
  ['CN-YN', '云南', 'Yunnan', 'Kunming', '昆明'],
  ['CN-XZ', '西藏', 'Tibet', 'Xizang'],
  ['CN-SN', '陕西', 'Shaanxi', "Xi'an", '西安'],
  ['CN-GS', '甘肃', 'Gansu', 'Lanzhou', '兰州'],
  ['CN-QH', '青海', 'Qinghai'],
  ['CN-NX', '宁夏', 'Ningxia'],
  ['CN-XJ', '新疆', 'Xinjiang'],
];

/** What people call countries and groups of countries beside their official names. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  US: ['USA', 'United States', 'U.S.', 'America', '美国'],
  GB: ['UK', 'Britain', 'Great Britain', 'England', '英国'],
  KR: ['Korea', 'South Korea', '韩国'],
  VN: ['Vietnam', 'Viet Nam', '越南'],
  TW: ['Taiwan', '台湾'],
  HK: ['Hong Kong', '香港'],
  RU: ['Russia', '俄罗斯'],
  AE: ['UAE', '阿联酋'],
  CZ: ['Czech Republic', '捷克'],
  TR: ['Turkey', '土耳其'],
  GLO: ['world', 'global', '全球', '世界'],
  RER: ['Europe', '欧洲'],
  EU: ['EU', 'European Union', '欧盟'],
};

/** Names that are words of other things more often than places. */
const AMBIGUOUS = new Set(
  ['turkey', 'chad', 'jersey', 'guinea', 'mali', 'niger', 'china clay', 'bone china'].map((name) =>
    nameKey(unitsOf(name)),
  ),
);

const byName: ReadonlyMap<string, string> = indexRegions();
const LONGEST = Math.max(...[...byName.keys()].map((key) => key.split(' ').length));

/** A place at the beginning of the units of a text, the longest name that fits; null when none does. */
export function regionAt(units: readonly string[], start: number): { region: string; length: number } | null {
  for (let length = Math.min(LONGEST, units.length - start); length > 0; length--) {
    const region = byName.get(nameKey(units.slice(start, start + length)));
    if (region !== undefined) return { region, length };
  }
  return null;
}

/** The country of a region code; the code itself for groups of countries. */
export function countryOf(region: string): string {
  return region.split('-', 1)[0] ?? region;
}

function indexRegions(): Map<string, string> {
  const index = new Map<string, string>();
  const add = (name: string, region: string) => {
    const key = nameKey(unitsOf(name));
    if (key.length > 1 && !AMBIGUOUS.has(key) && !index.has(key)) index.set(key, region);
  };
  for (const [code, ...names] of CHINA) for (const name of names) add(name, code);
  for (const [code, names] of Object.entries(OTHERS)) for (const name of names) add(name, code);
  for (const locale of ['en', 'zh']) {
    for (const [code, names] of Object.entries(countries.getNames(locale, { select: 'all' })))
      for (const name of [names].flat()) add(name, code);
  }
  return index;
}
