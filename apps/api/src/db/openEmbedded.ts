import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { MIGRATIONS_FOLDER } from '../config/folders.ts';
import { copyPieces, copyStatement } from './copyText.ts';
import { createDataFolder } from './createDataFolder.ts';
import type { Database, SqlSession } from './database.ts';
import { PrismaClient } from './generated/client/client.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { createStatementLog, type StatementLog } from './statementLog.ts';
import { createTurns } from './turns.ts';

/**
 * PostgreSQL inside this process, under `<home>/db`. PGlite takes no lock of its own and two processes on one folder
 * lose acknowledged rows, therefore the folder is locked first.
 *
 * @throws DatabaseLocked
 */
export async function openEmbedded(home: string): Promise<Database> {
  await mkdir(home, { recursive: true });
  const lock = await lockFolder(home);
  try {
    const dataDir = path.join(home, 'db');
    if (!existsSync(dataDir)) await createDataFolder(dataDir);
    const pglite = await PGlite.create({ dataDir, extensions: { pg_trgm } });
    return await embeddedDatabase(pglite, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Nothing on disk. `dump` is a data folder saved by `dumpInMemory`, to begin with what it held. */
export async function openInMemory(dump?: Blob): Promise<Database & { dumpInMemory(): Promise<Blob> }> {
  const pglite = await PGlite.create({ extensions: { pg_trgm }, ...(dump && { loadDataDir: dump }) });
  const database = await embeddedDatabase(pglite, null);
  return { ...database, dumpInMemory: () => pglite.dumpDataDir('none') };
}

async function embeddedDatabase(pglite: PGlite, lock: FolderLock | null): Promise<Database> {
  const log = createStatementLog();
  const prisma = new PrismaClient({
    adapter: new PrismaPGlite(pglite),
    log: [{ emit: 'event', level: 'query' }],
  });
  prisma.$on('query', (event) => log.tell(event.query));
  const database: Database = {
    kind: 'EMBEDDED',
    instance: randomUUID(),
    prisma,
    async query<Row>(statement: string, parameters: readonly unknown[] = []) {
      log.tell(statement);
      return (await pglite.query<Row>(statement, [...parameters])).rows;
    },
    transaction: (work) => pglite.transaction((transaction) => work(sessionOf(transaction, log))),
    exclusively: createTurns(),
    listen: async (channel, heard) => {
      const stop = await pglite.listen(channel, heard);
      return async () => {
        if (!pglite.closed) await stop();
      };
    },
    lock,
    onStatement: log.add,
    async close() {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
      await lock?.release();
    },
  };
  await migrate(database, MIGRATIONS_FOLDER, null);
  return database;
}

function sessionOf(transaction: Transaction, log: StatementLog): SqlSession {
  return {
    async query<Row>(statement: string, parameters: readonly unknown[] = []) {
      log.tell(statement);
      return (await transaction.query<Row>(statement, [...parameters])).rows;
    },
    async execute(script) {
      log.tell(script);
      await transaction.exec(script);
    },
    async copyInto(table, columns, rows) {
      const statement = copyStatement(table, columns, `'/dev/blob'`);
      for (const bytes of copyPieces(rows)) {
        log.tell(statement);
        await transaction.query(statement, [], { blob: new Blob([bytes]) });
      }
    },
  };
}
