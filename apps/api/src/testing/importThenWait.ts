// Run as a process of its own by the test that kills it: imports one table of Open CEDA into the embedded database of a folder.
import { openEmbedded } from '../db/openEmbedded.ts';
import { acceptRelease } from '../modules/factorImport/acceptRelease.ts';
import { openCeda } from '../modules/factorImport/sources/openCeda.ts';
import { stageRelease } from '../modules/factorImport/stageRelease.ts';

const [home = '', file = ''] = process.argv.slice(2);
const database = await openEmbedded(home);
const id = await stageRelease(database, openCeda, [{ name: 'open-ceda-2024.csv', path: file }], {
  ownerId: null,
  onProgress: () => undefined,
});
process.stdout.write('staged\n');
await acceptRelease(database, id, openCeda.source, { userId: 'test' });
process.stdout.write('accepted\n');
await database.close();
