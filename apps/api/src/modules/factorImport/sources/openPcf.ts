import { InvalidFile } from '../../../errors/invalidFile.ts';
import { categoryOfHs } from '../normalise/categoryOfHs.ts';
import { readValue } from '../normalise/readValue.ts';
import { regionOfName } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { subdivisionOf } from '../normalise/subdivision.ts';
import { csvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';
import { OPEN_PCF_CHINESE } from './openPcfChinese.ts';

const NOTE =
  'Cradle to gate after PACT 2.3, modelled; published with one decimal, so small values are coarse.';

/** Open PCF: a matrix of regions (rows) by products (columns), below a cover; names, HS codes and descriptions head the columns. */
export const openPcf: SourceReader = {
  source: {
    key: 'open-pcf-terralytiq',
    name: 'Open PCF 9',
    nameZh: '开放产品碳足迹 9（Terralytiq）',
    publisher: 'Terralytiq',
    licence: 'CC-BY-SA-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
    attribution: 'PCFs by Terralytiq',
    url: 'https://www.terralytiq.com',
    quality: 3,
  },
  release: (files) => ({ version: files[0]?.name.match(/\d+\.\d+\.\d+/)?.[0] ?? '', year: 2024 }),
  files: [{ pattern: /^open-pcf-terralytiq.*\.csv$/i, what: 'the matrix of regions by products' }],
  read,
};

interface Product {
  readonly position: number;
  readonly name: string;
  readonly hsCode: string;
  readonly description: string;
}

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) yield* readMatrix(file);
}

async function* readMatrix(file: InputFile): AsyncGenerator<RowOutcome> {
  const headings = new Map<string, readonly string[]>();
  let products: readonly Product[] | null = null;
  const seen = new Set<string>();
  for await (const { row, cells } of csvRows(file)) {
    const label = cells[1]?.trim() ?? '';
    if (products !== null) {
      if (label !== '') yield* readRegion(file, row, label, cells, products, seen);
      continue;
    }
    headings.set(label, cells);
    if (label === 'Product description') products = readProducts(headings);
  }
  if (products === null || products.length === 0)
    throw new InvalidFile(
      `${file.name} has no lines "Common name", "Product HS Code" and "Product description". Use the file as Terralytiq offers it; nothing was imported.`,
    );
}

function readProducts(headings: ReadonlyMap<string, readonly string[]>): Product[] {
  const names = headings.get('Common name') ?? [];
  const codes = headings.get('Product HS Code') ?? [];
  const descriptions = headings.get('Product description') ?? [];
  return names.flatMap((cell, position) => {
    const name = cell.trim();
    if (position < 2 || name === '') return [];
    return [
      {
        position,
        name,
        hsCode: codes[position]?.trim() ?? '',
        description: descriptions[position]?.trim() ?? '',
      },
    ];
  });
}

function* readRegion(
  file: InputFile,
  row: number,
  label: string,
  cells: readonly string[],
  products: readonly Product[],
  seen: Set<string>,
): Generator<RowOutcome> {
  const region = regionOfLabel(label);
  const isSecond = region !== null && seen.size === seen.add(region).size;
  for (const product of products) {
    const place: Place = { file: file.name, row, column: product.name };
    const cell = cells[product.position] ?? '';
    const value = readValue(cell, place, product.name);
    if (region === null)
      yield rejected(place, 'REGION_UNKNOWN', 'Common name', label, `"${label}" is no region Cradle knows.`);
    else if (isSecond)
      yield rejected(
        place,
        'KEY_REPEATED',
        'Common name',
        label,
        `"${label}" is another spelling of a region that stands above (${region}).`,
      );
    else if ('outcome' in value) yield value.outcome;
    else yield factorOf(place, region, product, value.value);
  }
}

/** The publisher's groups of countries, with codes that no country has. */
const GROUPS: Readonly<Record<string, string>> = {
  'advanced-asia-oceania': 'RAS-ADVANCED',
  'asia-pacific': 'RAS-PACIFIC',
  'india-south-asia': 'RAS-SOUTH',
  'middle-east-north-africa': 'RME',
  'russia-central-asia': 'RAS-CENTRAL',
  'sub-saharan-africa': 'RAF-SUBSAHARA',
  'united-states-of-america': 'US',
  'bosnia-herzegovina': 'BA',
};

/** `China -Gansu`, `USA - Texas`, `Germany`. "China - Greater Area" is no province: it has a code of its own. */
function regionOfLabel(label: string): string | null {
  const [country = '', part = ''] = label.split(/\s*-\s*/);
  const code = GROUPS[slug(label)] ?? regionOfName(country);
  if (part === '' || code === null) return code;
  if (code === 'CN' && slug(part) === 'greater-area') return 'CN-GREATER-AREA';
  return subdivisionOf(code, part);
}

function factorOf(
  place: Place,
  region: string,
  { name, hsCode, description }: Product,
  kgCo2e: number,
): RowOutcome {
  const draft = {
    ...NOT_STATED,
    key: `${region}/${slug(name)}`,
    activity: `pcf-${slug(name)}`,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    nameZh: OPEN_PCF_CHINESE[name] ?? '',
    otherNames: [`HS ${hsCode}`, description].filter(Boolean),
    category: categoryOfHs(hsCode),
    sourceCategory: `HS ${hsCode.slice(0, 2)}`,
    unit: 'kg',
    region,
    year: 2024,
    boundary: 'CRADLE_TO_GATE',
    kgCo2e,
    note: NOTE,
  };
  return { kind: 'FACTOR', place, draft };
}
