import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config/config.ts';
import { InvalidFile } from '../errors/invalidFile.ts';
import { runPull } from './runPull.ts';

describe('cradle library pull', () => {
  let folder = '';
  let url = '';
  const server = http.createServer((request, response) => {
    if (request.url === '/gwp.csv') response.end('Species\n');
    else response.writeHead(404).end();
  });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-pull-'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  const pull = async (address: string, sources: string[] = []) => {
    const manifest = path.join(folder, 'manifest.json');
    const file = { name: 'globalwarmingpotentials.csv', bytes: 8, sha256: '0'.repeat(64), fixed: false };
    const page = 'https://example.org/potentials';
    const source = { source: 'ipcc-gwp', licence: 'CC0-1.0', page, files: [{ ...file, url: address }] };
    const byHand = { source: 'open-ceda', licence: 'CC-BY-SA-4.0', page, files: [], byHand: 'By form.' };
    await writeFile(manifest, JSON.stringify({ sources: [source, byHand] }));
    const config = readConfig({ CRADLE_HOME: path.join(folder, 'home') }, folder);
    const downloads = path.join(folder, 'downloads');
    return runPull(config, { sources, folder: downloads, manifest, downloadOnly: true });
  };

  it('says offline that no publisher can be reached, and how to go on without', async () => {
    const { failed, lines } = await pull('http://127.0.0.1:9/gwp.csv');
    expect(failed).toBe(true);
    expect(lines[0]).toContain('this machine seems to be offline');
    expect(lines.join('\n')).toContain('library import-folder <folder>');
    expect(lines.at(-1)).toBe('  ipcc-gwp: https://example.org/potentials');
  });

  it('keeps the files in folders that import-folder finds, and warns of what is not as tested', async () => {
    const { failed, lines } = await pull(`${url}/gwp.csv`);
    expect(failed).toBe(false);
    expect(lines[0]).toContain('ipcc-gwp: 1 of 1 files, licence CC0-1.0');
    expect(lines[1]).toContain('accept it with --accept-newer');
    const kept = path.join(folder, 'downloads', 'gwp', 'globalwarmingpotentials.csv');
    expect(await readFile(kept, 'utf8')).toBe('Species\n');
  });

  it('names the page of a publisher whose file has moved, and of one that sends it by hand', async () => {
    const moved = await pull(`${url}/moved.csv`);
    expect(moved.failed).toBe(true);
    expect(moved.lines.join('\n')).toMatch(/no longer has it there \(404\)/);
    const byHand = await pull(url, ['open-ceda']);
    expect(byHand.lines).toEqual([
      'open-ceda: cannot be downloaded. By form. See https://example.org/potentials',
    ]);
  });

  it('refuses a source that is not in the list, and a list that is none', async () => {
    expect((await pull(url, ['nothing'])).lines[0]).toContain('Use some of ipcc-gwp, open-ceda.');
    const config = readConfig({}, folder);
    const manifest = path.join(folder, 'none.json');
    await expect(runPull(config, { sources: [], folder, manifest })).rejects.toThrow(InvalidFile);
  });
});

describe('The proxy of the environment', () => {
  it('is read in either case, and refused when it is no address', () => {
    expect(readConfig({ https_proxy: 'http://p:3128', NO_PROXY: 'localhost' }, '/').proxy).toEqual({
      http: null,
      https: 'http://p:3128',
      except: 'localhost',
    });
    expect(() => readConfig({ HTTPS_PROXY: 'p:3128' }, '/')).toThrow(/HTTPS_PROXY: must begin with http/);
  });
});
