import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const folder = path.join(import.meta.dirname, '..');

/**
 * Bundles entry points with the workspace packages they use, and the thread that reads sources beside them. Packages from the
 * registry stay outside: some of them load WebAssembly or data files that lie beside them.
 */
export async function bundle(entryPoints, outdir) {
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  await build({
    absWorkingDir: folder,
    entryPoints: { ...entryPoints, readingWorker: 'src/modules/factorImport/readingWorker.ts' },
    outdir,
    bundle: true,
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    // jsonc-parser's main file loads its parts by a `require` that no bundler sees.
    mainFields: ['module', 'main'],
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  });
}
