import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import type { Database } from './database.ts';

describe.each(TEST_DATABASES)('Processes that share the $kind', ({ kind, open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());

  it('do work of one name one after the other, also after some of it has failed', async () => {
    let working = 0;
    let most = 0;
    const work = async (index: number) => {
      most = Math.max(most, ++working);
      await pause(5);
      working--;
      if (index % 3 === 0) throw new Error('failed');
      return index;
    };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 7 }, (_, index) => database.exclusively('turns', () => work(index))),
    );
    expect(most).toBe(1);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('do work of different names at once', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = database.exclusively('one', () => held);
    await database.exclusively('another', async () => release());
    await first;
  });

  it('hear what was announced, and nothing that was taken back', async () => {
    const heard: (string | null)[] = [];
    const stop = await database.listen('news', (text) => heard.push(text));
    await database
      .transaction(async ({ query }) => {
        await query(`SELECT pg_notify('news', 'taken back')`);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await database.transaction(({ query }) => query(`SELECT pg_notify('news', 'kept')`));
    await expect.poll(() => heard).toEqual(['kept']);
    await stop();
    await database.query(`SELECT pg_notify('news', 'nobody listens')`);
    await database.query('SELECT 1');
    expect(heard).toEqual(['kept']);
  });

  it.runIf(kind === 'PostgreSQL server')('hear that they may have missed something', async () => {
    const heard: (string | null)[] = [];
    const stop = await database.listen('news', (text) => heard.push(text));
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'cradle listener'`,
    );
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([null]);
    await database.query(`SELECT pg_notify('news', 'again')`);
    await expect.poll(() => heard).toEqual([null, 'again']);
    await stop();
  });
});
