// Runs a bench as Cradle itself runs: bundled. A loader of sources in every thread would count as time and memory of Cradle.
//   node scripts/bench.mjs library
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundle } from './bundle.mjs';

const [name] = process.argv.slice(2);
const folder = path.join(import.meta.dirname, '..');
await bundle({ [name]: `bench/${name}.bench.ts` }, 'dist/bench');
const { status } = spawnSync(process.execPath, [path.join('dist', 'bench', `${name}.js`)], {
  cwd: folder,
  stdio: 'inherit',
});
process.exit(status ?? 1);
