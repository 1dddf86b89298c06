import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import { startTestServer } from '../testing/startTestServer.ts';

describe.each(TEST_DATABASES)('A server on the $kind', ({ open }) => {
  it('says that it is not ready before it ends, and answers until it has ended', async () => {
    const database = await open();
    const server = await startTestServer(database, undefined, { drainSeconds: 1 });
    const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    for (const path of ['/health/ready', '/readyz', '/health/live', '/healthz'])
      expect(await statusOf(path)).toBe(200);
    const closing = server.close();
    expect(await statusOf('/health/ready')).toBe(503);
    expect(await statusOf('/readyz')).toBe(503);
    expect(await statusOf('/health/live')).toBe(200);
    const { data } = await server.ask('{ viewer { user { name } } }');
    expect(data).toMatchObject({ viewer: { user: { name: expect.any(String) } } });
    await closing;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    await database.close();
  });
});
