import { type RowOutcome, rejected } from '../../factorImport/rowOutcome.ts';
import type { InputFile, SourceReader } from '../../factorImport/sourceReader.ts';
import { linkProcesses } from '../linkProcesses.ts';
import type { CoProductRule } from '../processDatabase.ts';
import { processFactors } from '../processFactors.ts';
import { readProcessDatabase } from '../read/readProcessDatabase.ts';
import { solveDatabase } from '../solveDatabase.ts';
import { storeProcesses } from '../storeProcesses.ts';

/**
 * A reader for a source that is a process database: its factors are calculated, and its processes are kept beside them. A row
 * is a function of a process: one for most, several where it makes several products.
 */
export function processSource(
  described: Omit<SourceReader, 'read' | 'open'>,
  coProducts: CoProductRule,
): SourceReader {
  const open = async (files: readonly InputFile[]) => {
    const file = preferred(described, files);
    const solved = solveDatabase(linkProcesses(await readProcessDatabase(file), coProducts));
    const others = files.filter((other) => other !== file);
    return {
      rows: [...others.map(notRead), ...processFactors(solved)],
      storeBeside: (session, releaseId) => storeProcesses(session, releaseId, solved),
    } satisfies Awaited<ReturnType<NonNullable<SourceReader['open']>>>;
  };
  return {
    ...described,
    open,
    read: async function* (files) {
      yield* (await open(files)).rows;
    },
  };
}

/** Exports of one database at different dates must not be added together. */
function preferred({ files: expected }: Pick<SourceReader, 'files'>, files: readonly InputFile[]): InputFile {
  const found = expected.flatMap(({ pattern }) => files.filter(({ name }) => pattern.test(name)));
  return found[0] ?? files[0]!;
}

function notRead({ name }: InputFile): RowOutcome {
  return rejected(
    { file: name, row: 1 },
    'NOT_A_FACTOR',
    '',
    name,
    'The same database is read from another file.',
    'Import one file of a process database at a time.',
  );
}
