import { type Cell, sheetRows } from '../read/sheetRows.ts';
import { type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';
import { HUB_TABLES, type HubContext } from './epaHubTables.ts';

const SHEET = 'Emission Factors Hub';

/**
 * The US EPA's emission factors hub: one sheet laid out for people, twelve tables under each other with notes between
 * them. A row here is a row with a number in it; of the waste table every cell is one, because it holds six treatments.
 * Of the electricity table the total output is read; the non-baseload rates beside it are not for footprints, by its note.
 */
export const epaHub: SourceReader = {
  source: {
    key: 'epa-ef-hub',
    name: 'US EPA GHG Emission Factors Hub',
    nameZh: '美国环保署温室气体排放因子中心',
    publisher: 'US EPA',
    licence: 'US public domain',
    licenceUrl: 'https://www.epa.gov/climateleadership/ghg-emission-factors-hub',
    attribution: 'US EPA Center for Corporate Climate Leadership, GHG Emission Factors Hub',
    url: 'https://www.epa.gov/climateleadership/ghg-emission-factors-hub',
    quality: 1,
  },
  release: (files) => ({
    version: files[0]?.name.match(/\d{4}/)?.[0] ?? '',
    year: Number(files[0]?.name.match(/\d{4}/)?.[0]) || null,
  }),
  files: [{ pattern: /^ghg-emission-factors-hub.*\.xlsx$/i, what: 'the workbook' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) yield* readHub(file);
}

async function* readHub(file: InputFile): AsyncGenerator<RowOutcome> {
  let table = 0;
  let context: HubContext = { unitText: '', group: '', year: Number(file.name.match(/\d{4}/)?.[0]) || null };
  for await (const { row, cells } of sheetRows(file, SHEET)) {
    const [, marker, label, ...rest] = cells;
    const number = String(marker ?? '').match(/^Table (\d+)/)?.[1];
    if (number !== undefined) {
      table = Number(number);
      context = { ...context, unitText: '', group: '' };
    } else if (isBody(rest))
      yield* readBody({ file: file.name, sheet: SHEET, row }, table, context, [label ?? null, ...rest]);
    else context = readHeading(context, label ?? null, rest);
  }
}

/** A body row has a number right of its label. */
function isBody(rest: readonly Cell[]): boolean {
  return rest.some((cell) => typeof cell === 'number');
}

/** Between the bodies stand units for the rows below (`kg CO2 per short ton`) and names of groups of rows. */
function readHeading(context: HubContext, label: Cell, rest: readonly Cell[]): HubContext {
  const units = rest.find((cell) => /per (short ton|scf|gallon)/.test(String(cell ?? '')));
  if (units !== undefined)
    return { ...context, unitText: rest.map((cell) => String(cell ?? '')).join(' | ') };
  return rest.every((cell) => cell === null) && label !== null
    ? { ...context, group: String(label) }
    : context;
}

function* readBody(
  place: Place,
  table: number,
  context: HubContext,
  cells: readonly Cell[],
): Generator<RowOutcome> {
  const reader = HUB_TABLES[table];
  if (reader !== undefined) yield* reader(place, context, cells);
  else {
    const text = cells.filter((cell) => cell !== null).join(' | ');
    yield rejected(place, 'NOT_A_FACTOR', table === 0 ? '' : `Table ${table}`, text, whatItIs(table));
  }
}

function whatItIs(table: number): string {
  if (table === 0) return 'A potential the hub counts with, repeated in its table 11.';
  return [3, 4, 5].includes(table)
    ? 'Methane and nitrous oxide alone, to be added to the carbon dioxide of the fuel burnt.'
    : 'A table that holds no emission factors.';
}
