import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { createOwner, type OwnerRequest } from '../cli/createOwner.ts';
import { createResetLink } from '../cli/createResetLink.ts';
import { runCheck } from '../cli/runCheck.ts';
import { runJob } from '../cli/runJob.ts';
import { runPull } from '../cli/runPull.ts';
import { runVerify } from '../cli/runVerify.ts';
import { InvalidConfig, readConfig } from '../config/config.ts';
import { LIBRARY_MANIFEST } from '../config/folders.ts';
import type { JobReport } from '../context/job.ts';
import { DatabaseLocked } from '../db/lock.ts';
import { MigrationConflict } from '../db/migrate.ts';
import { InvalidFile } from '../errors/invalidFile.ts';
import { printedSchema } from '../schema/printSchema.ts';
import { serve } from './serve.ts';

/** Where the user typed the command; npm runs scripts elsewhere and keeps it in INIT_CWD. */
const callerFolder = process.env.INIT_CWD ?? process.cwd();

const program = new Command('cradle').description('Product carbon footprints: assess, compare, query.');

program
  .command('serve')
  .description('Serve dashboard and API.')
  .action(() => serve(readConfig(process.env, process.cwd())));

program
  .command('create-owner')
  .description('Make an account that owns an organisation. The password is read from CRADLE_OWNER_PASSWORD.')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>', 'of the person')
  .requiredOption('--organisation <name>', 'of a new organisation, or the id of one there is')
  .option('--country <code>', 'of a new organisation, ISO 3166-1 alpha-2', 'CN')
  .action(async (options: Omit<OwnerRequest, 'password'>) => {
    const password = process.env.CRADLE_OWNER_PASSWORD ?? '';
    printReport(await createOwner(readConfig(process.env, process.cwd()), { ...options, password }));
  });

program
  .command('reset-link')
  .description('Make a link by which somebody who has forgotten their password sets a new one.')
  .requiredOption('--email <address>')
  .action(async ({ email }: { email: string }) => {
    printReport(await createResetLink(readConfig(process.env, process.cwd()), email));
  });

// Before the command, so that commands may have an option of the same name.
program
  .enablePositionalOptions()
  .option('--organisation <id>', 'for which organisation imports work, where there are several');

const importCommand = program.command('import').description('Import published data from a file.');

importCommand
  .command('carbon-catalogue')
  .description('Read the Carbon Catalogue workbook into declared footprints.')
  .argument('<xlsx>', 'the workbook')
  .action(async (file: string) => {
    const workbook = path.resolve(callerFolder, file);
    if (!existsSync(workbook)) throw new InvalidFile(`There is no file ${workbook}. Check the path.`);
    await runAndReport('import carbon-catalogue', { file: workbook });
  });

const libraryCommand = program
  .command('library')
  .description('The emission factor library: import releases of its sources.');

libraryCommand
  .command('import')
  .description('Read a source from files. Without --accept it only says what would change.')
  .argument('<source>', 'key of the source, for instance open-ceda')
  .argument('<files...>', "the publisher's files")
  .option('--accept', 'take it over, under the licence that is shown')
  .action(async (source: string, files: string[], { accept }: { accept?: true }) => {
    const paths = files.map((file) => path.resolve(callerFolder, file));
    await runAndReport('library import', {
      source,
      files: JSON.stringify(paths),
      accept: accept ? 'yes' : 'no',
    });
  });

libraryCommand
  .command('import-folder')
  .description('Read every source that lies in a folder of its name inside this folder.')
  .argument('<folder>')
  .option('--accept', 'take them over, under the licences that are shown')
  .action(async (folder: string, { accept }: { accept?: true }) => {
    await runAndReport('library import-folder', {
      folder: path.resolve(callerFolder, folder),
      accept: accept ? 'yes' : 'no',
    });
  });

libraryCommand
  .command('pull')
  .description('Download sources from their publishers. Without --accept it only says what would change.')
  .argument('[sources...]', 'keys of the sources; all that can be downloaded when there are none')
  .option('--accept', 'take over what their readers were tested with, under the licences that are shown')
  .option('--accept-newer', 'take over newer releases as well; look at their preview first')
  .option('--download-only', 'leave the library alone')
  .option('--folder <folder>', 'where the files go and stay')
  .option('--manifest <file>', "another list of addresses, for instance of your company's mirror")
  .action(async (sources: string[], { folder, manifest, ...options }: PullCommandOptions) => {
    const config = readConfig(process.env, process.cwd());
    const report = await runPull(config, {
      ...{ sources, ...options },
      folder: folder ? path.resolve(callerFolder, folder) : path.join(config.home, 'downloads'),
      manifest: manifest ? path.resolve(callerFolder, manifest) : LIBRARY_MANIFEST,
    });
    printReport(report);
  });

program
  .command('verify')
  .description(
    'Calculate a report again from its report.json, without a database. Exit code 1 when anything differs.',
  )
  .argument('<report.json>', 'as downloaded from the page of a report')
  .action(async (file: string) => {
    printReport(await runVerify(path.resolve(callerFolder, file)));
  });

program
  .command('check')
  .description('Check a footprint somebody sent. Exit code 1 when it has errors.')
  .argument('<file>', 'PACT, Catena-X, openEPD, ILCD+EPD or openLCA, as JSON or XML')
  .option('--zh', 'in Chinese')
  .action(async (file: string, { zh }: { zh?: true }) => {
    printReport(await runCheck(path.resolve(callerFolder, file), zh === true));
  });

program
  .command('schema')
  .description('Print the GraphQL schema.')
  .action(() => {
    process.stdout.write(printedSchema());
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}

async function runAndReport(job: string, parameters: Readonly<Record<string, string>>): Promise<void> {
  const { organisation } = program.opts<{ organisation?: string }>();
  printReport(await runJob(readConfig(process.env, process.cwd()), job, parameters, organisation ?? null));
}

interface PullCommandOptions {
  readonly accept?: true;
  readonly acceptNewer?: true;
  readonly downloadOnly?: true;
  readonly folder?: string;
  readonly manifest?: string;
}

function printReport(report: JobReport): void {
  for (const line of report.lines) console.log(line);
  if (report.failed) process.exitCode = 1;
}

/** What a user can put right is said in one message; anything else keeps its stack for whoever has to find it. */
function explain(error: unknown): unknown {
  const expected = [InvalidConfig, InvalidFile, DatabaseLocked, MigrationConflict];
  if (expected.some((type) => error instanceof type)) return (error as Error).message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is in use by another program. Stop it, or choose another port with PORT, for instance PORT=4100.';
  }
  return error;
}
