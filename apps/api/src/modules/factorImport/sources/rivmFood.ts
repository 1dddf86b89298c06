import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type Cell, sheetRows } from '../read/sheetRows.ts';
import { NOT_STATED, type Place, type RowOutcome } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const SHEETS = [
  {
    name: 'tot-en-met-consumptie',
    key: 'consumption',
    boundary: 'CRADLE_TO_CONSUMPTION',
    until: 'and its preparation at home',
  },
  {
    name: 'tot-en-met-distributie',
    key: 'distribution',
    boundary: 'CRADLE_TO_SHELF',
    until: 'and its way to the shop',
  },
] as const;

/** The Dutch food database of RIVM: two sheets, up to consumption and up to distribution; Dutch names. */
export const rivmFood: SourceReader = {
  source: {
    key: 'rivm-food',
    name: 'RIVM environmental impact of foods',
    nameZh: '荷兰 RIVM 食品环境影响数据',
    publisher: 'RIVM, Dutch National Institute for Public Health and the Environment',
    licence: 'CC-BY-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    attribution: 'RIVM, Milieubelasting van voedingsmiddelen, February 2021, CC BY 4.0',
    url: 'https://www.rivm.nl/voedsel-en-voeding/duurzaam-voedsel/database-milieubelasting-voedingsmiddelen',
    quality: 2,
  },
  release: () => ({ version: '2021-02', year: 2021 }),
  files: [{ pattern: /^rivm.*\.xlsx$/i, what: 'the workbook' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) for (const sheet of SHEETS) yield* readSheet(file, sheet);
}

async function* readSheet(file: InputFile, sheet: (typeof SHEETS)[number]): AsyncGenerator<RowOutcome> {
  let isHeading = true;
  for await (const { row, cells } of sheetRows(file, sheet.name)) {
    if (isHeading) {
      isHeading = String(cells[0] ?? '').trim() !== 'Naam';
      continue;
    }
    // A footnote about what was withdrawn follows the last row; it has no group.
    if ((cells[3] ?? null) === null && (cells[9] ?? null) === null) continue;
    yield readFood({ file: file.name, sheet: sheet.name, row }, cells, sheet);
  }
}

function readFood(place: Place, cells: readonly Cell[], sheet: (typeof SHEETS)[number]): RowOutcome {
  const name = String(cells[0]).trim();
  const read = readValue(cells[3] ?? null, place, 'kg CO2 eq');
  if ('outcome' in read) return read.outcome;
  const draft = {
    ...NOT_STATED,
    key: `${sheet.key}/${slug(name)}/${cells[9] ?? ''}`,
    activity: `food-nl-${sheet.key}-${slug(name)}`,
    name,
    otherNames: [`NEVO ${cells[9] ?? ''}`.trim()],
    category: 'Food and agriculture',
    sourceCategory: String(cells[1]).trim(),
    unit: 'kg',
    region: 'NL',
    year: 2021,
    boundary: sheet.boundary,
    kgCo2e: read.value,
    note: `Dutch market, from the field up to ${sheet.key} ${sheet.until}.`,
  };
  return { kind: 'FACTOR', place, draft };
}
