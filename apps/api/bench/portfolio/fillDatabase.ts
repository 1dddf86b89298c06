// Fills the PostgreSQL database BENCH_DATABASE_URL, or the embedded one in the folder CRADLE_HOME, with the portfolio that is
// measured. The browser's measurements run this first.
import { openEmbedded } from '../../src/db/openEmbedded.ts';
import { openServer } from '../../src/db/openServer.ts';
import { fillPortfolio } from './fillPortfolio.ts';

const { BENCH_DATABASE_URL: url, CRADLE_HOME: home } = process.env;
if (url === undefined && home === undefined) throw new Error('Set BENCH_DATABASE_URL or CRADLE_HOME.');
const database = url === undefined ? await openEmbedded(home!) : await openServer(url);
try {
  await fillPortfolio(database, (label) => process.stderr.write(`  ${label}\n`));
} finally {
  await database.close();
}
