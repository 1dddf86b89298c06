import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseLocked, lockFolder, runningHolder } from './lock.ts';

describe('The lock of the embedded database', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'lock-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  it('is held by one process at a time, and says what to do', async () => {
    const lock = await lockFolder(home);
    const second = lockFolder(home);
    await expect(second).rejects.toThrow(DatabaseLocked);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    await expect(second).rejects.toThrow(/CRADLE_HOME/);
    await lock.release();
    await (await lockFolder(home)).release();
  });

  it('tells where its holder serves, and only its owner may read the token', async () => {
    const lock = await lockFolder(home);
    await lock.announce('http://localhost:4000');
    expect(await runningHolder(home)).toMatchObject({
      pid: process.pid,
      url: 'http://localhost:4000',
      token: lock.token,
    });
    expect((await stat(path.join(home, 'db.lock'))).mode & 0o077).toBe(0);
    await lock.release();
    expect(await runningHolder(home)).toBeNull();
  });

  it('is taken over from a process that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")']);
    const pid = child.pid!;
    await new Promise((resolve) => child.on('exit', resolve));
    await writeFile(
      path.join(home, 'db.lock'),
      JSON.stringify({ pid, startedAt: null, url: null, token: 'old' }),
    );
    expect(await runningHolder(home)).toBeNull();
    const lock = await lockFolder(home);
    expect(JSON.parse(await readFile(path.join(home, 'db.lock'), 'utf8')).pid).toBe(process.pid);
    await lock.release();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when the number was given to another process',
    async () => {
      const stale = { pid: process.pid, startedAt: 'another boot:1', url: null, token: 'old' };
      await writeFile(path.join(home, 'db.lock'), JSON.stringify(stale));
      await (await lockFolder(home)).release();
    },
  );

  it('survives a lock file that was cut off in the middle', async () => {
    await writeFile(path.join(home, 'db.lock'), '{"pid": 12');
    await (await lockFolder(home)).release();
  });

  it('is won by exactly one of many that ask at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(home)));
    const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(won).toHaveLength(1);
    await won[0]!.release();
  });
});
