/** The eight sectors of the catalogue in Chinese. */
const SECTORS_ZH: Readonly<Record<string, string>> = {
  'Food & Beverage': '食品与饮料',
  'Comm. equipm. & capital goods': '商用设备与资本货物',
  'Computer, IT & telecom': '计算机、信息技术与通信',
  Chemicals: '化学品',
  'Construction & commercial materials': '建筑与商用材料',
  'Home durables, textiles, & equipment': '家用耐用品、纺织品与设备',
  'Packaging for consumer goods': '消费品包装',
  'Automobiles & components': '汽车与零部件',
};

export function sectorZh(sector: string): string {
  return SECTORS_ZH[sector] ?? '';
}
