import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { API_FOLDER } from '../config/folders.ts';

/** A server in a process of its own, as an installation runs it. */
export interface RunningReplica {
  readonly url: string;
  /** What it wrote to the terminal. */
  output(): string;
  /** As a crash of the machine would end it. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
}

export const SHARED_URL = 'http://cradle.test';
export const SHARED_SECRET = 'the same secret for every replica of a test';
const READY = /Cradle is ready: (\S+)/;

const runFile = promisify(execFile);
/** Inside the package, whose folders are found from where the program lies. */
const BUILT = path.join('node_modules', '.cache', 'replicas');
let built: Promise<unknown> | null = null;

/** @param environment beside what every replica of an installation needs */
export async function startReplica(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningReplica> {
  built ??= runFile(process.execPath, [path.join('scripts', 'build.mjs'), BUILT], { cwd: API_FOLDER });
  await built;
  const child = spawn(process.execPath, [path.join(BUILT, 'main.js'), 'serve'], {
    cwd: API_FOLDER,
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, PORT: '0', HOST: '127.0.0.1', CRADLE_DEMO: 'off' },
      ...{ CRADLE_SECRET: SHARED_SECRET, CRADLE_URL: SHARED_URL },
      ...{ CRADLE_SIGN_UP: 'open', CRADLE_LEASE_SECONDS: '10', ...environment },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  const url = await readyUrl(child, () => output);
  const ended = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
    return child.exitCode;
  };
  return {
    url,
    output: () => output,
    kill: async () => {
      await ended('SIGKILL');
    },
    stop: () => ended('SIGTERM'),
  };
}

function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = READY.exec(output())?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) =>
      reject(new Error(`The replica ended with ${code} before it was ready:\n${output()}`)),
    );
  });
}
