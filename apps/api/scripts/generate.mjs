// Generates the Prisma client. The client is WebAssembly and needs no engine, but the command line insists on finding
// one and would download it; any existing executable satisfies it, because generating never starts it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build', 'index.js');
const apiFolder = path.join(import.meta.dirname, '..');
// Generators are found on the PATH, whoever calls this script.
const searchPath = [path.join(apiFolder, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
const result = spawnSync(process.execPath, [cli, 'generate'], {
  cwd: apiFolder,
  env: {
    ...process.env,
    PATH: searchPath,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
  encoding: 'utf8',
});
if (result.status !== 0) process.stderr.write(`${result.stdout}${result.stderr}`);
process.exit(result.status ?? 1);
