import { type Distribution, simulate, type UncertainProduct } from '../../src/index.ts';
import { nextUniform, seedStream, WORDS_PER_STREAM } from '../../src/uncertainty/randomStream.ts';
import { granted } from './benchSystem.ts';
import type { ExchangeFolder } from './exchangeFolder.ts';
import type { Peers } from './peers.ts';
import { type Row, TOLERANCE } from './row.ts';
import { inTurn, type Time, timed } from './time.ts';

const LINES = 1000;
const DRAWS = 100_000;
const REPEATS = 5;
const FORMS = [
  { form: 'matrix', title: 'NumPy, whole matrices' },
  { form: 'lines', title: 'NumPy, line by line' },
  { form: 'merged', title: 'NumPy, line by line, the product of both worked out by hand' },
] as const;
const QUICKEST: (typeof FORMS)[number]['form'] = 'merged';

interface Numbers {
  /** Quantity and factor of each line in turn. */
  readonly medians: Float64Array;
  readonly sigmas: Float64Array;
}

/** A thousand lines, quantity and factor both lognormal: every form of NumPy, the quickest with the floor. */
export async function foregroundRows({ numpy }: Peers, folder: ExchangeFolder): Promise<Row[]> {
  const numbers = someNumbers();
  const products = [productOf(numbers)];
  if (numpy !== null) {
    folder.write('lines/medians', numbers.medians);
    folder.write('lines/sigmas', numbers.sigmas);
    await numpy.ask(`lines ${folder.path('lines')}`);
  }
  let seed = 0;
  const rows: Row[] = [];
  for (const { form, title } of FORMS) {
    let theirs: (() => Promise<Time>) | null = null;
    if (numpy !== null) theirs = () => numpy.time(`draw ${form} ${DRAWS} ${++seed} ${folder.path('totals')}`);
    const { value, ...times } = await inTurn(
      () => timed(() => granted(simulate({ products, draws: DRAWS, seed: 1 })).totals[0]!),
      theirs,
      REPEATS,
    );
    const distance = numpy && momentsApart(value, folder.read('totals'));
    rows.push({
      measure: `Monte Carlo of ${LINES.toLocaleString('en')} lines, ${DRAWS.toLocaleString('en')} draws`,
      peer: title,
      ...times,
      floor: form === QUICKEST ? 0.5 : null,
      goal: form === QUICKEST ? 0.25 : null,
      difference: null,
      tolerance: TOLERANCE,
      note:
        distance === null
          ? ''
          : `means ${distance.mean} standard errors apart, deviations ${distance.deviation}`,
    });
  }
  return rows;
}

function someNumbers(): Numbers {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, 42, 'foreground lines');
  const uniform = () => nextUniform(stream, 0);
  return {
    medians: Float64Array.from({ length: 2 * LINES }, () => Math.exp(2 * uniform() - 1)),
    sigmas: Float64Array.from({ length: 2 * LINES }, () => Math.log(1.05 + 0.3 * uniform())),
  };
}

function productOf({ medians, sigmas }: Numbers): UncertainProduct {
  const lognormal = (at: number): Distribution => ({
    kind: 'LOGNORMAL',
    median: medians[at]!,
    gsd: Math.exp(sigmas[at]!),
  });
  return {
    id: 'product',
    lines: Array.from({ length: LINES }, (_, line) => ({
      quantity: { key: `quantity ${line}`, distribution: lognormal(2 * line) },
      factor: { key: `factor ${line}`, distribution: lognormal(2 * line + 1) },
    })),
  };
}

/** Random numbers cannot be equal; their means and deviations must agree within what chance allows. */
function momentsApart(ours: Float64Array, theirs: Float64Array) {
  const [a, b] = [ours, theirs].map(momentsOf);
  const standardError = Math.hypot(a!.deviation, b!.deviation) / Math.sqrt(ours.length);
  return {
    mean: (Math.abs(a!.mean - b!.mean) / standardError).toFixed(1),
    deviation: `${(100 * Math.abs(a!.deviation / b!.deviation - 1)).toFixed(2)} %`,
  };
}

function momentsOf(values: Float64Array) {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
