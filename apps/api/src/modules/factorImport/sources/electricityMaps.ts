import { readValue } from '../normalise/readValue.ts';
import { isCountry } from '../normalise/region.ts';
import { readJson } from '../read/readJson.ts';
import { NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

interface Zone {
  readonly zone?: { readonly zoneName?: string };
  readonly carbonIntensity?: { readonly value?: number; readonly unit?: string };
  readonly renewableEnergy?: { readonly value?: number };
}

/** Yearly means of Electricity Maps: one file a year, one entry a grid zone. */
export const electricityMaps: SourceReader = {
  source: {
    key: 'electricity-maps',
    name: 'Electricity Maps yearly grid data',
    nameZh: 'Electricity Maps 年度电网数据',
    publisher: 'Electricity Maps',
    licence: 'ODbL-1.0',
    licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
    attribution: 'Electricity Maps, licensed under the Open Database License',
    url: 'https://portal.electricitymaps.com/datasets',
    quality: 2,
  },
  release: (files) => {
    const years = files.map(yearOf);
    return { version: `${Math.min(...years)}–${Math.max(...years)}`, year: Math.max(...years) };
  },
  files: [{ pattern: /^yearly_\d{4}\.json$/i, what: 'the zones of one year' }],
  read,
};

function yearOf({ name }: InputFile): number {
  return Number(name.match(/\d{4}/)?.[0]);
}

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) {
    const zones = Object.entries(await readJson<Record<string, Zone>>(file));
    for (const [index, [code, zone]] of zones.entries()) yield readZone(file, index, code, zone);
  }
}

function readZone(file: InputFile, index: number, code: string, zone: Zone): RowOutcome {
  const place: Place = { file: file.name, row: index + 1, column: code };
  const unit = zone.carbonIntensity?.unit ?? '';
  const read = readValue(zone.carbonIntensity?.value ?? null, place, 'carbonIntensity');
  if (!isCountry(code.slice(0, 2)))
    return rejected(place, 'REGION_UNKNOWN', 'zone', code, `The zone ${code} does not begin with a country.`);
  if ('outcome' in read) return read.outcome;
  if (unit !== 'gCO2eq/kWh')
    return rejected(place, 'UNIT_UNKNOWN', 'unit', unit, `gCO2eq/kWh is expected, not "${unit}".`);
  const year = yearOf(file);
  const name = zone.zone?.zoneName ?? code;
  const isPart = code.length > 2;
  const draft = {
    ...NOT_STATED,
    key: `${code}/${year}`,
    part: String(year),
    // Zones of grid operators are no countries: their series stands apart from the national one.
    activity: isPart ? `electricity-grid-mix-zone-${code.toLowerCase()}` : 'electricity-grid-mix',
    name: isPart ? `Electricity, grid average, ${name}` : 'Electricity, grid average',
    nameZh: isPart ? `电力，电网平均，${name}` : '电力，电网平均',
    otherNames: isPart ? [code] : [],
    category: 'Electricity',
    unit: 'kWh',
    region: code.toUpperCase(),
    year,
    boundary: 'GRID_LIFE_CYCLE',
    kgCo2e: read.value / 1000,
    note: 'Yearly mean of the consumption mix, life-cycle emissions; published in whole grams.',
  };
  return { kind: 'FACTOR', place, draft };
}
