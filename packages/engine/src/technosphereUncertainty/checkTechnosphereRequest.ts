import type { InputRefusal } from '../outcome.ts';
import { checkDistribution, type Distribution } from '../uncertainty/distribution.ts';
import type { TechnosphereSimulationRequest } from './technosphereSimulation.ts';
import type { UncertainExchange } from './uncertainExchange.ts';

/** Products × categories × draws: 160 MB. */
const LARGEST_RESULT = 20_000_000;
const SMALLEST_DRAWS = 2;

/** All that is wrong with the numbers and positions of a request; what the solver refuses is not among it. */
export function requestFaults(request: TechnosphereSimulationRequest): InputRefusal[] {
  return [...numberFaults(request), ...productFaults(request), ...exchangeFaults(request)];
}

/** Position of each uncertain exchange in the matrix, -1 where the matrix has none. */
export function positionsOf({ matrix, exchanges }: TechnosphereSimulationRequest): Int32Array {
  const { starts, rows } = matrix;
  return Int32Array.from(exchanges, ({ row, column }) => {
    let low = starts[column] ?? 0;
    let high = starts[column + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low < (starts[column + 1] ?? 0) && rows[low] === row ? low : -1;
  });
}

function numberFaults({
  matrix,
  impacts,
  products,
  draws,
  seed,
}: TechnosphereSimulationRequest): InputRefusal[] {
  const faults: InputRefusal[] = [];
  const scores = impacts.length * (products === 'ALL' ? matrix.size : products.length);
  if (!Number.isInteger(draws) || draws < SMALLEST_DRAWS || draws * scores > LARGEST_RESULT)
    faults.push({
      code: 'DRAWS_OUT_OF_RANGE',
      field: 'draws',
      subject: 'simulation',
      message: `${draws} draws of ${scores} scores cannot be simulated.`,
      remedy: `Ask for a whole number of at least ${SMALLEST_DRAWS}, at most ${LARGEST_RESULT} divided by the number of products and of categories.`,
    });
  if (!Number.isInteger(seed) || seed !== (seed | 0))
    faults.push({
      code: 'SEED_INVALID',
      field: 'seed',
      subject: 'simulation',
      message: `The seed ${seed} is no whole number of 32 bits.`,
      remedy: 'Give a whole number between −2147483648 and 2147483647.',
    });
  return faults;
}

function productFaults({ matrix, products }: TechnosphereSimulationRequest): InputRefusal[] {
  if (products === 'ALL') return [];
  return products
    .filter((product) => !Number.isInteger(product) || product < 0 || product >= matrix.size)
    .map((product) => ({
      code: 'PRODUCT_OUTSIDE',
      field: 'products',
      subject: String(product),
      message: `There is no product at position ${product} of ${matrix.size}.`,
      remedy: 'Give positions in the list of processes, counted from 0.',
    }));
}

function exchangeFaults(request: TechnosphereSimulationRequest): InputRefusal[] {
  const positions = positionsOf(request);
  const isTaken = new Uint8Array(request.matrix.rows.length);
  const known = new Map<string, Distribution>();
  return request.exchanges.flatMap((exchange, index) => {
    const position = positions[index]!;
    if (position === -1) return [fault(request, exchange, index, MISSING)];
    const faults = isTaken[position] === 1 ? [fault(request, exchange, index, REPEATED)] : [];
    isTaken[position] = 1;
    if (!Number.isFinite(exchange.coefficient ?? 1))
      faults.push(fault(request, exchange, index, COEFFICIENT));
    return [...faults, ...inputFaults(exchange, known)];
  });
}

function inputFaults({ input: { key, distribution } }: UncertainExchange, known: Map<string, Distribution>) {
  const before = known.get(key);
  if (before !== undefined) return isSame(before, distribution) ? [] : [contradiction(key)];
  known.set(key, distribution);
  const outcome = checkDistribution(distribution, key);
  return outcome.ok ? [] : outcome.refusals;
}

function isSame(a: Distribution, b: Distribution): boolean {
  const fields = new Map<string, unknown>(Object.entries(b));
  return (
    a === b ||
    (Object.keys(a).length === fields.size &&
      Object.entries(a).every(([name, value]) => Object.is(fields.get(name), value)))
  );
}

function contradiction(key: string): InputRefusal {
  return {
    code: 'INPUT_CONTRADICTORY',
    field: 'distribution',
    subject: key,
    message: `The input ${key} has two different distributions.`,
    remedy: 'Give the same distribution wherever the key is used, or use two keys.',
  };
}

const MISSING = {
  code: 'EXCHANGE_MISSING',
  said: 'does not stand in the matrix',
  remedy: 'Give exchanges of the matrix by the positions of product and process, counted from 0.',
};
const REPEATED = {
  code: 'EXCHANGE_REPEATED',
  said: 'is drawn twice',
  remedy: 'Give each exchange once; what several things make uncertain is one distribution.',
};
const COEFFICIENT = {
  code: 'COEFFICIENT_NOT_FINITE',
  said: 'has a coefficient that is no finite number',
  remedy: 'Give a finite number, or none.',
};

function fault(
  { names }: TechnosphereSimulationRequest,
  { row, column }: UncertainExchange,
  index: number,
  { code, said, remedy }: typeof MISSING,
): InputRefusal {
  const named = `${names[column] ?? column} with ${names[row] ?? row}`;
  return {
    code,
    field: `exchanges[${index}]`,
    subject: names[column] ?? String(column),
    message: `The exchange of ${named} ${said}.`,
    remedy,
  };
}
