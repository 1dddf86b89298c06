import type { Database } from '../../db/database.ts';
import { slug } from './normalise/slug.ts';
import { ownTableReader, type TableMapping } from './ownTable.ts';
import type { InputFile, SourceDescription } from './sourceReader.ts';
import { stageRelease } from './stageRelease.ts';

export interface OwnTable {
  /** What the organisation calls it; the same name is the next release of the same table. */
  readonly name: string;
  readonly file: InputFile;
  readonly mapping: TableMapping;
}

/**
 * Reads a table of the organisation's own beside the library. Its factors are seen by nobody else; the mapping is kept for
 * the table's next release.
 *
 * @returns the id of the staged release
 * @throws InvalidFile
 */
export async function stageOwnTable(
  database: Database,
  organisationId: string,
  { name, file, mapping }: OwnTable,
): Promise<string> {
  const source = ownSource(organisationId, name);
  const reader = ownTableReader(source, mapping);
  const id = await stageRelease(database, reader, [file], {
    ownerId: organisationId,
    onProgress: () => undefined,
  });
  await database.prisma.factorSource.update({
    where: { id: source.key },
    data: { ownerId: organisationId, mapping: JSON.parse(JSON.stringify(mapping)) },
  });
  return id;
}

/** How an own table stands among the sources. */
export function ownSource(organisationId: string, name: string): SourceDescription {
  return {
    key: `own-${organisationId}-${slug(name)}`,
    name,
    nameZh: '',
    publisher: '',
    licence: 'Own data',
    licenceUrl: '',
    attribution: name,
    url: '',
    quality: 2,
  };
}
