import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer, urlOfDatabase } from '../testing/administer.ts';
import { type RunningReplica, startReplica } from '../testing/startReplica.ts';

const adminUrl = process.env.TEST_DATABASE_URL;

/** Processes of their own on one database, as a balancer would have them behind it. */
describe.runIf(adminUrl)('Two replicas on one PostgreSQL', () => {
  const name = `cradle_test_${randomBytes(6).toString('hex')}`;
  let db: pg.Client;
  let a: RunningReplica;
  let b: RunningReplica;

  beforeAll(async () => {
    await administer(adminUrl!, `CREATE DATABASE "${name}"`);
    const url = urlOfDatabase(adminUrl!, name);
    [a, b] = await Promise.all([startReplica(url), startReplica(url)]);
    db = new pg.Client({ connectionString: url });
    await db.connect();
  });
  afterAll(async () => {
    await Promise.all([a?.kill(), b?.kill()]);
    await db?.end();
    await administer(adminUrl!, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  });

  const count = async (statement: string): Promise<number> => {
    const { rows } = await db.query(`SELECT count(*)::int AS "count" FROM ${statement}`);
    return rows[0].count;
  };

  it('that started at once on an empty database have prepared it once', async () => {
    expect(await count(`"LoadedRelease" WHERE "name" = 'starter-library'`)).toBe(1);
    expect(await count('"Factor"')).toBeGreaterThan(1000);
    const loading = [a, b].filter((replica) => replica.output().includes('Loading the starter library'));
    expect(loading).toHaveLength(1);
    for (const { url } of [a, b]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('end with 0 when they are asked to', async () => {
    expect(await a.stop()).toBe(0);
    expect((await fetch(`${b.url}/readyz`)).status).toBe(200);
  });
});
