// Process databases as they are linked, loops that need more than they make left in, handed to the engine's bench beside
// UMFPACK. Reads the archives in the folders of CRADLE_TEST_DATA; prints figures and asserts nothing.
//   pnpm --filter @cradle/api exec tsx bench/realSystems.bench.ts
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_FOLDER } from '../src/config/folders.ts';
import { linkProcesses } from '../src/modules/processDatabase/linkProcesses.ts';
import type { CoProductRule } from '../src/modules/processDatabase/processDatabase.ts';
import { readProcessDatabase } from '../src/modules/processDatabase/read/readProcessDatabase.ts';
import { technosphereAsLinked } from '../src/modules/processDatabase/solveDatabase.ts';

const ARCHIVES: readonly {
  readonly title: string;
  readonly file: string;
  readonly coProducts: CoProductRule;
}[] = [
  { title: 'USLCI', file: 'uslci/uslci-olca1.5-json-ld.zip', coProducts: 'SHARE' },
  {
    title: 'TianGong linked by flow',
    file: 'tiangong/tiangong-lca-2024-04-ilcd.zip',
    coProducts: 'REFERENCE_ONLY',
  },
];

const data = process.env.CRADLE_TEST_DATA;
if (data === undefined) {
  console.log(
    'Real databases: CRADLE_TEST_DATA does not name a folder with their archives; nothing is measured.',
  );
  process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), 'cradle-systems-'));
try {
  for (const { title, file, coProducts } of ARCHIVES) {
    const input = { name: path.basename(file), path: path.join(data, file) };
    writeSystem(title, linkProcesses(await readProcessDatabase(input), coProducts));
  }
  spawnSync(process.execPath, ['--import', 'tsx', 'bench/peers.bench.ts', '--only', 'disk'], {
    cwd: path.join(PROJECT_FOLDER, 'packages', 'engine'),
    env: { ...process.env, CRADLE_TEST_DATA: folder },
    stdio: 'inherit',
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** As `systemsOnDisk` of the engine's bench reads it. */
function writeSystem(title: string, linked: Parameters<typeof technosphereAsLinked>[0]): void {
  const { matrix, impacts } = technosphereAsLinked(linked);
  const target = path.join(folder, 'systems', title);
  mkdirSync(target, { recursive: true });
  const write = (name: string, values: Int32Array | Float64Array): void =>
    writeFileSync(
      path.join(target, name),
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
  write('starts', matrix.starts);
  write('rows', matrix.rows);
  write('values', matrix.values);
  const size = matrix.starts.length - 1;
  const all = new Float64Array(size * impacts.size);
  [...impacts.values()].forEach((impact, index) => {
    all.set(impact, index * size);
  });
  write('impacts', all);
  console.log(`${title}: ${size} processes, ${matrix.rows.length} exchanges, ${impacts.size} gases`);
}
