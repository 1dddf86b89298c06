import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIBRARY_MANIFEST } from '../../config/folders.ts';
import { SOURCE_READERS } from '../factorImport/sourceReaders.ts';
import { createDispatcher } from './createDispatcher.ts';
import { describePull, isOffline } from './describePull.ts';
import { type Download, downloadFile } from './downloadFile.ts';
import { type ManifestSource, type RemoteFile, readManifest } from './manifest.ts';
import { pullLibrary } from './pullLibrary.ts';

const CONTENT = Buffer.from('Name,Value\n'.repeat(20_000));
const NO_PROXY = { http: null, https: null, except: null };

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A publisher whose answers the test decides one after the other; the last one stays. */
class Publisher {
  readonly requests: http.IncomingHttpHeaders[] = [];
  readonly paths: string[] = [];
  answers: Answer[] = [];
  readonly #server = http.createServer((request, response) => {
    this.requests.push(request.headers);
    this.paths.push(request.url ?? '');
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    answer?.(request, response);
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Answers like a server that knows ranges and entity tags. */
const whole =
  (content: Buffer, etag = '"one"'): Answer =>
  (request, response) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    const start = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    if (start === undefined || request.headers['if-range'] !== etag)
      response.writeHead(200, { etag, 'content-length': content.length }).end(content);
    else {
      const rest = content.subarray(Number(start));
      const range = `bytes ${start}-${content.length - 1}/${content.length}`;
      response.writeHead(206, { etag, 'content-range': range, 'content-length': rest.length }).end(rest);
    }
  };

/** Promises the whole and hangs up after so many bytes. */
/** By then what was sent has arrived and is written, also on a busy machine. */
const ARRIVED_MS = 400;

const brokenAfter =
  (bytes: number, content = CONTENT, etag = '"one"'): Answer =>
  (_request, response) => {
    response.writeHead(200, { etag, 'content-length': content.length });
    response.write(content.subarray(0, bytes), () => setTimeout(() => response.socket?.end(), ARRIVED_MS));
  };

const status =
  (code: number, headers: http.OutgoingHttpHeaders = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end('no');
  };

describe('Downloading a file', () => {
  const publisher = new Publisher();
  let folder = '';
  let waits: number[] = [];
  let dispatcher: Dispatcher;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-pull-'));
    waits = [];
    publisher.requests.length = 0;
    publisher.paths.length = 0;
    dispatcher = createDispatcher(NO_PROXY);
    await publisher.open();
  });
  afterEach(async () => {
    await dispatcher.destroy();
    await publisher.close();
    await rm(folder, { recursive: true });
  });

  const remote = (overrides: Partial<RemoteFile> = {}): RemoteFile => ({
    name: 'factors.csv',
    url: `${publisher.url}/factors.csv`,
    bytes: CONTENT.length,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
    fixed: false,
    ...overrides,
  });
  const download = (file = remote(), through = dispatcher): Promise<Download> =>
    downloadFile(file, {
      folder,
      dispatcher: through,
      onProgress: () => undefined,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    });
  const kept = () => readFile(path.join(folder, 'factors.csv'));
  const names = async () => (await readdir(folder)).filter((name) => !name.startsWith('.'));

  it('keeps it whole under its name, and says that it is the one its reader was tested with', async () => {
    publisher.answers = [whole(CONTENT)];
    expect(await download()).toMatchObject({ kind: 'READY', how: 'DOWNLOADED', isAsTested: true });
    expect(await kept()).toEqual(CONTENT);
  });

  it('continues where it broke off', async () => {
    publisher.answers = [brokenAfter(50_000), whole(CONTENT)];
    const ready = await download();
    expect(ready).toMatchObject({ kind: 'READY', isAsTested: true });
    const start = Number(/\d+/.exec(publisher.requests[1]?.range ?? '')?.[0]);
    expect(start).toBeGreaterThan(0);
    expect(start).toBeLessThanOrEqual(50_000);
    expect(ready).toMatchObject({ resumedFrom: start });
    expect(publisher.requests[1]?.['if-range']).toBe('"one"');
    expect(await kept()).toEqual(CONTENT);
  });

  it('continues what an earlier run left', async () => {
    publisher.answers = [brokenAfter(50_000)];
    expect(await download()).toMatchObject({ kind: 'FAILED', code: 'TRUNCATED', attempts: 5 });
    expect(await names()).toEqual([]);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    publisher.answers = [whole(CONTENT)];
    publisher.requests.length = 0;
    expect(await download()).toMatchObject({ kind: 'READY', isAsTested: true });
    expect(publisher.requests[0]?.range).toMatch(/^bytes=\d+-$/);
  });

  it('begins again when the file changed meanwhile', async () => {
    const newer = Buffer.from('New,Value\n'.repeat(30_000));
    publisher.answers = [brokenAfter(50_000), whole(newer, '"two"')];
    expect(await download()).toMatchObject({ kind: 'READY', isAsTested: false, resumedFrom: 0 });
    expect(await kept()).toEqual(newer);
  });

  it('begins again with a server that cannot continue', async () => {
    publisher.answers = [
      brokenAfter(50_000),
      (_request, response) => response.writeHead(200, { 'content-length': CONTENT.length }).end(CONTENT),
    ];
    expect(await download()).toMatchObject({ kind: 'READY', isAsTested: true, resumedFrom: 0 });
    expect(await kept()).toEqual(CONTENT);
  });

  it('takes no half from a server that gives neither tag nor date', async () => {
    const anonymous = (bytes: number): Answer => {
      return (_request, response) => {
        response.writeHead(200, { 'content-length': CONTENT.length });
        response.write(CONTENT.subarray(0, bytes), () =>
          setTimeout(() => response.socket?.end(), ARRIVED_MS),
        );
      };
    };
    publisher.answers = [anonymous(50_000), whole(CONTENT)];
    expect(await download()).toMatchObject({ kind: 'READY', resumedFrom: 0 });
    expect(publisher.requests[1]?.range).toBeUndefined();
  });

  it('begins again when the part here is longer than the file', async () => {
    publisher.answers = [brokenAfter(50_000), status(416), whole(CONTENT)];
    expect(await download()).toMatchObject({ kind: 'READY', isAsTested: true, resumedFrom: 0 });
  });

  it('does not believe a server that continues elsewhere than asked', async () => {
    const elsewhere: Answer = (_request, response) =>
      response.writeHead(206, { etag: '"one"', 'content-range': `bytes 7-9/${CONTENT.length}` }).end('abc');
    publisher.answers = [brokenAfter(50_000), elsewhere, whole(CONTENT)];
    expect(await download()).toMatchObject({ kind: 'READY', isAsTested: true });
    expect(await kept()).toEqual(CONTENT);
  });

  it('takes a wrong checksum for another release where the address may give one', async () => {
    publisher.answers = [whole(CONTENT)];
    const file = remote({ sha256: 'a'.repeat(64) });
    expect(await download(file)).toMatchObject({ kind: 'READY', isAsTested: false });
  });

  it('throws a wrong checksum away where the address is of one file only', async () => {
    publisher.answers = [whole(CONTENT)];
    const file = remote({ sha256: 'a'.repeat(64), fixed: true });
    expect(await download(file)).toMatchObject({ kind: 'FAILED', code: 'CHECKSUM_MISMATCH', attempts: 1 });
    expect(await names()).toEqual([]);
    expect((await readdir(path.join(folder, '.pull'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('asks nobody for a fixed file that is here, and only whether another changed', async () => {
    publisher.answers = [whole(CONTENT)];
    await download(remote({ fixed: true }));
    publisher.requests.length = 0;
    expect(await download(remote({ fixed: true }))).toMatchObject({ how: 'PRESENT' });
    expect(publisher.requests).toEqual([]);
    expect(await download()).toMatchObject({ how: 'UNCHANGED', isAsTested: true });
    expect(publisher.requests[0]?.['if-none-match']).toBe('"one"');
  });

  it('gives up at once what is not there, is refused or is a web page', async () => {
    for (const [answer, code] of [
      [status(404), 'NOT_FOUND'],
      [status(410), 'NOT_FOUND'],
      [status(403), 'REFUSED'],
      [status(200, { 'content-type': 'text/html; charset=utf-8' }), 'NOT_A_FILE'],
    ] as const) {
      publisher.answers = [answer];
      expect(await download()).toMatchObject({ kind: 'FAILED', code, attempts: 1 });
    }
    expect(await names()).toEqual([]);
  });

  it('tries a failing server again, after the time that it asks for', async () => {
    publisher.answers = [status(503), status(429, { 'retry-after': '7' }), whole(CONTENT)];
    expect(await download()).toMatchObject({ kind: 'READY' });
    expect(waits).toEqual([1_000, 7_000]);
  });

  it('follows redirections', async () => {
    publisher.answers = [
      (_request, response) => response.writeHead(302, { location: `${publisher.url}/moved.csv` }).end(),
      whole(CONTENT),
    ];
    expect(await download()).toMatchObject({ kind: 'READY', isAsTested: true });
    expect(publisher.paths).toEqual(['/factors.csv', '/moved.csv']);
  });

  it('goes through the proxy, except for the hosts that are excepted', async () => {
    publisher.answers = [whole(CONTENT)];
    const proxy = await openProxy();
    const through = createDispatcher({ http: proxy.url, https: null, except: null });
    const around = createDispatcher({ http: proxy.url, https: null, except: '127.0.0.1' });
    try {
      expect(await download(remote(), through)).toMatchObject({ kind: 'READY', isAsTested: true });
      expect(proxy.asked).toEqual([new URL(publisher.url).host]);
      expect(await download(remote({ name: 'other.csv' }), around)).toMatchObject({ kind: 'READY' });
      expect(proxy.asked).toHaveLength(1);
    } finally {
      await through.destroy();
      await around.destroy();
      await proxy.close();
    }
  });

  it('says that a publisher cannot be reached after two attempts', async () => {
    const file = remote({ url: `http://127.0.0.1:${await freePort()}/factors.csv` });
    expect(await download(file)).toMatchObject({ kind: 'FAILED', code: 'UNREACHABLE', attempts: 2 });
  });
});

describe('Pulling the library', () => {
  it('goes on with other sources when one fails, and asks an unreachable host once', async () => {
    const publisher = new Publisher();
    await publisher.open();
    publisher.answers = [whole(CONTENT)];
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-pull-'));
    const dispatcher = createDispatcher(NO_PROXY);
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    let waits = 0;
    const progress: { done: number; total: number }[] = [];
    try {
      const pulled = await pullLibrary(
        [
          sourceOf('here', [`${publisher.url}/a.csv`, `${publisher.url}/b.csv`]),
          sourceOf('away', [`${nowhere}/a.csv`, `${nowhere}/b.csv`, `${nowhere}/c.csv`, `${nowhere}/d.csv`]),
          { ...sourceOf('form', []), byHand: 'The publisher sends it.' },
        ],
        {
          dispatcher,
          folderOf: ({ source }) => path.join(folder, source),
          wait: async () => {
            waits++;
          },
          onProgress: (each) => progress.push(each),
        },
      );
      expect(pulled.map(({ files }) => files.map(({ download }) => download.kind))).toEqual([
        ['READY', 'READY'],
        ['FAILED', 'FAILED', 'FAILED', 'FAILED'],
        [],
      ]);
      expect(waits).toBeLessThanOrEqual(2);
      expect(await readdir(path.join(folder, 'here'))).toEqual(
        expect.arrayContaining(['file-0.csv', 'file-1.csv']),
      );
      expect(progress.at(-1)).toMatchObject({
        done: 2 * CONTENT.length,
        total: 2 * CONTENT.length,
        unit: 'BYTES',
      });
      expect(isOffline(pulled)).toBe(false);
      expect(isOffline(pulled.slice(1))).toBe(true);
      const lines = describePull(pulled).join('\n');
      expect(lines).toContain('here: 2 of 2 files, licence CC0-1.0');
      expect(lines).toMatch(/file-0\.csv: the publisher cannot be reached \(ECONNREFUSED\)/);
      expect(lines).toContain('form: cannot be downloaded. The publisher sends it. See https://example.org/');
    } finally {
      await dispatcher.destroy();
      await publisher.close();
      await rm(folder, { recursive: true });
    }
  });

  it('never has more than two downloads under way', async () => {
    const publisher = new Publisher();
    await publisher.open();
    let open = 0;
    let most = 0;
    publisher.answers = [
      (_request, response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open--;
          response.end(CONTENT);
        }, 30);
      },
    ];
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-pull-'));
    const dispatcher = createDispatcher(NO_PROXY);
    const urls = Array.from({ length: 7 }, (_, index) => `${publisher.url}/${index}.csv`);
    await pullLibrary([sourceOf('many', urls)], {
      ...{ dispatcher, folderOf: () => folder, wait: async () => undefined, onProgress: () => undefined },
    });
    expect(most).toBe(2);
    await dispatcher.destroy();
    await publisher.close();
    await rm(folder, { recursive: true });
  });
});

describe('The list of addresses', () => {
  it('names every source once, with the licence and the file names that its reader knows', async () => {
    const { sources } = await readManifest(LIBRARY_MANIFEST);
    const readers = new Map(SOURCE_READERS.map(({ reader }) => [reader.source.key, reader]));
    expect(sources.map(({ source }) => source).sort()).toEqual([...readers.keys()].sort());
    for (const { source, licence, files, byHand } of sources) {
      const reader = readers.get(source)!;
      expect(licence, source).toBe(reader.source.licence);
      expect(files.length > 0, source).toBe(byHand === undefined);
      for (const { name, url } of files) {
        expect(new URL(url).protocol, name).toBe('https:');
        expect(
          reader.files.some(({ pattern }) => pattern.test(name)),
          name,
        ).toBe(true);
      }
    }
  });

  it('is refused with what is wrong in it', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-pull-'));
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, 'list.json');
    const source = sourceOf('bad', ['https://example.org/a.csv']);
    const outside = { ...source, files: [{ ...source.files[0], name: '../../etc/passwd' }] };
    await writeFile(file, JSON.stringify({ sources: [outside] }));
    await expect(readManifest(file)).rejects.toThrow(/sources\.0\.files\.0\.name: must be a plain file name/);
    await writeFile(file, '{');
    await expect(readManifest(file)).rejects.toThrow(/cannot be read as JSON/);
    await rm(folder, { recursive: true });
  });
});

function sourceOf(source: string, urls: readonly string[]): ManifestSource {
  return {
    ...{ source, licence: 'CC0-1.0', page: 'https://example.org/' },
    files: urls.map((url, index) => ({
      ...{ name: `file-${index}.csv`, url, bytes: 1_000, sha256: '0'.repeat(64), fixed: false },
    })),
  };
}

/** A proxy as HTTPS uses one: it opens a tunnel to whatever host it is asked for. */
async function openProxy(): Promise<{ url: string; asked: string[]; close: () => Promise<void> }> {
  const asked: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = http.createServer((request, response) => {
    asked.push(new URL(request.url ?? '').host);
    const forwarded = http.get(request.url ?? '', { headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
  });
  server.on('connect', (request, socket: net.Socket) => {
    asked.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const onward = net.connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const each of [onward, socket]) {
      sockets.add(each);
      each.on('error', () => each.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
