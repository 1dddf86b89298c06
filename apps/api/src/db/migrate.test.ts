import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import type { Database } from './database.ts';
import { getDatamodel } from './generated/pothos.ts';
import { MigrationConflict, migrate } from './migrate.ts';

describe.each(TEST_DATABASES)('Migrations on the $kind', ({ open }) => {
  let database: Database;
  let folder: string;

  beforeEach(async () => {
    database = await open();
    folder = await mkdtemp(path.join(os.tmpdir(), 'migrations-'));
    const applied = await database.query<{ name: string }>('SELECT "name" FROM "AppliedMigration"');
    // The runner refuses a database that knows more than the folder, so these tests begin with an empty list.
    for (const { name } of applied)
      await database.query('DELETE FROM "AppliedMigration" WHERE "name" = $1', [name]);
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const write = async (name: string, script: string) => {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'migration.sql'), script);
  };

  it('are applied once, in the order of their names', async () => {
    await write('0002_second', 'INSERT INTO "Probe" VALUES (2);');
    await write('0001_first', 'CREATE TABLE "Probe" ("n" INT); INSERT INTO "Probe" VALUES (1);');
    expect(await migrate(database, folder, null)).toEqual(['0001_first', '0002_second']);
    expect(await migrate(database, folder, null)).toEqual([]);
    expect(await database.query('SELECT "n" FROM "Probe" ORDER BY "n"')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('leave nothing behind when one of them fails', async () => {
    await write('0001_first', 'CREATE TABLE "Probe" ("n" INT);');
    await write('0002_broken', 'INSERT INTO "Missing" VALUES (1);');
    await expect(migrate(database, folder, null)).rejects.toThrow(/Missing/);
    expect(await database.query(`SELECT to_regclass('"Probe"') AS "table"`)).toEqual([{ table: null }]);
  });

  it('refuse a migration that was edited after it had been applied', async () => {
    await write('0001_first', 'SELECT 1;');
    await migrate(database, folder, null);
    await write('0001_first', 'SELECT 2;');
    await expect(migrate(database, folder, null)).rejects.toThrow(MigrationConflict);
    await expect(migrate(database, folder, null)).rejects.toThrow(/0001_first was changed/);
  });

  it('refuse a database that a newer version has used', async () => {
    await write('0001_first', 'SELECT 1;');
    await migrate(database, folder, null);
    await rm(path.join(folder, '0001_first'), { recursive: true });
    await expect(migrate(database, folder, null)).rejects.toThrow(/newer version/);
  });
});

describe.each(TEST_DATABASES)('The migrated schema on the $kind', ({ open }) => {
  it('has exactly the tables and columns of the Prisma schema', async () => {
    const database = await open();
    const rows = await database.query<{ table: string; column: string; nullable: boolean }>(
      `SELECT "table_name" AS "table", "column_name" AS "column", "is_nullable" = 'YES' AS "nullable"
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'AppliedMigration'`,
    );
    const stored = rows.map(({ table, column, nullable }) => `${table}.${column}${nullable ? '?' : ''}`);
    const { models } = getDatamodel().datamodel as unknown as {
      models: Record<
        string,
        { fields: { name: string; kind: string; isRequired: boolean; isList: boolean }[] }
      >;
    };
    const declared = Object.entries(models).flatMap(([model, { fields }]) =>
      fields
        .filter(({ kind }) => kind !== 'object')
        // A list column has a default and no NOT NULL in Prisma's SQL.
        .map(({ name, isRequired, isList }) => `${model}.${name}${isRequired && !isList ? '' : '?'}`),
    );
    // Prisma has no type for the words of a search and leaves the column out of its model.
    const known = [...declared, 'FactorSeries.terms?'];
    expect(stored.sort()).toEqual(known.sort());
    await database.close();
  });
});
