import { existsSync } from 'node:fs';
import path from 'node:path';
import { createProgressBar } from '../cli/progressBar.ts';
import type { Config } from '../config/config.ts';
import { DASHBOARD_FOLDER } from '../config/folders.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { expireAssessments } from '../modules/assessmentWorkflow/expireAssessments.ts';
import { type RunningServer, startServer } from '../server/createServer.ts';
import { LOCAL_VIEWER } from './localPeople.ts';
import { prepareData } from './prepareData.ts';

const DAY_MS = 86_400_000;

/** Opens and prepares the database, serves until SIGINT or SIGTERM, and closes everything in order. */
export async function serve(config: Config): Promise<void> {
  console.log(
    config.databaseUrl === null
      ? `Opening the embedded database in ${path.relative(process.cwd(), config.home) || config.home} …`
      : 'Connecting to PostgreSQL …',
  );
  const database = await openDatabase(config);
  try {
    const bar = createProgressBar();
    await prepareData(database, { demo: config.demo, onProgress: bar.update });
    bar.stop();
    const server = await startServer(
      {
        database,
        viewer: LOCAL_VIEWER,
        dashboardFolder: existsSync(path.join(DASHBOARD_FOLDER, 'index.html')) ? DASHBOARD_FOLDER : null,
        log: (line, error) => console.error(line, error ?? ''),
      },
      config.host,
      config.port,
    );
    await database.lock?.announce(server.url);
    console.log(`\nCradle is ready: ${server.url}   (GraphQL: ${server.url}/graphql, stop with Ctrl+C)`);
    const sweep = setInterval(() => sweepExpired(database), DAY_MS);
    await untilStopped(server);
    clearInterval(sweep);
  } finally {
    await database.close();
  }
}

/** What goes wrong here goes into the log; the next day tries again. */
function sweepExpired(database: Database): void {
  expireAssessments(database, new Date()).catch((error: unknown) =>
    console.error('Published versions that are over could not be marked as expired', error),
  );
}

function untilStopped(server: RunningServer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      console.log('\nStopping …');
      server.close().then(resolve, reject);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
