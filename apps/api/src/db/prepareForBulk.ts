import type { SqlSession } from './database.ts';

/**
 * For a transaction of few statements over many rows: sorts and joins in memory, and nothing compiled, which takes a server
 * longer than such a statement does.
 */
export async function prepareForBulk(session: SqlSession): Promise<void> {
  await session.execute(`SET LOCAL work_mem = '32MB'; SET LOCAL jit = off;`);
}
