import { bundle } from './bundle.mjs';

/** Elsewhere for tests that run what is built. */
const outdir = process.argv[2] ?? 'dist';

await bundle({ main: 'src/main/main.ts' }, outdir);
