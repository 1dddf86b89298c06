import { InvalidFile } from '../../../errors/invalidFile.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { regionOfAlpha3 } from '../normalise/region.ts';
import { slug } from '../normalise/slug.ts';
import { csvRows } from '../read/csvRows.ts';
import { type FactorDraft, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const NOTE =
  'Spend-based: per US dollar of 2022 in producer prices, from a multi-regional input–output model. Published with three decimals, so small values are coarse.';

/** Open CEDA: a matrix of countries (rows) by economic sectors (columns), below a cover of 26 lines. */
export const openCeda: SourceReader = {
  source: {
    key: 'open-ceda',
    name: 'Open CEDA 2024',
    nameZh: '开放 CEDA 2024（全面环境数据档案）',
    publisher: 'Watershed',
    licence: 'CC-BY-SA-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
    attribution: 'CEDA by Watershed',
    url: 'https://openceda.org',
    quality: 3,
  },
  release: () => ({ version: 'CEDA 2024', year: 2022 }),
  files: [{ pattern: /^open-ceda-\d{4}\.csv$/i, what: 'the matrix of countries by sectors' }],
  read,
};

interface Sector {
  readonly position: number;
  readonly name: string;
  readonly code: string;
}

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) yield* readMatrix(file);
}

async function* readMatrix(file: InputFile): AsyncGenerator<RowOutcome> {
  let names: readonly string[] = [];
  let sectors: readonly Sector[] | null = null;
  for await (const { row, cells } of csvRows(file, { delimiter: ';', encoding: 'win1252' })) {
    if (sectors !== null) {
      for (const sector of sectors) yield readCell(file, row, cells, sector);
    } else if (cells[1]?.trim() === 'Country Code') sectors = readSectors(names, cells);
    else names = cells;
  }
  if (sectors === null)
    throw new InvalidFile(
      `${file.name} has no line with the heading "Country Code". Use the file as Watershed offers it; nothing was imported.`,
    );
}

/** Names stand in the line above the codes, both from the fifth field on. */
function readSectors(names: readonly string[], codes: readonly string[]): Sector[] {
  return codes.flatMap((cell, position) => {
    const code = cell.trim();
    const name = names[position]?.trim() ?? '';
    return position >= 4 && code !== '' && name !== '' ? [{ position, name, code }] : [];
  });
}

function readCell(file: InputFile, row: number, cells: readonly string[], sector: Sector): RowOutcome {
  const place: Place = { file: file.name, row, column: sector.code };
  const country = cells[1]?.trim() ?? '';
  const region = regionOfAlpha3(country);
  const value = cells[sector.position] ?? '';
  const kgCo2e = readNumber(value, 'COMMA');
  if (region === null)
    return rejected(
      place,
      'REGION_UNKNOWN',
      'Country Code',
      country,
      `"${country}" is no ISO 3166 country code.`,
    );
  if (kgCo2e === null) return rejected(place, 'VALUE_BLANK', sector.code, value, 'The cell is blank.');
  if (Number.isNaN(kgCo2e))
    return rejected(place, 'VALUE_NOT_A_NUMBER', sector.code, value, `"${value}" is not a number.`);
  return { kind: 'FACTOR', place, draft: draft(region, sector, kgCo2e) };
}

function draft(region: string, { name, code }: Sector, kgCo2e: number): FactorDraft {
  return {
    key: `${region}/${code}`,
    part: '',
    activity: `spend-${slug(name)}`,
    name,
    nameZh: '',
    otherNames: [code],
    category: 'Machinery and services',
    sourceCategory: name,
    unit: 'USD',
    region,
    year: 2022,
    boundary: 'CRADLE_TO_GATE',
    gwpSet: null,
    kgCo2e,
    flows: [],
    otherCo2e: 0,
    stages: [],
    uncertaintyPercent: null,
    transportMode: null,
    note: NOTE,
  };
}
