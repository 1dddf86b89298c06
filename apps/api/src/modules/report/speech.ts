import type { Bilingual, Saying } from './bilingual.ts';
import { CODE_WORDS, REPORT_WORDS, type ReportWord } from './reportWords.ts';

export const REPORT_LANGUAGES = ['en', 'zh', 'both'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];
type Tongue = 'en' | 'zh';

/** A text as it is shown: one line for each language asked for, or one alone where both say the same. */
export type Text = readonly string[];

/** Stands where a number is missing; never a 0. */
export const MISSING = '–';

/** Below this, three significant digits need so many zeros that powers of ten read better. */
const SMALLEST_PLAIN = 1e-4;

/** How a report speaks: words, names and numbers in the languages asked for. */
export interface Speech {
  readonly tongues: readonly Tongue[];
  /** BCP 47 tag of the whole document. */
  readonly tag: 'en' | 'zh-CN';
  readonly word: (key: ReportWord) => Text;
  /** A code of the record; codes without words are shown as they are. */
  readonly code: (code: string) => Text;
  readonly saying: (saying: Saying) => Text;
  /** A name, in whichever language there is one. */
  readonly name: (thing: Bilingual) => Text;
  /** Three significant digits. */
  readonly kg: (value: number | null) => string;
  /** At most three significant digits. */
  readonly amount: (value: number | null) => string;
  readonly delta: (value: number | null) => string;
  readonly share: (value: number | null) => string;
  readonly count: (value: number) => string;
  readonly region: (code: string | null) => Text;
  /** `piece` is 件 in Chinese, `m3` is m³ everywhere. */
  readonly unit: (unit: string) => Text;
}

export function speechOf(language: ReportLanguage): Speech {
  const tongues: readonly Tongue[] = language === 'both' ? ['en', 'zh'] : [language];
  const locale = tongues[0] === 'en' ? 'en-GB' : 'zh-CN';
  const pick = (en: string, zh: string): Text =>
    distinct(tongues.map((tongue) => (tongue === 'en' ? en || zh : zh || en)));
  const number = (value: number | null, options: Intl.NumberFormatOptions): string => {
    if (value === null || !Number.isFinite(value)) return MISSING;
    const isTiny = value !== 0 && Math.abs(value) < SMALLEST_PLAIN;
    return formatter(locale, isTiny ? { ...options, notation: 'scientific' } : options).format(value);
  };
  return {
    tongues,
    tag: locale === 'en-GB' ? 'en' : 'zh-CN',
    word: (key) => {
      const [en, zh] = REPORT_WORDS[key];
      return pick(en, zh);
    },
    code: (code) => pick(...(CODE_WORDS[code] ?? [code, code])),
    saying: ({ message, messageZh }) => pick(message, messageZh),
    name: ({ name, nameZh }) => pick(name, nameZh),
    kg: (value) => number(value, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }),
    amount: (value) => number(value, { maximumSignificantDigits: 3 }),
    delta: (value) =>
      number(value, { minimumSignificantDigits: 3, maximumSignificantDigits: 3, signDisplay: 'exceptZero' }),
    share: (value) => {
      const digits = value !== null && Math.abs(value) < 0.1 && value !== 0 ? 1 : 0;
      return value === null
        ? MISSING
        : formatter(locale, { style: 'percent', maximumFractionDigits: digits }).format(value);
    },
    count: (value) => formatter(locale, { maximumFractionDigits: 0 }).format(value),
    unit: (unit) => {
      const symbol = unit.replace(/2$/, '²').replace(/3$/, '³');
      return pick(symbol, CHINESE_UNITS[unit] ?? symbol);
    },
    region: (code) => (code === null ? [MISSING] : pick(regionName(code, 'en'), regionName(code, 'zh'))),
  };
}

function distinct(texts: readonly string[]): Text {
  return [...new Set(texts)];
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter takes longer than using it, and a long report has tens of thousands of numbers. */
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** Units that are words. Symbols (kg, kWh) are the same in every language. */
const CHINESE_UNITS: Readonly<Record<string, string>> = {
  piece: '件',
  item: '件',
  unit: '个',
  pair: '双',
  set: '套',
};

const GROUPS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  GLO: ['World', '全球'],
  ROW: ['Rest of world', '世界其他地区'],
  RER: ['Europe', '欧洲'],
};

const regions = {
  en: new Intl.DisplayNames(['en-GB'], { type: 'region', fallback: 'code' }),
  zh: new Intl.DisplayNames(['zh-CN'], { type: 'region', fallback: 'code' }),
};

function regionName(code: string, tongue: Tongue): string {
  const group = GROUPS[code];
  if (group !== undefined) return group[tongue === 'en' ? 0 : 1];
  return /^[A-Z]{2}$/.test(code) ? (regions[tongue].of(code) ?? code) : code;
}
