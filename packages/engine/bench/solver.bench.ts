/*
 * Times of the technosphere solver on made-up background databases. Run it from a package that has tsx:
 *   pnpm --filter @cradle/api exec tsx ../../packages/engine/bench/solver.bench.ts [js] [processes …]
 * With `js` it does without WebAssembly.
 */
import { intensitiesAfter, type Outcome, sparseMatrix, technosphereSolver } from '../src/index.ts';
import { backgroundSystem } from '../src/testing/index.ts';

const SIZES = [2_000, 5_000, 10_000, 20_000, 50_000];
const CATEGORIES = 20;
const SEED = 42;
const REPEATS = 7;
const LARGEST_FACTORISED = 20_000;

const isPlain = process.argv.includes('js');
const given = process.argv.slice(2).map(Number).filter(Number.isFinite);
if (isPlain) Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });

/** Median of the milliseconds, after one run that is not counted. */
function time<T>(run: () => T, repeats = REPEATS): { readonly milliseconds: number; readonly value: T } {
  let value = run();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    value = run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(repeats / 2)]!, value };
}

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

function largestRelativeDifference(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  let worst = 0;
  a.forEach((values, side) => {
    values.forEach((value, at) => {
      const other = b[side]![at]!;
      if (value !== other) worst = Math.max(worst, Math.abs(value - other) / Math.abs(other));
    });
  });
  return worst;
}

function measure(processes: number): Record<string, number | string> {
  const { names, exchanges, impacts } = backgroundSystem({ processes, seed: SEED, categories: CATEGORIES });
  const build = time(() => granted(sparseMatrix(names, exchanges)).matrix);
  const matrix = build.value;
  const setUp = time(() => technosphereSolver(names, matrix));
  const solver = setUp.value;
  const scores = time(() => granted(solver.intensities(impacts)));
  const one = time(() => granted(solver.intensities(impacts.slice(0, 1))));
  const intensities = scores.value.values;
  const warm = time(() => granted(solver.intensities(impacts, intensities)));
  const demand = new Float64Array(processes);
  demand[processes >> 1] = 1;
  const supply = time(() => granted(solver.scalings([demand])));
  const column = processes >> 1;
  const row = matrix.rows[matrix.starts[column]!]!;
  const change = { row, column, value: 1.1 * matrix.values[matrix.starts[column]!]! };
  const update = time(() =>
    granted(intensitiesAfter({ names, matrix, solver, impacts, intensities }, change)),
  );
  const giant = scores.value.blocks.reduce((a, b) => (a.processes.length > b.processes.length ? a : b));
  const factorised =
    processes > LARGEST_FACTORISED
      ? null
      : time(() => granted(technosphereSolver(names, matrix, 'DIRECT').intensities(impacts)), 3);
  return {
    processes,
    kernel: isPlain ? 'JavaScript' : 'WebAssembly',
    'non-zeros': matrix.rows.length,
    'largest loop': giant.processes.length,
    sweeps: giant.sweeps,
    'build ms': build.milliseconds.toFixed(1),
    'set-up ms': setUp.milliseconds.toFixed(1),
    'all scores ms': scores.milliseconds.toFixed(1),
    'one category ms': one.milliseconds.toFixed(1),
    'again, warm ms': warm.milliseconds.toFixed(1),
    'one supply ms': supply.milliseconds.toFixed(1),
    'one exchange changed ms': `${update.milliseconds.toFixed(1)} ${update.value.way}`,
    'by LU ms': factorised === null ? '' : factorised.milliseconds.toFixed(0),
    'difference to LU':
      factorised === null
        ? ''
        : largestRelativeDifference(intensities, factorised.value.values).toExponential(1),
    residual: scores.value.residual.toExponential(1),
  };
}

for (const processes of given.length > 0 ? given : SIZES)
  process.stdout.write(`${JSON.stringify(measure(processes), null, 1)}\n`);
