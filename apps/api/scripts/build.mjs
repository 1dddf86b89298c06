// Bundles the API and the workspace packages it uses into dist/main.js. Packages from the registry stay outside: some of
// them load WebAssembly or data files that lie beside them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const folder = path.join(import.meta.dirname, '..');
const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
const external = Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]);

await build({
  absWorkingDir: folder,
  entryPoints: ['src/main/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  external,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
});
