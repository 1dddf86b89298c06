import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database, SqlSession } from './database.ts';

/** The stored schema and the migrations of this version contradict each other. */
export class MigrationConflict extends Error {}

interface Migration {
  readonly name: string;
  readonly script: string;
  readonly sha256: string;
}

const TABLE = `CREATE TABLE IF NOT EXISTS "AppliedMigration" (
  "name" TEXT PRIMARY KEY, "sha256" TEXT NOT NULL, "appliedAt" TIMESTAMPTZ NOT NULL DEFAULT now())`;

/**
 * Applies the committed SQL migrations that the database has not seen, in the order of their names, all in one
 * transaction: either the whole step to this version happens or nothing.
 *
 * @param lockStatement sent first inside the transaction, so that two servers do not migrate at once
 * @returns the names applied now
 * @throws MigrationConflict when an applied migration was edited, or the database is of a newer version
 */
export async function migrate(
  database: Database,
  folder: string,
  lockStatement: string | null,
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  return database.transaction(async (session) => {
    if (lockStatement !== null) await session.query(lockStatement);
    await session.execute(TABLE);
    const applied = await appliedMigrations(session);
    refuseConflicts(migrations, applied);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const { name, script, sha256 } of pending) {
      await session.execute(script);
      await session.query('INSERT INTO "AppliedMigration" ("name", "sha256") VALUES ($1, $2)', [
        name,
        sha256,
      ]);
    }
    return pending.map((migration) => migration.name);
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, sha256: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

async function appliedMigrations(session: SqlSession): Promise<Map<string, string>> {
  const rows = await session.query<{ name: string; sha256: string }>(
    'SELECT "name", "sha256" FROM "AppliedMigration"',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function refuseConflicts(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  for (const [name, sha256] of applied) {
    const expected = known.get(name);
    if (expected === undefined) {
      throw new MigrationConflict(
        `The database holds the migration ${name}, which this version does not know: it was used by a newer version. ` +
          'Start that version, or use another database.',
      );
    }
    if (expected !== sha256) {
      throw new MigrationConflict(
        `The migration ${name} was changed after it had been applied. Restore its file; put the change in a new migration.`,
      );
    }
  }
}
