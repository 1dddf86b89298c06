import { parseUnit, STAGES, type Stage } from '@cradle/engine';
import { type NumberStyle, readNumber } from '../factorImport/normalise/readNumber.ts';
import { REGION_CODE, regionOfAlpha3 } from '../factorImport/normalise/region.ts';
import { unitsOf } from '../factorSearch/factorTerms.ts';
import { regionAt } from '../factorSearch/searchRegions.ts';

export type Cell = string | number | boolean | Date | null;

/** Units as bills of materials write them, in lower case; the engine knows the rest. Chinese: GB 3100. */
export const UNIT_WORDS: Readonly<Record<string, string>> = {
  kgs: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  gram: 'g',
  grams: 'g',
  gr: 'g',
  ton: 't',
  tons: 't',
  'metric ton': 't',
  mtr: 'm',
  meter: 'm',
  metre: 'm',
  meters: 'm',
  metres: 'm',
  sqm: 'm2',
  cbm: 'm3',
  ltr: 'l',
  kwh: 'kWh',
  mwh: 'MWh',
  mj: 'MJ',
  gj: 'GJ',
  ea: 'piece',
  each: 'piece',
  nos: 'piece',
  no: 'piece',
  piece: 'piece',
  'piece(s)': 'piece',
  set: 'piece',
  sets: 'piece',
  pair: 'pair',
  pairs: 'pair',
  usd: 'USD',
  eur: 'EUR',
  cny: 'CNY',
  千克: 'kg',
  公斤: 'kg',
  克: 'g',
  毫克: 'mg',
  吨: 't',
  米: 'm',
  厘米: 'cm',
  毫米: 'mm',
  千米: 'km',
  公里: 'km',
  平方米: 'm2',
  平米: 'm2',
  立方米: 'm3',
  立方: 'm3',
  升: 'l',
  毫升: 'ml',
  千瓦时: 'kWh',
  千瓦·时: 'kWh',
  度: 'kWh',
  兆焦: 'MJ',
  吉焦: 'GJ',
  小时: 'h',
  吨公里: 'tkm',
  吨·公里: 'tkm',
  件: 'piece',
  个: 'piece',
  只: 'piece',
  片: 'piece',
  块: 'piece',
  台: 'piece',
  支: 'piece',
  根: 'piece',
  条: 'piece',
  颗: 'piece',
  粒: 'piece',
  枚: 'piece',
  张: 'piece',
  套: 'piece',
  双: 'pair',
  对: 'pair',
  元: 'CNY',
  人民币: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
};

/** The engine's code of a unit as somebody wrote it, in English or Chinese; null when it is none. */
export function readUnit(text: string): string | null {
  const trimmed = text.normalize('NFKC').trim();
  for (const form of [trimmed, UNIT_WORDS[trimmed.toLowerCase()], lowerCaseSymbol(trimmed)]) {
    const parsed = form === undefined ? null : parseUnit(form);
    if (parsed?.ok) return parsed.value.code;
  }
  return null;
}

/** `KG` and `PCS` are shouted, `T` and `MG` could be something else: only those that mean one thing. */
function lowerCaseSymbol(text: string): string | undefined {
  return /^(KG|G|PCS|PC|MM|CM|KM|ML|M2|M3|TKM|LB|OZ)$/i.test(text) ? text.toLowerCase() : undefined;
}

/** The unit in the brackets of a heading: `Weight (kg)`, `重量（克）`; null when there is none. */
export function unitOfHeading(heading: string): string | null {
  const inside = /[([（【/]\s*([^)\]）】]+?)\s*[)\]）】]?\s*$/.exec(heading)?.[1];
  return inside === undefined ? null : readUnit(inside);
}

export type ReadAmount =
  | { readonly kind: 'BLANK' }
  | { readonly kind: 'AMOUNT'; readonly amount: number; readonly unit: string | null }
  /** `1,500`: one and a half or fifteen hundred, and nothing in the column tells. */
  | { readonly kind: 'AMBIGUOUS' }
  | { readonly kind: 'FORMULA' }
  | { readonly kind: 'NOT_A_NUMBER' };

const WITH_UNIT = /^([+-]?[\d.,\s\u00a0\u202f]*\d)\s*(\p{L}[\p{L}\d²³·./() ]*)$/u;

/** An amount with or without its unit behind it. `style` is null while nobody knows how the table writes numbers. */
export function readAmount(cell: Cell, style: NumberStyle | null): ReadAmount {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return { kind: 'BLANK' };
  if (typeof cell === 'number' && Number.isFinite(cell)) return { kind: 'AMOUNT', amount: cell, unit: null };
  if (typeof cell !== 'string') return { kind: 'NOT_A_NUMBER' };
  const text = cell.normalize('NFKC').trim();
  if (text.startsWith('=')) return { kind: 'FORMULA' };
  const parts = WITH_UNIT.exec(text);
  const unit = parts?.[2] === undefined ? null : readUnit(parts[2]);
  const number = unit === null ? text : (parts?.[1] ?? text);
  const [point, comma] = [readNumber(number, 'POINT'), readNumber(number, 'COMMA')];
  const differs = isNumber(point) && isNumber(comma) && point !== comma;
  if (style === null && differs) return { kind: 'AMBIGUOUS' };
  const amount = style === 'COMMA' || (style === null && !isNumber(point)) ? comma : point;
  return isNumber(amount) ? { kind: 'AMOUNT', amount, unit } : { kind: 'NOT_A_NUMBER' };
}

/** How the amounts of a column are written, by those that can be read in one way only; null when none tells. */
export function guessNumbers(cells: readonly Cell[]): NumberStyle | null {
  let point = 0;
  let comma = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const number = WITH_UNIT.exec(cell.normalize('NFKC').trim())?.[1] ?? cell;
    if (!/[.,]/.test(number)) continue;
    const asPoint = isNumber(readNumber(number, 'POINT'));
    const asComma = isNumber(readNumber(number, 'COMMA'));
    if (asPoint && !asComma) point++;
    if (asComma && !asPoint) comma++;
  }
  // A column that is written in both ways tells nothing: a person must.
  if ((point > 0 && comma > 0) || (point === 0 && comma === 0)) return null;
  return point > 0 ? 'POINT' : 'COMMA';
}

function isNumber(value: number | null): value is number {
  return value !== null && !Number.isNaN(value);
}

const LINE_REGION = /^[A-Z]{2,3}(-[A-Z0-9]{1,12})?$/;

/** A code, three letters of ISO 3166, or a name of a place in English or Chinese; null when it is none of them. */
export function readRegion(text: string): string | null {
  const code = text.trim().toUpperCase();
  const units = unitsOf(text);
  const named = regionAt(units, 0);
  if (named !== null && named.length === units.length) return named.region;
  if (/^[A-Z]{3}$/.test(code)) return regionOfAlpha3(code) ?? null;
  return REGION_CODE.test(code) && LINE_REGION.test(code) ? code : null;
}

const STAGE_WORDS: readonly (readonly [Stage, RegExp])[] = [
  ['END_OF_LIFE', /end.?of.?life|\beol\b|disposal|waste|recycl|\bc[1-4]\b|生命末期|报废|废弃|处置|回收/i],
  ['INSTALLATION', /install|\ba5\b|安装/i],
  ['DISTRIBUTION', /distribut|transport|logistic|deliver|\ba4\b|分销|运输|物流|配送/i],
  ['PRODUCTION', /product|manufactur|process|assembl|\ba3\b|生产|制造|加工|组装/i],
  ['USE', /\buse\b|operation|\bb[1-7]\b|使用|运行/i],
  ['MATERIALS', /material|\ba1\b|\ba2\b|upstream|原材料|原料|材料|物料|获取/i],
];

/** A stage by its code, its EN 15804 module or its name in English or Chinese; null when it is none. */
export function readStage(text: string): Stage | null {
  const code = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_');
  const exact = STAGES.find((stage) => stage === code);
  return exact ?? STAGE_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
