import { existsSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isKnownUnit } from '@cradle/engine';
import { REGION_CODE } from './normalise/region.ts';
import { FACTOR_BOUNDARIES, FACTOR_CATEGORIES, type FactorDraft, type RowOutcome } from './rowOutcome.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';

/** The folder with the publishers' files, for tests that read them whole; null where it is not. */
export const TEST_DATA: string | null = process.env.CRADLE_TEST_DATA ?? null;

export function hasTestData(folder: string): boolean {
  return TEST_DATA !== null && existsSync(path.join(TEST_DATA, folder));
}

/** The files of one source in the folder of {@link TEST_DATA} that its reader takes. */
export async function testFiles(reader: SourceReader, folder: string): Promise<InputFile[]> {
  const names = await readdir(path.join(TEST_DATA ?? '', folder));
  return names
    .filter((name) => reader.files.some(({ pattern }) => pattern.test(name)))
    .sort()
    .map((name) => ({ name, path: path.join(TEST_DATA ?? '', folder, name) }));
}

/** A file with this content in a folder of its own. */
export async function temporaryFile(name: string, content: string | Uint8Array): Promise<InputFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cradle-import-'));
  const file = path.join(folder, name);
  await writeFile(file, content);
  return { name, path: file };
}

export interface ReadAll {
  readonly outcomes: readonly RowOutcome[];
  readonly drafts: readonly FactorDraft[];
  readonly folded: number;
  readonly rejected: ReadonlyMap<string, number>;
  /** The draft with this key. */
  readonly draft: (key: string) => FactorDraft | undefined;
}

/** Everything a reader makes of the files, with what a reader must never do checked on the way. */
export async function readAll(reader: SourceReader, files: readonly InputFile[]): Promise<ReadAll> {
  const outcomes: RowOutcome[] = [];
  for await (const outcome of reader.read(files)) outcomes.push(outcome);
  const drafts = outcomes.flatMap((outcome) => (outcome.kind === 'FACTOR' ? [outcome.draft] : []));
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const rejected = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'REJECTED')
      rejected.set(outcome.problem.code, (rejected.get(outcome.problem.code) ?? 0) + 1);
    if (outcome.kind === 'FOLDED' && !byKey.has(outcome.into))
      throw new Error(`Row ${outcome.place.row} is folded into ${outcome.into}, which is no factor.`);
  }
  for (const draft of drafts) refuseMalformed(draft);
  if (byKey.size !== drafts.length) throw new Error(`${drafts.length - byKey.size} factors repeat a key.`);
  const folded = outcomes.filter(({ kind }) => kind === 'FOLDED').length;
  return { outcomes, drafts, folded, rejected, draft: (key) => byKey.get(key) };
}

function refuseMalformed(draft: FactorDraft): void {
  const faults = [
    draft.key === '' && 'key is empty',
    draft.name.trim() === '' && 'name is empty',
    draft.activity === '' && 'activity is empty',
    !isKnownUnit(draft.unit) && `unit ${draft.unit} is unknown`,
    !REGION_CODE.test(draft.region) && `region ${draft.region} is malformed`,
    !(FACTOR_CATEGORIES as readonly string[]).includes(draft.category) &&
      `category ${draft.category} is none of ours`,
    !(FACTOR_BOUNDARIES as readonly string[]).includes(draft.boundary) &&
      `boundary ${draft.boundary} is none of ours`,
    draft.kgCo2e !== null && !Number.isFinite(draft.kgCo2e) && 'value is not finite',
    draft.kgCo2e === null && draft.flows.length === 0 && 'has neither a value nor gases',
    draft.flows.some(({ kgPerUnit }) => !Number.isFinite(kgPerUnit)) && 'a gas is not finite',
  ].filter(Boolean);
  if (faults.length > 0) throw new Error(`${draft.key}: ${faults.join(', ')}`);
}
