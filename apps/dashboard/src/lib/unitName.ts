import type { Locale } from './format.ts';

/** Units that are words. Symbols (kg, kWh, m3) are the same in every language. */
const CHINESE: Readonly<Record<string, string>> = {
  piece: '件',
  item: '件',
  unit: '个',
  pair: '双',
  set: '套',
};

/** A unit as the reader writes it: `piece` is 件 in Chinese, `m3` is m³ everywhere. */
export function unitName(unit: string, locale: Locale): string {
  const word = locale === 'zh-CN' ? CHINESE[unit] : undefined;
  return word ?? unit.replace(/2$/, '²').replace(/3$/, '³');
}
