import { STAGES } from '@cradle/engine';
import { z } from 'zod';

/** What a column of a bill of materials may hold; the name and the amount must be somewhere. */
export const BOM_FIELDS = [
  'amount',
  'unit',
  'nameZh',
  'supplier',
  'region',
  'stage',
  'process',
  'partNumber',
  'description',
  'name',
  'note',
] as const;
export type BomField = (typeof BOM_FIELDS)[number];

const column = z.string().max(300).optional();

/** Which column holds what. Whatever is left out is guessed from the table. */
export const BomMapping = z.object({
  /** Sheet of a workbook; the first one when it is not given. */
  sheet: z.string().max(100).optional(),
  delimiter: z.enum([',', ';', '\t']).optional(),
  encoding: z.enum(['utf8', 'gb18030', 'win1252']).optional(),
  /** `1,234.5` or `1.234,5`. */
  numbers: z.enum(['POINT', 'COMMA']).optional(),
  /** Row of the headings, counted from 1. */
  headingRow: z.number().int().min(1).max(1_000).optional(),
  columns: z
    .object(Object.fromEntries(BOM_FIELDS.map((field) => [field, column])) as Record<BomField, typeof column>)
    .optional(),
  /** Of lines that name none themselves. */
  defaults: z
    .object({ unit: z.string().max(50).optional(), stage: z.enum(STAGES).default('MATERIALS') })
    .prefault({}),
});
export type BomMapping = z.output<typeof BomMapping>;

/**
 * Words that headings of such tables have, the likelier ones first. Fields choose in the order of {@link BOM_FIELDS}, the
 * narrow ones before the wide ones, so that "material number" is no name and "supplier name" neither.
 */
const USUAL: Readonly<Record<BomField, readonly RegExp[]>> = {
  amount: [
    /\b(qty|quantity|usage|consumption)\b|数量|用量|单耗|耗量/i,
    /\b(amount|net weight|weight|mass)\b|净重|重量|质量/i,
  ],
  unit: [/^(unit|units|uom|u\/m|unit of measure)$|^(计量)?单位/i, /^unit\b(?!.*(price|cost|weight|mass))/i],
  nameZh: [/chinese|中文/i],
  supplier: [/supplier|vendor|manufacturer|供应商|供方|厂商|厂家|制造商/i],
  region: [/country|origin|region|location|国家|产地|地区|来源地|原产/i],
  stage: [/stage|life.?cycle|phase|module|阶段/i],
  process: [/process|operation|工序|工艺|过程/i],
  partNumber: [
    /(part|item|material|article).?(no|nr|num|number|code|id)\b|^(p\/n|pn|sku|code|id|no\.?)$|料号|编码|编号|图号|物料号|代码/i,
  ],
  description: [/desc|spec|grade|描述|规格|型号|说明|牌号|材质/i],
  name: [/name|part|component|material|item|product|名称|零件|部件|组件|材料|物料|品名|元件/i],
  note: [/note|remark|comment|备注|附注/i],
};

/** A first guess from the headings: each column for the first field that its heading suggests. */
export function guessColumns(headings: readonly string[]): Partial<Record<BomField, string>> {
  const taken = new Set<string>();
  const columns: Partial<Record<BomField, string>> = {};
  for (const field of BOM_FIELDS) {
    const free = headings.filter((heading) => heading !== '' && !taken.has(heading));
    const heading = USUAL[field].flatMap((words) => free.find((each) => words.test(each)) ?? [])[0];
    if (heading === undefined) continue;
    columns[field] = heading;
    taken.add(heading);
  }
  // A table may call its one column of words anything: "Description" names the thing where nothing else does.
  if (columns.name === undefined && columns.description !== undefined) {
    columns.name = columns.description;
    delete columns.description;
  }
  return columns;
}

/** Which row looks most like headings: the one that suggests the most fields; the first one when none does. */
export function findHeadingRow(
  rows: readonly { readonly row: number; readonly texts: readonly string[] }[],
): number {
  let best = { row: rows[0]?.row ?? 1, fields: 0 };
  for (const { row, texts } of rows) {
    // Numbers stand in lines, not in headings.
    if (texts.some((text) => /^[\d.,]+$/.test(text))) continue;
    const fields = Object.keys(guessColumns(texts)).length;
    if (fields > best.fields) best = { row, fields };
  }
  return best.row;
}
