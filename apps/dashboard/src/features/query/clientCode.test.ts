import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeLanguage, clientCode } from './clientCode.ts';

const run = promisify(execFile);

/** Every mark that means something to a shell, to TypeScript or to Python. */
const NASTY = {
  query: `# it's "quoted" \`so\` \${HOME} $(id) \\n
query Nasty($text: String!) { """block ''' """ products(filter: { search: $text }) { totalCount } }`,
  variables: { text: `'; echo "no" \`id\` \${x} \\ ''' 中文 JSON`, list: [1, 2.5, null, true] },
};

const PROGRAMS: Readonly<Record<CodeLanguage, { readonly command: string; readonly file: string }>> = {
  curl: { command: 'bash', file: 'ask.sh' },
  typescript: {
    command: path.join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'tsx'),
    file: 'ask.mts',
  },
  python: { command: 'python3', file: 'ask.py' },
};

interface Heard {
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

describe('What stands in the editor, as a program,', () => {
  let heard: Heard[] = [];
  let folder: string;
  let origin: string;
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    heard.push({
      url: request.url,
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(pieces).toString()),
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { products: { totalCount: 3 } } }));
  });
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cradle-code-'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['curl', 'typescript', 'python'] as const)(
    'sends the same operation and variables, whatever is in them: %s',
    async (language) => {
      heard = [];
      const { command, file } = PROGRAMS[language];
      const code = clientCode(language, {
        ...{ origin, withToken: true, document: NASTY.query },
        variables: JSON.stringify(NASTY.variables),
      });
      const program = path.join(folder, file);
      await writeFile(program, code!);
      const { stdout } = await run(command, [program], {
        env: { ...process.env, CRADLE_TOKEN: 'cradle_token' },
      });
      expect(heard).toEqual([{ url: '/graphql', authorization: 'Bearer cradle_token', body: NASTY }]);
      expect(stdout).toContain('totalCount');
    },
    60_000,
  );

  it('asks for a stream of events where it listens', () => {
    const asked = {
      ...{ origin: 'http://cradle', withToken: false, variables: '' },
      document: 'subscription { footprintPublished { id } }',
    };
    for (const language of ['curl', 'typescript', 'python'] as const) {
      const code = clientCode(language, asked)!;
      expect(code).toContain('http://cradle/graphql/stream');
      expect(code).toMatch(/text\/event-stream/);
      expect(code).not.toContain('CRADLE_TOKEN');
    }
  });

  it('is none while the variables are no JSON object', () => {
    const asked = { origin: 'http://cradle', withToken: false, document: '{ viewer { role } }' };
    for (const variables of ['{', '[1]', '3', 'null'])
      expect(clientCode('curl', { ...asked, variables })).toBeNull();
  });
});
