import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { type CompiledModel, compileModel, type Term } from './compileModel.ts';
import { type DrawInput, drawerOf } from './drawInput.ts';
import { seedStream, WORDS_PER_STREAM } from './randomStream.ts';
import type { UncertainInput, UncertainProduct } from './uncertainProduct.ts';

/** Few enough for a column to stay in the first-level cache. */
const LARGEST_BLOCK = 1024;
const SMALLEST_BLOCK = 32;
/** Numbers in the columns kept for several terms together: 32 MB. */
const KEPT_NUMBERS = 4_194_304;
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

/** An input with its stream and, if several terms need it, the column that keeps its draws of the present block. */
interface Source {
  readonly draw: DrawInput;
  readonly offset: number;
  readonly kept: Float64Array | null;
}

interface Step {
  readonly first: Source;
  readonly second: Source | null;
  readonly uses: Term['uses'];
}

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
  const totals = model.constants.map((constant) => new Float64Array(draws).fill(constant));
  const { sources, streams, block } = prepareSources(model.terms, seed);
  const sourceOf = (input: UncertainInput) => sources.get(input.key)!;
  const steps = model.terms.map(
    ({ first, second, uses }): Step => ({
      first: sourceOf(first),
      second: second === null ? null : sourceOf(second),
      uses,
    }),
  );
  const kept = [...sources.values()].filter((source) => source.kept !== null);
  const scratch: readonly [Float64Array, Float64Array] = [new Float64Array(block), new Float64Array(block)];
  for (let start = 0; start < draws; start += block) {
    const count = Math.min(block, draws - start);
    for (const { draw, offset, kept: column } of kept) draw(streams, offset, column!, count);
    for (const { first, second, uses } of steps) {
      const left = columnOf(first, streams, scratch[0], count);
      const right = second === null ? null : columnOf(second, streams, scratch[1], count);
      for (const { product, coefficient } of uses) {
        if (right === null) addScaled(totals[product]!, start, coefficient, left, count);
        else addProducts(totals[product]!, start, coefficient, left, right, count);
      }
    }
  }
  return totals;
}

function prepareSources(terms: readonly Term[], seed: number) {
  const inputs = terms.flatMap(({ first, second }) => (second === null ? [first] : [first, second]));
  const uses = new Map<string, number>();
  for (const { key } of inputs) uses.set(key, (uses.get(key) ?? 0) + 1);
  const shared = [...uses.values()].filter((count) => count > 1).length;
  const block = Math.max(
    SMALLEST_BLOCK,
    Math.min(LARGEST_BLOCK, Math.floor(KEPT_NUMBERS / Math.max(1, shared))),
  );
  const streams = new Int32Array(uses.size * WORDS_PER_STREAM);
  const sources = new Map<string, Source>();
  for (const { key, distribution } of inputs) {
    if (sources.has(key)) continue;
    const offset = sources.size * WORDS_PER_STREAM;
    seedStream(streams, offset, seed, key);
    const kept = uses.get(key)! > 1 ? new Float64Array(block) : null;
    sources.set(key, { draw: drawerOf(distribution), offset, kept });
  }
  return { sources, streams, block };
}

function columnOf(source: Source, streams: Int32Array, scratch: Float64Array, count: number): Float64Array {
  if (source.kept !== null) return source.kept;
  source.draw(streams, source.offset, scratch, count);
  return scratch;
}

function addScaled(
  totals: Float64Array,
  start: number,
  coefficient: number,
  column: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) totals[start + i] = totals[start + i]! + coefficient * column[i]!;
}

function addProducts(
  totals: Float64Array,
  start: number,
  coefficient: number,
  left: Float64Array,
  right: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) totals[start + i] = totals[start + i]! + coefficient * left[i]! * right[i]!;
}
