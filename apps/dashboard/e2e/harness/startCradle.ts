import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A running Cradle with its own data, and how to end it. */
export interface RunningCradle {
  readonly url: string;
  stop(): Promise<void>;
}

interface StartOptions {
  readonly demo?: boolean;
  /** With one everybody must sign in. */
  readonly secret?: string;
}

const API_MAIN = path.join(import.meta.dirname, '..', '..', '..', 'api', 'dist', 'main.js');
const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 20_000;

/**
 * Starts the built API on a free port, with the demo portfolio or an empty installation, in a new folder that is removed
 * afterwards.
 *
 * @throws when it ends before it is ready or is not ready in time, with everything it printed
 */
export async function startCradle({ demo = true, secret }: StartOptions = {}): Promise<RunningCradle> {
  if (!existsSync(API_MAIN))
    throw new Error(`${API_MAIN} is missing: run "npm start" or "turbo run build" first.`);
  const home = await mkdtemp(path.join(tmpdir(), 'cradle-e2e-'));
  // A passkey belongs to the name of a site, which an address made of numbers is not.
  const url = `http://${secret === undefined ? '127.0.0.1' : 'localhost'}:${await freePort()}`;
  const server = spawn(process.execPath, [API_MAIN, 'serve'], {
    env: {
      ...withoutDatabase(process.env),
      PORT: new URL(url).port,
      // A journey has this Cradle read itself, as the PACT host of a partner.
      CRADLE_ALLOWED_HOSTS: new URL(url).host,
      CRADLE_HOME: home,
      CRADLE_DEMO: demo ? 'on' : 'off',
      ...(secret !== undefined && { CRADLE_SECRET: secret, CRADLE_URL: url }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  server.stdout.on('data', (piece: Buffer) => printed.push(piece.toString()));
  server.stderr.on('data', (piece: Buffer) => printed.push(piece.toString()));

  const stop = async (): Promise<void> => {
    await end(server);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await untilReady(url, server);
  } catch (cause) {
    await stop();
    throw new Error(`Cradle did not become ready. It printed:\n${printed.join('')}`, { cause });
  }
  return { url, stop };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (hasEnded(server)) throw new Error(`It ended with ${server.exitCode ?? server.signalCode}.`);
    if (await isReady(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url}/health/ready did not answer with 200 within ${READY_WITHIN_MS / 1000} s.`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).status === 200;
  } catch {
    return false; // Not listening yet.
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const impatience = setTimeout(() => server.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(impatience);
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

/** The journeys read the demo portfolio of a new embedded database, whatever the caller's shell has set. */
function withoutDatabase({
  DATABASE_URL,
  CRADLE_DEMO,
  CRADLE_SECRET,
  HOST,
  ...rest
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port was given.'));
        else resolve(address.port);
      });
    });
  });
}
