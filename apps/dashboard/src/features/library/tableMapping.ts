/** Fields of a factor that a column of an own table may hold; the first two must. */
export const TABLE_FIELDS = [
  'name',
  'value',
  'unit',
  'region',
  'year',
  'nameZh',
  'category',
  'boundary',
  'uncertainty',
  'key',
  'note',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

export interface TableMapping {
  readonly delimiter: string;
  readonly encoding: string;
  readonly numbers: string;
  readonly headingRow: number;
  readonly columns: Readonly<Partial<Record<TableField, string>>>;
  readonly defaults: Readonly<{ unit: string; region: string }>;
}

export const FIRST_MAPPING: TableMapping = {
  delimiter: ',',
  encoding: 'utf8',
  numbers: 'POINT',
  headingRow: 1,
  columns: {},
  defaults: { unit: 'kg', region: 'CN' },
};

/** Words that headings of such tables have, by field. */
const USUAL: Readonly<Record<TableField, RegExp>> = {
  name: /^(name|material|item|product|factor|名称|材料|物料|产品)/i,
  value: /(co2|ef\b|emission|factor value|value|因子|排放)/i,
  unit: /^(unit|uom|单位)/i,
  region: /^(region|country|location|geograph|地区|国家|产地)/i,
  year: /^(year|年)/i,
  nameZh: /(chinese|中文)/i,
  category: /^(category|type|类别|分类)/i,
  boundary: /(boundary|边界)/i,
  uncertainty: /(uncertainty|不确定)/i,
  key: /^(id|key|code|编号|编码)/i,
  note: /^(note|remark|comment|备注|说明)/i,
};

/** A first guess from the headings: each column for the first field that its heading suggests. */
export function guessColumns(headings: readonly string[]): TableMapping['columns'] {
  const taken = new Set<string>();
  const columns: Partial<Record<TableField, string>> = {};
  for (const field of TABLE_FIELDS) {
    const heading = headings.find(
      (each) => each !== '' && !taken.has(each) && USUAL[field].test(each.trim()),
    );
    if (heading === undefined) continue;
    columns[field] = heading;
    taken.add(heading);
  }
  return columns;
}

/** The delimiter that splits the first line into the most cells. */
export function guessDelimiter(firstLine: string): string {
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: firstLine.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}
