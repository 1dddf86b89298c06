import { readValue } from '../normalise/readValue.ts';
import { regionOfAlpha3, regionOfName } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { csvRows, namedCsvRows } from '../read/csvRows.ts';
import { readJson } from '../read/readJson.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const NOTE =
  'Average of the generation mix, life-cycle emissions of the plants; losses of transmission and distribution are not in it.';
/** Two codes that the publisher made for the world and Kosovo. */
const OWN_CODES: Readonly<Record<string, string>> = { OWID_WRL: 'GLO', OWID_KOS: 'XK' };

/** Grid averages by country and year, the latest year of each from Ember, and the UNFCCC's margins for projects. */
export const owidEmber: SourceReader = {
  source: {
    key: 'owid-ember',
    name: 'Carbon intensity of electricity (Ember, Energy Institute, UNFCCC IFI)',
    nameZh: '各国电力碳强度（Ember、能源研究院、联合国气候变化框架公约）',
    publisher: 'Our World in Data; Ember; UNFCCC',
    licence: 'CC-BY-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    attribution:
      'Ember and Energy Institute, processed by Our World in Data; UNFCCC, IFI default grid factors 2021 v3.1',
    url: 'https://ourworldindata.org/grapher/carbon-intensity-electricity',
    quality: 2,
  },
  release: () => ({ version: '2024', year: null }),
  files: [
    { pattern: /^carbon-intensity-electricity\.csv$/i, what: 'intensities by country and year' },
    { pattern: /^ember-average-intensities\.json$/i, what: 'the latest intensity of each country' },
    { pattern: /^IFI_Default_Grid_Factors.*\.csv$/i, what: 'the default margins of the UNFCCC' },
  ],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) {
    if (/^carbon-intensity/i.test(file.name)) yield* readYears(file);
    else if (/\.json$/i.test(file.name)) yield* readLatest(file);
    else yield* readMargins(file);
  }
}

async function* readYears(file: InputFile): AsyncGenerator<RowOutcome> {
  const column = 'Carbon intensity of electricity - gCO2/kWh';
  for await (const { row, get } of namedCsvRows(file, ['Entity', 'Code', 'Year', column])) {
    const place: Place = { file: file.name, row };
    const code = get('Code');
    const region = OWN_CODES[code] ?? regionOfAlpha3(code);
    const read = readValue(get(column), place, column);
    if (region === null)
      yield rejected(
        place,
        'NOT_A_FACTOR',
        'Entity',
        get('Entity'),
        `"${get('Entity')}" is a group of countries without a code; some stand here twice.`,
      );
    else if ('outcome' in read) yield read.outcome;
    else yield gridFactor(place, 'year', region, Number(get('Year')), read.value);
  }
}

interface EmberEntry {
  readonly country_code?: string;
  readonly country_or_region?: string;
  readonly year?: number;
  readonly emissions_intensity_gco2_per_kwh?: number;
}

async function* readLatest(file: InputFile): AsyncGenerator<RowOutcome> {
  const entries = Object.values(await readJson<Record<string, EmberEntry>>(file));
  for (const [index, entry] of entries.entries()) {
    const place: Place = { file: file.name, row: index + 1, column: entry.country_or_region ?? '' };
    const region =
      regionOfAlpha3(entry.country_code ?? '') ?? (entry.country_or_region === 'World' ? 'GLO' : null);
    const column = 'emissions_intensity_gco2_per_kwh';
    const read = readValue(entry.emissions_intensity_gco2_per_kwh ?? null, place, column);
    if (region === null)
      yield rejected(
        place,
        'NOT_A_FACTOR',
        'country_code',
        entry.country_or_region,
        `"${entry.country_or_region}" is a group of countries without a code.`,
      );
    else if ('outcome' in read) yield read.outcome;
    else yield gridFactor(place, 'ember', region, entry.year ?? null, read.value);
  }
}

function gridFactor(
  place: Place,
  list: string,
  region: string,
  year: number | null,
  gramsPerKwh: number,
): RowOutcome {
  const draft = {
    ...NOT_STATED,
    key: `${list}/${region}/${year ?? ''}`,
    part: list,
    activity: 'electricity-grid-mix',
    name: list === 'year' ? 'Electricity, grid average' : 'Electricity, grid average, latest year',
    nameZh: list === 'year' ? '电力，电网平均' : '电力，电网平均（最新年份）',
    category: 'Electricity',
    unit: 'kWh',
    region,
    year,
    boundary: 'GRID_LIFE_CYCLE',
    kgCo2e: gramsPerKwh / 1000,
    note: NOTE,
  };
  return { kind: 'FACTOR', place, draft };
}

const MARGINS: readonly (readonly [column: number, key: string, name: string, nameZh: string])[] = [
  [1, 'combined-firm', 'combined margin, firm energy', '组合边际，稳定电源'],
  [2, 'combined-intermittent', 'combined margin, intermittent energy', '组合边际，间歇电源'],
  [3, 'combined-efficiency', 'combined margin, energy efficiency', '组合边际，节能'],
  [4, 'combined-consumption', 'combined margin, electricity consumption', '组合边际，用电'],
  [5, 'operating', 'operating margin', '运行边际'],
];

/** A table of three heading lines; five margins a country, of which the consumption margin stands for the row. */
async function* readMargins(file: InputFile): AsyncGenerator<RowOutcome> {
  let isHeading = true;
  for await (const { row, cells } of csvRows(file)) {
    const label = cells[0]?.trim() ?? '';
    if (isHeading) {
      if (/^Country/i.test(label)) isHeading = false;
      continue;
    }
    const region = regionOfName(label);
    for (const [column, key, name, nameZh] of MARGINS) {
      const place: Place = { file: file.name, row, column: key };
      const read = readValue(cells[column] ?? '', place, key);
      if (region === null)
        yield rejected(
          place,
          'REGION_UNKNOWN',
          'Country',
          label,
          `"${label.slice(0, 60)}" is no country Cradle knows.`,
        );
      else if ('outcome' in read) yield read.outcome;
      else yield margin(place, region, key, [name, nameZh], read.value);
    }
  }
}

function margin(
  place: Place,
  region: string,
  key: string,
  [name, nameZh]: readonly [string, string],
  gramsPerKwh: number,
): RowOutcome {
  const draft = {
    ...NOT_STATED,
    key: `ifi/${region}/${slug(key)}`,
    part: 'ifi',
    activity: `electricity-grid-${key}-margin`,
    name: `Electricity, grid, ${name}`,
    nameZh: `电力，电网，${nameZh}`,
    category: 'Electricity',
    unit: 'kWh',
    region,
    year: 2021,
    boundary: 'GRID_MARGIN',
    kgCo2e: gramsPerKwh / 1000,
    note: 'Default for the accounting of projects of international financial institutions; not the average of consumption, and no factor for a product footprint.',
  };
  return { kind: 'FACTOR', place, draft };
}
