import { createFreeKeys } from '../normalise/freeKeys.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { readValue } from '../normalise/readValue.ts';
import { slug } from '../normalise/slug.ts';
import { type NamedRow, namedCsvRows } from '../read/csvRows.ts';
import { NOT_STATED, type Place, type RowOutcome } from '../rowOutcome.ts';
import type { InputFile, SourceReader } from '../sourceReader.ts';

const VALUE = 'GHG';
const COLUMNS = ['descriptor', 'Activity', VALUE];
const REGIONS: Readonly<Record<string, string>> = { WORLD: 'GLO', GLO: 'GLO', EUROPE: 'RER' };

/** Gate-to-gate textile processes: one file a kind of process, one row a process. */
export const carbonfactTextile: SourceReader = {
  source: {
    key: 'carbonfact-textile',
    name: 'Carbonfact Textile LCA Database',
    nameZh: 'Carbonfact 纺织品生命周期数据库',
    publisher: 'Carbonfact',
    licence: 'CC-BY-SA-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
    attribution: 'Carbonfact Textile LCA Database, CC BY-SA 4.0',
    url: 'https://github.com/carbonfact/textile-lca-database',
    quality: 3,
  },
  release: () => ({ version: '1.1.0', year: 2026 }),
  files: [{ pattern: /-impact-scores\.csv$/i, what: 'the scores of one kind of process' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  const freeKey = createFreeKeys();
  for (const file of files)
    for await (const row of namedCsvRows(file, COLUMNS)) yield readRow(file, row, freeKey);
}

function readRow(file: InputFile, { row, get }: NamedRow, freeKey: (key: string) => string): RowOutcome {
  const place: Place = { file: file.name, row };
  const read = readValue(get(VALUE), place, VALUE);
  if ('outcome' in read) return read.outcome;
  const kind = file.name.replace(/-impact-scores\.csv$/i, '');
  const descriptor = get('descriptor');
  const region = descriptor.match(/@([A-Z]+)$/)?.[1] ?? 'GLO';
  const input = readNumber(get('Input_required_kg'));
  const unit = get('Functional unit');
  const isByPiece = /pair/i.test(unit) || /shoe/.test(kind);
  const draft = {
    ...NOT_STATED,
    key: freeKey(descriptor || `${kind}/${slug(get('Activity'))}`),
    activity: `textile-${kind}-${slug(get('Activity'))}`.slice(0, 200),
    name: get('Activity') || descriptor,
    otherNames: [descriptor],
    category: 'Textiles',
    sourceCategory: kind,
    unit: isByPiece ? 'pair' : 'kg',
    region: REGIONS[region] ?? (/^[A-Z]{2}$/.test(region) ? region : 'GLO'),
    year: 2026,
    boundary: kind === 'use-phase' ? 'USE_PHASE' : 'GATE_TO_GATE',
    kgCo2e: read.value,
    note: noteOf(unit, input),
  };
  return { kind: 'FACTOR', place, draft };
}

/** The loss of material is not inside the factor: whoever uses it must buy more of the input. */
function noteOf(unit: string, input: number | null): string {
  const base = `EF 3.1, the process alone without its materials${unit === '' ? '' : `, per ${unit}`}.`;
  if (input === null || Number.isNaN(input)) return base;
  return `${base} Needs ${input} kg of input for 1 kg of output: multiply the material before it by that.`;
}
