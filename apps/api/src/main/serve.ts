import { existsSync } from 'node:fs';
import path from 'node:path';
import { createProgressBar } from '../cli/progressBar.ts';
import type { Config } from '../config/config.ts';
import { DASHBOARD_FOLDER } from '../config/folders.ts';
import { readLocalSecret } from '../config/localSecret.ts';
import { LOCAL_VIEWER } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { expireAssessments } from '../modules/assessmentWorkflow/expireAssessments.ts';
import { forgetOldUploads } from '../modules/factorImport/uploads.ts';
import { sealLabelKeys } from '../modules/factoryEvaluation/labelKey.ts';
import { type AccountsOptions, type RunningServer, startServer } from '../server/createServer.ts';
import { forgetOldWindows } from '../server/requestLimits.ts';
import { agreeOnSecret } from './agreeOnSecret.ts';
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
    await prepareData(database, {
      local: config.accounts === null,
      demo: config.demo,
      onProgress: bar.update,
    });
    bar.stop();
    const accounts = config.accounts ?? (await localAccounts(config));
    if (config.accounts !== null) await agreeOnSecret(database, accounts.secret);
    await database.exclusively('prepare', () => sealLabelKeys(database, accounts.secret));
    const server = await startServer(
      {
        database,
        localViewer: config.accounts === null ? LOCAL_VIEWER : null,
        accounts,
        proxiesInFront: config.proxiesInFront,
        leaseSeconds: config.leaseSeconds,
        drainSeconds: config.drainSeconds,
        allowedHosts: config.allowedHosts,
        dashboardFolder: existsSync(path.join(DASHBOARD_FOLDER, 'index.html')) ? DASHBOARD_FOLDER : null,
        log: (line, error) => console.error(line, error ?? ''),
      },
      config.host,
      config.port,
    );
    await database.lock?.announce(server.url);
    console.log(`\nCradle is ready: ${server.url}   (GraphQL: ${server.url}/graphql, stop with Ctrl+C)`);
    console.log(await howToSignIn(database, config));
    const sweep = setInterval(() => sweepExpired(database), DAY_MS);
    await untilStopped(server);
    clearInterval(sweep);
  } finally {
    await database.close();
  }
}

/** What goes wrong here goes into the log; the next day tries again. Every replica does it: what is swept is swept. */
function sweepExpired(database: Database): void {
  expireAssessments(database, new Date()).catch((error: unknown) =>
    console.error('Published versions that are over could not be marked as expired', error),
  );
  Promise.all([forgetOldWindows(database), forgetOldUploads(database)]).catch((error: unknown) =>
    console.error('Counts and uploads that are over could not be removed', error),
  );
}

async function localAccounts({ home }: Config): Promise<AccountsOptions> {
  return { secret: await readLocalSecret(home), url: null, openSignUp: true, provider: null, mail: null };
}

async function howToSignIn({ prisma }: Database, { accounts, demo }: Config): Promise<string> {
  if (accounts === null) {
    return (
      `You are signed in as ${LOCAL_VIEWER.userName}, owner of ${demo ? 'the demo organisation' : 'the local organisation'}: ` +
      'on this machine nobody needs a password.\nThe menu at the top right changes to an editor or a reviewer.'
    );
  }
  return (await prisma.signInMethod.count()) > 0
    ? `Everybody signs in at ${accounts.url}/sign-in.`
    : `There is no account yet: whoever signs up first at ${accounts.url}/sign-up runs this installation (or: npm run cradle -- create-owner).`;
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
