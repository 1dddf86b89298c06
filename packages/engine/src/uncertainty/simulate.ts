import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { type CompiledModel, compileModel, type Term } from './compileModel.ts';
import { type DrawInput, drawerOf } from './drawInput.ts';
import { type DrawSpace, drawSpace } from './drawSpace.ts';
import type { UncertainInput, UncertainProduct } from './uncertainProduct.ts';

/** Many enough for the table of an input to be worth making; a column still fits into the second-level cache. */
const LARGEST_BLOCK = 131_072;
const SMALLEST_BLOCK = 32;
/** Numbers in all columns together: 64 MB. */
const COLUMN_NUMBERS = 8_388_608;
/** Products × draws: 160 MB. */
const LARGEST_RESULT = 20_000_000;
const SMALLEST_DRAWS = 100;

export interface SimulationRequest {
  readonly products: readonly UncertainProduct[];
  readonly draws: number;
  /** Whole number; the same seed gives the same draws. */
  readonly seed: number;
}

/** Draw d of every product stems from the same draw of the inputs that they share: totals are paired. */
export interface Simulation {
  readonly model: CompiledModel;
  /** By product: one total for each draw [kg CO2e per declared unit]. */
  readonly totals: readonly Float64Array[];
}

/** An input with its streams and, if several terms need it, the column that keeps its draws of the present block. */
interface Source {
  readonly draw: DrawInput;
  readonly offset: number;
  readonly kept: number | null;
}

interface Step {
  readonly first: Source;
  readonly second: Source | null;
  readonly uses: Term['uses'];
}

interface Plan {
  readonly space: DrawSpace;
  readonly steps: readonly Step[];
  /** Sources that several terms need. */
  readonly kept: readonly Source[];
  /** Draws that are made at once. */
  readonly block: number;
}

/** Columns for draws that only one term needs; those of the products come next, then the kept ones. */
const LEFT = 0;
const RIGHT = 1;
const FIRST_PRODUCT = 2;

/**
 * Monte Carlo over foreground lines: Σ quantity × factor in each draw.
 *
 * Every input has a stream of its own, started from seed and key, and lines are taken in the order of their keys. So
 * the totals are the same to the last bit whatever the order of lines and products is.
 */
export function simulate({ products, draws, seed }: SimulationRequest): Outcome<Simulation> {
  const refusals = badNumbers(products.length, draws, seed);
  if (refusals.length > 0) return refuse(...refusals);
  const compiled = compileModel(products);
  return compiled.ok
    ? accept({ model: compiled.value, totals: drawTotals(compiled.value, draws, seed) })
    : compiled;
}

function badNumbers(products: number, draws: number, seed: number): InputRefusal[] {
  const refusals: InputRefusal[] = [];
  if (!Number.isInteger(draws) || draws < SMALLEST_DRAWS || draws * products > LARGEST_RESULT)
    refusals.push({
      code: 'DRAWS_OUT_OF_RANGE',
      field: 'draws',
      subject: 'simulation',
      message: `${draws} draws of ${products} products cannot be simulated.`,
      remedy: `Ask for a whole number of at least ${SMALLEST_DRAWS}, at most ${LARGEST_RESULT} divided by the number of products.`,
    });
  if (!Number.isInteger(seed) || seed !== (seed | 0))
    refusals.push({
      code: 'SEED_INVALID',
      field: 'seed',
      subject: 'simulation',
      message: `The seed ${seed} is no whole number of 32 bits.`,
      remedy: 'Give a whole number between −2147483648 and 2147483647.',
    });
  return refusals;
}

function drawTotals(model: CompiledModel, draws: number, seed: number): Float64Array[] {
  const totals = model.constants.map(() => new Float64Array(draws));
  const { space, steps, kept, block } = planDraws(model, draws, seed);
  for (let start = 0; start < draws; start += block) {
    const count = Math.min(block, draws - start);
    model.constants.forEach((constant, product) => {
      space.columns[FIRST_PRODUCT + product]!.fill(constant, 0, count);
    });
    for (const { draw, offset, kept: column } of kept) draw.fill(space, offset, column!, count);
    for (const step of steps) addStep(step, space, count);
    totals.forEach((total, product) => {
      total.set(space.columns[FIRST_PRODUCT + product]!.subarray(0, count), start);
    });
  }
  return totals;
}

function planDraws({ terms, productIds }: CompiledModel, draws: number, seed: number): Plan {
  const inputs = terms.flatMap(({ first, second }) => (second === null ? [first] : [first, second]));
  const uses = new Map<string, number>();
  for (const { key } of inputs) uses.set(key, (uses.get(key) ?? 0) + 1);
  const shared = [...uses.values()].filter((count) => count > 1).length;
  const firstKept = FIRST_PRODUCT + productIds.length;
  const columns = firstKept + shared;
  const affordable = Math.max(SMALLEST_BLOCK, Math.floor(COLUMN_NUMBERS / columns / 4) * 4);
  const block = Math.min(LARGEST_BLOCK, affordable, draws);
  const space = drawSpace({ inputs: uses.size, columns, length: block });
  const sources = new Map<string, Source>();
  let nextKept = firstKept;
  for (const { key, distribution } of inputs) {
    if (sources.has(key)) continue;
    const offset = space.seed(sources.size, seed, key);
    const kept = uses.get(key)! > 1 ? nextKept++ : null;
    sources.set(key, { draw: drawerOf(distribution), offset, kept });
  }
  const sourceOf = (input: UncertainInput) => sources.get(input.key)!;
  const steps = terms.map(
    ({ first, second, uses: own }): Step => ({
      first: sourceOf(first),
      second: second === null ? null : sourceOf(second),
      uses: own,
    }),
  );
  return { space, steps, kept: [...sources.values()].filter((source) => source.kept !== null), block };
}

function addStep({ first, second, uses }: Step, space: DrawSpace, count: number): void {
  const { add } = first.draw;
  if (second === null && uses.length === 1 && first.kept === null && add !== null) {
    const { product, coefficient } = uses[0]!;
    add(space, first.offset, FIRST_PRODUCT + product, count, coefficient);
    return;
  }
  const left = columnOf(first, space, LEFT, count);
  const right = second === null ? null : columnOf(second, space, RIGHT, count);
  for (const { product, coefficient } of uses) {
    const totals = space.columns[FIRST_PRODUCT + product]!;
    if (right === null) addScaled(totals, coefficient, left, count);
    else addProducts(totals, coefficient, left, right, count);
  }
}

function columnOf({ draw, offset, kept }: Source, space: DrawSpace, scratch: number, count: number) {
  if (kept === null) draw.fill(space, offset, scratch, count);
  return space.columns[kept ?? scratch]!;
}

function addScaled(totals: Float64Array, coefficient: number, column: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) totals[i] = totals[i]! + coefficient * column[i]!;
}

function addProducts(
  totals: Float64Array,
  coefficient: number,
  left: Float64Array,
  right: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) totals[i] = totals[i]! + coefficient * left[i]! * right[i]!;
}
