import { bundle } from './bundle.mjs';

await bundle({ main: 'src/main/main.ts' }, 'dist');
