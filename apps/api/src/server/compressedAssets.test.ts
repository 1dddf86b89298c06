import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressedAssets } from './compressedAssets.ts';

describe('Scripts of the dashboard', () => {
  let folder = '';
  let server: http.Server;
  let url = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-assets-'));
    await writeFile(path.join(folder, 'page-1a2b.js'), 'const page = 1;\n'.repeat(500));
    const app = express().use('/assets', compressedAssets(folder), express.static(folder));
    server = http.createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}/assets`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const get = (name: string, encoding: string) =>
    fetch(`${url}/${name}`, { headers: { 'accept-encoding': encoding } });

  it('come compressed to browsers that read gzip, with the same content', async () => {
    const answer = await get('page-1a2b.js', 'gzip');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(await answer.text()).toBe('const page = 1;\n'.repeat(500));
  });

  it('come as they are to those that do not, and not at all where there is no such file', async () => {
    expect((await get('page-1a2b.js', 'identity')).headers.get('content-encoding')).toBeNull();
    expect((await get('other.js', 'gzip')).status).toBe(404);
    expect((await get('..%2F..%2Fpackage.json', 'gzip')).status).toBe(404);
  });
});
