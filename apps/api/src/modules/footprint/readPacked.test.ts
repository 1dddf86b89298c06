import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { unpackFacts } from './packFacts.ts';
import { countStored, readPacked } from './readPacked.ts';

describe.each(TEST_DATABASES)('Contributions on the $kind', ({ open }) => {
  let database: Database;
  let organisationId: string;
  let ids: string[];

  beforeAll(async () => {
    database = await open();
    const stored = await database.prisma.footprint.findMany({ select: { id: true, organisationId: true } });
    organisationId = stored[0]!.organisationId;
    ids = stored.flatMap((footprint) => (footprint.organisationId === organisationId ? [footprint.id] : []));
  });

  afterAll(() => database.close());

  const read = async () => {
    const statements: string[] = [];
    const stop = database.onStatement((statement) => statements.push(statement));
    const found = new Map<string, unknown>();
    for await (const { footprintId, packed } of readPacked(database, organisationId, ids))
      found.set(footprintId, unpackFacts(packed));
    stop();
    return { found, rows: statements.filter((statement) => statement.includes('"Contribution"')).length };
  };
  const count = () => countStored(database, organisationId, ids, 1e9);

  it('are stored packed with their footprint', async () => {
    const { found, rows } = await read();
    expect(found.size).toBe(ids.length);
    expect(rows).toBe(0);
    expect(await count()).toBe(await database.prisma.contribution.count({ where: { organisationId } }));
  });

  it('of footprints from before are packed when they are first read, with the same result', async () => {
    const before = await read();
    const all = await count();
    await database.query('DELETE FROM "PackedFacts" WHERE "organisationId" = $1 AND "footprintId" <> $2', [
      organisationId,
      ids[0],
    ]);
    expect(await count()).toBe(all);
    const first = await read();
    expect(first.rows).toBeGreaterThan(0);
    expect(first.found).toEqual(before.found);
    const second = await read();
    expect(second.rows).toBe(0);
    expect(second.found).toEqual(before.found);
  });

  it('packed in another format are made anew', async () => {
    const before = await read();
    await database.query(
      `UPDATE "PackedFacts" SET "packed" = decode('ffff', 'hex') WHERE "footprintId" = $1`,
      [ids[0]],
    );
    const after = await read();
    expect(after.rows).toBe(1);
    expect(after.found).toEqual(before.found);
    expect((await read()).rows).toBe(0);
  });
});
