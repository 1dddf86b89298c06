import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type EmissionFlow, GWP_SETS, type GwpSet, isKnownUnit, TRANSPORT_MODES } from '@cradle/engine';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { TransportMode } from '../../db/generated/client/client.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';

export interface LibrarySource {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly publisher: string;
  readonly version: string;
  readonly year: number | null;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly attribution: string;
  readonly url: string;
}

export interface LibraryFactor {
  readonly id: string;
  readonly activity: string;
  readonly name: string;
  readonly nameZh: string;
  readonly category: string;
  readonly unit: string;
  readonly region: string;
  readonly year: number | null;
  readonly boundary: string;
  readonly gwpSet: GwpSet | null;
  readonly kgCo2e: number | null;
  readonly flows: readonly EmissionFlow[];
  readonly otherCo2e: number;
  readonly transportMode: TransportMode | null;
  readonly sourceId: string;
  readonly sourceRow: string;
  readonly note: string;
  /** kg CO2e per unit by part, in the source's words; empty where the source gives none. */
  readonly stages: readonly { readonly stage: string; readonly kgCo2e: number }[];
}

export interface StarterLibrary {
  readonly sha256: string;
  readonly sources: readonly LibrarySource[];
  readonly factors: readonly LibraryFactor[];
}

const text = z.string().trim();
const required = text.min(1, 'must not be empty');
const blankOrNumber = text.transform((value, context) => {
  if (value === '') return null;
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  context.addIssue({ code: 'custom', message: `"${value}" is not a number` });
  return z.NEVER;
});
const blankOr = <Value extends string>(values: readonly Value[]) =>
  text.transform((value, context) => {
    if (value === '') return null;
    const found = values.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `"${value}" is none of ${values.join(', ')}` });
    return z.NEVER;
  });

const SourceRow = z.object({
  key: required,
  name: required,
  nameZh: required,
  publisher: required,
  version: text,
  year: blankOrNumber,
  licence: required,
  licenceUrl: text,
  attribution: required,
  url: text,
});

const FactorRow = z.object({
  code: required,
  activity: required,
  name: required,
  nameZh: required,
  category: required,
  unit: required.refine(isKnownUnit, 'is not a unit Cradle knows'),
  region: required,
  year: blankOrNumber,
  boundary: required,
  gwpSet: blankOr(GWP_SETS),
  kgCo2e: blankOrNumber,
  co2Fossil: blankOrNumber,
  co2Biogenic: blankOrNumber,
  co2LandUse: blankOrNumber,
  ch4Fossil: blankOrNumber,
  ch4Biogenic: blankOrNumber,
  n2o: blankOrNumber,
  otherGases: text,
  otherCo2e: blankOrNumber,
  transportMode: blankOr(TRANSPORT_MODES),
  source: required,
  sourceRow: required,
  note: text,
  stages: text.default(''),
});

/** Which gas each column of the files holds, in kg of the gas per unit. */
const GAS_COLUMNS = {
  co2Fossil: 'CO2_FOSSIL',
  co2Biogenic: 'CO2_BIOGENIC',
  co2LandUse: 'CO2_LAND_USE',
  ch4Fossil: 'CH4_FOSSIL',
  ch4Biogenic: 'CH4_BIOGENIC',
  n2o: 'N2O',
} as const;

/**
 * Reads `sources.csv` and every other CSV file of the folder.
 *
 * @throws InvalidFile naming file, line, column and remedy of everything that does not fit
 */
export async function readStarterLibrary(folder: string): Promise<StarterLibrary> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, content: await readFile(path.join(folder, name), 'utf8') })),
  );
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(name).update(content);
  const sources = files
    .filter(({ name }) => name === 'sources.csv')
    .flatMap((file) => readRows(file, SourceRow));
  const topics = files.filter(({ name }) => name !== 'sources.csv');
  const factors = topics.flatMap((file) => readRows(file, FactorRow).map(toFactor));
  refuseUnknownSources(factors, sources);
  return {
    sha256: hash.digest('hex'),
    sources: sources.map(({ key, ...source }) => ({ id: key, ...source })),
    factors,
  };
}

function readRows<Schema extends z.ZodType>(
  { name, content }: { name: string; content: string },
  schema: Schema,
): z.output<Schema>[] {
  const records = parse(content, {
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
  }) as unknown as {
    record: Record<string, string>;
    info: { lines: number };
  }[];
  const problems: string[] = [];
  const rows: z.output<Schema>[] = [];
  for (const { record, info } of records) {
    const parsed = schema.safeParse(record);
    if (parsed.success) rows.push(parsed.data);
    else {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
      problems.push(`${name}, line ${info.lines}: ${issues.join('; ')}`);
    }
  }
  if (problems.length > 0) throw new InvalidFile(folderMessage(problems));
  return rows;
}

function toFactor(row: z.output<typeof FactorRow>): LibraryFactor {
  const columns = Object.entries(GAS_COLUMNS) as [keyof typeof GAS_COLUMNS, string][];
  const flows = columns.flatMap(([column, gas]) => {
    const kgPerUnit = row[column];
    return kgPerUnit === null ? [] : [{ gas, kgPerUnit }];
  });
  return {
    id: row.code,
    activity: row.activity,
    name: row.name,
    nameZh: row.nameZh,
    category: row.category,
    unit: row.unit,
    region: row.region,
    year: row.year,
    boundary: row.boundary,
    gwpSet: row.gwpSet,
    kgCo2e: row.kgCo2e,
    flows: [...flows, ...readOtherGases(row.otherGases)],
    otherCo2e: row.otherCo2e ?? 0,
    transportMode: row.transportMode,
    sourceId: row.source,
    sourceRow: row.sourceRow,
    note: row.note,
    stages: readPairs(row.stages).map(([stage, kgCo2e]) => ({ stage, kgCo2e })),
  };
}

/** `HFC_134A=1;SF6=0.2`: kg of each gas. */
function readOtherGases(list: string): EmissionFlow[] {
  return readPairs(list).map(([gas, kgPerUnit]) => ({ gas, kgPerUnit }));
}

/** `name=number`, with semicolons between. */
function readPairs(list: string): [string, number][] {
  return list
    .split(';')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [name, amount] = entry.split('=').map((part) => part.trim());
      return [name!, Number(amount)];
    });
}

function refuseUnknownSources(factors: readonly LibraryFactor[], sources: readonly { key: string }[]): void {
  const known = new Set(sources.map(({ key }) => key));
  const problems = factors
    .filter(({ sourceId }) => !known.has(sourceId))
    .map(({ id, sourceId }) => `${id}: source ${sourceId} is not in sources.csv`);
  if (problems.length > 0) throw new InvalidFile(folderMessage(problems));
}

function folderMessage(problems: readonly string[]): string {
  const shown = problems.slice(0, 20).map((problem) => `  ${problem}`);
  const rest = problems.length > 20 ? `\n  and ${problems.length - 20} more` : '';
  return `The starter library cannot be read:\n${shown.join('\n')}${rest}\nCorrect these lines; nothing was loaded.`;
}
