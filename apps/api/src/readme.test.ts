import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from './config/folders.ts';
import { TEST_DATABASES } from './testing/databases.ts';
import { withServer } from './testing/withServer.ts';

/** The first block of a language in a Markdown text. */
function block(markdown: string, language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(markdown);
  if (found === null) throw new Error(`The README has no ${language} block.`);
  return found[1]!;
}

describe.each(TEST_DATABASES)('The query of the README on the $kind', (kind) => {
  const test = withServer(kind);

  it('is answered as the README shows', async () => {
    const readme = await readFile(path.join(PROJECT_FOLDER, 'README.md'), 'utf8');
    const { data, errors } = await test.server.ask(block(readme, 'graphql'));
    expect(errors).toBeUndefined();
    expect({ data }).toEqual(JSON.parse(block(readme, 'json')));
  });
});
