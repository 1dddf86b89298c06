import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Time } from './time.ts';

/** Another program that measures itself: one command a line, one line of answer each. */
export interface Peer {
  readonly version: string;
  ask(command: string): Promise<string>;
  /** For commands that answer with wall and CPU milliseconds first. */
  time(command: string): Promise<Time>;
  close(): void;
}

export async function startPeer(program: string, args: readonly string[] = []): Promise<Peer> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  const fail = (reason: string) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${program}: ${reason}`));
  };
  child.on('error', ({ message }) => fail(message));
  child.on('exit', (code) => fail(`ended with ${code}`));
  child.stdin.on('error', ({ message }) => fail(message));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('error')) fail(line);
    else waiting.shift()?.resolve(line);
  });
  const ask = (command: string) =>
    new Promise<string>((resolve, reject) => {
      if (child.exitCode !== null) {
        reject(new Error(`${program} has ended`));
        return;
      }
      waiting.push({ resolve, reject });
      child.stdin.write(`${command}\n`);
    });
  return {
    version: await ask('version'),
    ask,
    async time(command) {
      const [wall, cpu] = (await ask(command)).split(' ').map(Number);
      if (!Number.isFinite(wall) || !Number.isFinite(cpu))
        throw new Error(`${program} gave no time for "${command}".`);
      return { wall: wall!, cpu: cpu! };
    },
    close: () => void child.stdin.end(),
  };
}
