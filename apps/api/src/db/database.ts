import type { CopyText } from './copyText.ts';
import type { PrismaClient } from './generated/client/client.ts';
import type { FolderLock } from './lock.ts';

/** What a column of a bulk load may hold. Arrays become text[]; other objects become JSON. */
export type SqlValue = string | number | boolean | null | Date | readonly string[] | object;

/** Statements inside one transaction. */
export interface SqlSession {
  /** One statement with `$1 …` parameters. */
  query<Row>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** A script of several statements without parameters. */
  execute(script: string): Promise<void>;
  /** Streams rows into a table by COPY, about forty times as fast as createMany. */
  copyInto(
    table: string,
    columns: readonly string[],
    rows: CopyText | Iterable<readonly SqlValue[]>,
  ): Promise<void>;
}

/**
 * The one door to stored data: Prisma for what a request reads and writes, SQL for bulk and aggregates.
 * The embedded and the server database behave alike behind it; both run the whole suite of tests.
 */
export interface Database {
  readonly kind: 'EMBEDDED' | 'SERVER';
  /** Tells databases apart that are open in one process. */
  readonly instance: string;
  readonly prisma: PrismaClient;
  query<Row>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Commits when `work` returns, rolls everything back when it throws. */
  transaction<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result>;
  /** Runs work while nobody else who shares the database runs work of the same name; whoever comes second waits. */
  exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /**
   * Hears what any process that shares the database announces on a channel by `pg_notify`, once that is committed. Null means
   * that something may have been missed, because the connection was lost for a while.
   *
   * @param channel small letters
   * @returns how to stop
   */
  listen(channel: string, heard: (text: string | null) => void): Promise<() => Promise<void>>;
  /** The lock on the folder of the embedded database; null for a server and in memory. */
  readonly lock: FolderLock | null;
  /** Calls the listener with every statement sent, from Prisma and from here; returns how to stop. */
  onStatement(listener: (statement: string) => void): () => void;
  close(): Promise<void>;
}
