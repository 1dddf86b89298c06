import { spawn } from 'node:child_process';
import path from 'node:path';

/** As `npm start` sets it: room for the many short-lived objects of answers. Peers have it too. */
const NODE_OPTION = '--max-semi-space-size=64';

export interface Program {
  readonly pid: number;
  /** What it had printed when it was ready. */
  readonly printed: string;
  stop(): void;
}

/** A program of Node in a process of its own, so that asking does not slow down answering; ready once it has printed `ready`. */
export function startProgram(
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Program> {
  const program = spawn(process.execPath, [NODE_OPTION, ...words], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    program.stdout.on('data', (piece: Buffer) => {
      printed += piece.toString();
      if (ready.test(printed)) resolve({ pid: program.pid!, printed, stop: () => program.kill('SIGTERM') });
    });
    program.once('exit', () =>
      reject(new Error(`The server ended before it was ready; was it built?\n${printed}`)),
    );
  });
}

/**
 * Cradle's server as it is delivered, bundled by `pnpm build`, without the demo portfolio.
 *
 * @param databaseUrl a PostgreSQL server; without one, the embedded database in `home`
 */
export async function startCradle(
  databaseUrl: string | undefined,
  home: string,
): Promise<Program & { readonly url: string }> {
  const program = await startProgram(
    [path.join('dist', 'main.js'), 'serve'],
    path.join(import.meta.dirname, '..'),
    {
      PORT: process.env.BENCH_PORT ?? '0',
      CRADLE_HOME: home,
      CRADLE_DEMO: 'off',
      DATABASE_URL: databaseUrl ?? '',
    },
    /Cradle is ready: \S+/,
  );
  return { ...program, url: /Cradle is ready: (\S+)/.exec(program.printed)![1]! };
}
