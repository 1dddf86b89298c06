import type { Database } from '../../db/database.ts';
import type { InputFile } from '../factorImport/sourceReader.ts';
import { ownSource } from '../factorImport/stageOwnTable.ts';
import { stageRelease } from '../factorImport/stageRelease.ts';
import type { CoProductRule } from './processDatabase.ts';
import { processSource } from './sources/processSource.ts';

export interface OwnDatabase {
  /** What the organisation calls it; the same name is the next release of the same database. */
  readonly name: string;
  readonly file: InputFile;
  readonly coProducts: CoProductRule;
}

/**
 * Reads a process database of the organisation's own, in any of the four formats, beside the library. Its processes and the
 * factors calculated from them are seen by nobody else.
 *
 * @returns the id of the staged release
 * @throws InvalidFile
 */
export async function stageOwnDatabase(
  database: Database,
  organisationId: string,
  { name, file, coProducts }: OwnDatabase,
): Promise<string> {
  const source = ownSource(organisationId, name);
  const reader = processSource(
    {
      source,
      release: () => ({ version: file.name.slice(0, 200), year: null }),
      files: [{ pattern: /\.zip$/i, what: 'a zip of openLCA JSON-LD, EcoSpold 1, EcoSpold 2 or ILCD' }],
    },
    coProducts,
  );
  const id = await stageRelease(database, reader, [file], {
    ownerId: organisationId,
    onProgress: () => undefined,
  });
  await database.prisma.factorSource.update({
    where: { id: source.key },
    data: { ownerId: organisationId },
  });
  return id;
}
