import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../config/folders.ts';
import { printedSchema } from './printSchema.ts';

it('The committed schema is the one the API serves (npm run cradle -- schema prints it)', async () => {
  const committed = await readFile(path.join(PROJECT_FOLDER, 'packages', 'schema', 'schema.graphql'), 'utf8');
  expect(printedSchema()).toBe(committed);
});
