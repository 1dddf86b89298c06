import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_MANAGER, PROJECT_FOLDER } from './project.mjs';

/** A program that a step needs ended badly; `output` is everything it printed. */
export class ProgramFailed extends Error {
  constructor(command, ending, output) {
    super(`${command} ended with ${ending}`);
    this.output = output;
  }
}

/** pnpm by way of npx: a machine with Node and npm needs nothing else. */
export function runPnpm(args) {
  const npx = npxProgram();
  const called = [PACKAGE_MANAGER, ...args];
  return run(called.join(' '), npx.program, [...npx.args, '--yes', '--prefer-offline', ...called], npx.shell);
}

/** A program among the project's own dependencies, through pnpm so that it finds pnpm again. */
export function runInstalled(name, args) {
  return runPnpm(['exec', name, ...args]);
}

/** The same Node that runs the launcher. */
export function runNode(args) {
  return run(['node', ...args].join(' '), process.execPath, args, false);
}

/** npm runs its scripts with its own path in `npm_execpath`; npx lies beside it and needs no shell on any system. */
function npxProgram() {
  const npm = process.env.npm_execpath ?? '';
  const cli = path.join(path.dirname(npm), 'npx-cli.js');
  if (path.basename(npm) === 'npm-cli.js' && existsSync(cli)) {
    return { program: process.execPath, args: [cli], shell: false };
  }
  return { program: 'npx', args: [], shell: process.platform === 'win32' };
}

/**
 * Runs to the end and returns what was printed, in the order it came.
 *
 * @throws ProgramFailed
 */
function run(command, program, args, shell) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: PROJECT_FOLDER,
      env: quietEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    const pieces = [];
    child.stdout.on('data', (piece) => pieces.push(piece));
    child.stderr.on('data', (piece) => pieces.push(piece));
    child.once('error', (error) => reject(new ProgramFailed(command, error.message, '')));
    child.once('close', (code, signal) => {
      const output = Buffer.concat(pieces).toString();
      if (code === 0) resolve(output);
      else reject(new ProgramFailed(command, code ?? signal, output));
    });
  });
}

/** No colours in what may be shown or read later, and nobody is told that somebody builds Cradle. */
function quietEnvironment() {
  const { FORCE_COLOR, ...rest } = process.env;
  return {
    ...rest,
    NO_COLOR: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
}
