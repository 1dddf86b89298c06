import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../../factorImport/sourceReader.ts';
import type { ProcessDatabase } from '../processDatabase.ts';
import { openArchive } from './openArchive.ts';
import { isEcoSpold1, readEcoSpold1 } from './readEcoSpold1.ts';
import { isEcoSpold2, readEcoSpold2 } from './readEcoSpold2.ts';
import { isIlcd, readIlcd } from './readIlcd.ts';
import { isOpenLca, readOpenLca } from './readOpenLca.ts';

/**
 * Reads a zip of process data sets, whichever of the four formats it is in.
 *
 * @throws InvalidFile when it is none of them, or one of its files cannot be read
 */
export async function readProcessDatabase(file: InputFile): Promise<ProcessDatabase> {
  const archive = await openArchive(file);
  try {
    const { paths } = archive;
    const database = await readAs(file, archive, paths);
    if (database.processes.length === 0)
      throw new InvalidFile(
        `${file.name} holds no process. Export it with its processes; nothing was imported.`,
      );
    return database;
  } finally {
    archive.close();
  }
}

async function readAs(
  file: InputFile,
  archive: Awaited<ReturnType<typeof openArchive>>,
  paths: readonly string[],
): Promise<ProcessDatabase> {
  if (isOpenLca(paths)) return readOpenLca(file, archive);
  if (isEcoSpold2(paths)) return readEcoSpold2(file, archive);
  if (isIlcd(paths)) return readIlcd(file, archive);
  if (await isEcoSpold1(archive)) return readEcoSpold1(file, archive);
  throw new InvalidFile(
    `${file.name} is in none of the formats that are read: openLCA JSON-LD, EcoSpold 1, EcoSpold 2, ILCD (each as a zip). Export it in one of them; nothing was imported.`,
  );
}
