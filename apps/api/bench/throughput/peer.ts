import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { startProgram } from '../startProgram.ts';

const run = promisify(execFile);

/** The last ones that run on Node 20. */
const PACKAGES = { postgraphile: '5.1.5', pg: '8.23.1', autocannon: '8.0.0' };

/** Installs the peer and the driver of both into a folder of their own; Cradle does not depend on them. */
export async function installPeer(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES }),
  );
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  await copyFile(path.join(import.meta.dirname, 'peerServer.mjs'), path.join(folder, 'peerServer.mjs'));
}

export async function startPeer(folder: string, database: string, port: number): Promise<Server> {
  const words = ['peerServer.mjs', database, String(port)];
  const { stop } = await startProgram(words, folder, {}, /The peer is ready/);
  return { url: `http://127.0.0.1:${port}/graphql`, stop };
}

export interface Server {
  readonly url: string;
  stop(): void;
}

/** What a driver with some connections measured over some seconds. */
export interface Load {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
}

export async function load(
  folder: string,
  url: string,
  body: string,
  connections: number,
  seconds: number,
): Promise<Load> {
  const { stdout } = await run(
    'npx',
    [
      ...['autocannon', '--json', '--no-progress', '-m', 'POST', '-H', 'content-type=application/json'],
      ...['-H', 'accept=application/json', '-c', String(connections), '-d', String(seconds), '-b', body, url],
    ],
    { cwd: folder, maxBuffer: 1 << 24 },
  );
  const { requests, latency, non2xx, errors, timeouts } = JSON.parse(stdout);
  return {
    requestsPerSecond: requests.average,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    failed: non2xx + errors + timeouts,
  };
}
