import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MIGRATIONS_FOLDER } from '../config/folders.ts';
import { copyPieces, copyStatement } from './copyText.ts';
import type { Database, SqlSession } from './database.ts';
import { PrismaClient } from './generated/client/client.ts';
import { createListener } from './listener.ts';
import { migrate } from './migrate.ts';
import { createStatementLog, type StatementLog } from './statementLog.ts';
import { createTurns } from './turns.ts';

const MIGRATION_LOCK = 7_236_251;
/** Of locks that are taken by a name: the first half of their key. */
const NAMED_LOCKS = 7_236_253;

/** Connects to a PostgreSQL server (15 or later); several API processes may share it. */
export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // Without a listener a connection that the server closes would end the process.
  pool.on('error', (error) => console.error(`PostgreSQL closed an idle connection: ${error.message}`));
  const log = createStatementLog();
  const listener = createListener(url);
  const turns = createTurns();
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    log: [{ emit: 'event', level: 'query' }],
  });
  prisma.$on('query', (event) => log.tell(event.query));

  const database: Database = {
    kind: 'SERVER',
    instance: randomUUID(),
    prisma,
    async query<Row>(statement: string, parameters: readonly unknown[] = []) {
      log.tell(statement);
      return (await pool.query(statement, [...parameters])).rows as Row[];
    },
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(sessionOf(client, log));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
    // Whoever waits within this process holds no connection meanwhile: the work may need them all.
    exclusively: (name, work) => turns(name, () => holdingLock(pool, name, work)),
    listen: listener.listen,
    lock: null,
    onStatement: log.add,
    async close() {
      await listener.close();
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
  try {
    await migrate(database, MIGRATIONS_FOLDER, `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function holdingLock<Result>(
  pool: pg.Pool,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isLost = false;
  const onLost = () => {
    isLost = true;
  };
  // It waits while the work is done; losing it then must not end the process.
  client.on('error', onLost);
  try {
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [NAMED_LOCKS, name]);
    return await work();
  } finally {
    // A connection that was lost has lost the lock with it.
    await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [NAMED_LOCKS, name]).catch(onLost);
    client.off('error', onLost);
    client.release(isLost);
  }
}

function sessionOf(client: pg.PoolClient, log: StatementLog): SqlSession {
  return {
    async query<Row>(statement: string, parameters: readonly unknown[] = []) {
      log.tell(statement);
      return (await client.query(statement, [...parameters])).rows as Row[];
    },
    async execute(script) {
      log.tell(script);
      await client.query(script);
    },
    async copyInto(table, columns, rows) {
      const statement = copyStatement(table, columns, 'STDIN');
      log.tell(statement);
      const sink = client.query(copyFrom(statement));
      await pipeline(Readable.from(copyPieces(rows)), sink);
      if (!sink.writableFinished) await once(sink, 'finish');
    },
  };
}
