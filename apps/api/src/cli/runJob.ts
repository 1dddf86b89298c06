import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Config } from '../config/config.ts';
import type { JobReport } from '../context/job.ts';
import { type LockHolder, runningHolder } from '../db/lock.ts';
import { openDatabase } from '../db/openDatabase.ts';
import { findJobViewer, OrganisationNotChosen } from '../jobs/findJobViewer.ts';
import { JOBS } from '../jobs/jobs.ts';
import { prepareData } from '../main/prepareData.ts';
import { createProgressBar } from './progressBar.ts';

/** Runs a job here, or hands it to the server that holds the embedded database; both look the same. */
export async function runJob(
  config: Config,
  name: string,
  parameters: Readonly<Record<string, string>>,
  organisation: string | null = null,
): Promise<JobReport> {
  const holder = config.databaseUrl === null ? await runningHolder(config.home) : null;
  return holder?.url
    ? handOver(holder, name, parameters, organisation)
    : runHere(config, name, parameters, organisation);
}

async function runHere(
  config: Config,
  name: string,
  parameters: Readonly<Record<string, string>>,
  organisation: string | null,
): Promise<JobReport> {
  const job = JOBS.get(name);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  const database = await openDatabase(config);
  const bar = createProgressBar();
  try {
    await prepareData(database, {
      local: config.accounts === null,
      demo: config.demo,
      onProgress: bar.update,
    });
    const viewer = await findJobViewer(database, organisation);
    return await job({ database, viewer, onProgress: bar.update }, parameters);
  } catch (error) {
    if (error instanceof OrganisationNotChosen) return { failed: true, lines: [error.message] };
    throw error;
  } finally {
    bar.stop();
    await database.close();
  }
}

async function handOver(
  holder: LockHolder,
  name: string,
  parameters: Readonly<Record<string, string>>,
  organisation: string | null,
): Promise<JobReport> {
  const response = await fetch(`${holder.url}/local/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${holder.token}` },
    body: JSON.stringify({ name, parameters, organisation }),
  });
  if (!response.ok || response.body === null) {
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    return { failed: true, lines: [error ?? `The server at ${holder.url} answered ${response.status}.`] };
  }
  const bar = createProgressBar();
  try {
    for await (const line of createInterface({ input: Readable.fromWeb(response.body) })) {
      const message = JSON.parse(line);
      if (message.progress) bar.update(message.progress);
      if (message.report) return message.report;
    }
  } finally {
    bar.stop();
  }
  return { failed: true, lines: ['The server stopped before the job was done; nothing half-done was kept.'] };
}
