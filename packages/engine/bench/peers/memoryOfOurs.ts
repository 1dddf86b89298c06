// A process of its own for the memory bench: reads the system it is given, solves for every category, tells its peak.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { technosphereSolver } from '../../src/matrix/technosphereSolver.ts';

const folder = process.argv[2]!;
const bytes = (name: string) => new Uint8Array(readFileSync(path.join(folder, name))).buffer;
const starts = new Int32Array(bytes('matrix/starts'));
const size = starts.length - 1;
const matrix = {
  size,
  starts,
  rows: new Int32Array(bytes('matrix/rows')),
  values: new Float64Array(bytes('matrix/values')),
};
const all = new Float64Array(bytes('impacts'));
const impacts = Array.from({ length: all.length / size }, (_, category) =>
  all.subarray(category * size, (category + 1) * size),
);
const names = Array.from({ length: size }, (_, process) => `P${process}`);
const outcome = technosphereSolver(names, matrix).intensities(impacts);
if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
// Not resourceUsage: its peak begins with that of the process that started this one.
process.stdout.write(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]!);
