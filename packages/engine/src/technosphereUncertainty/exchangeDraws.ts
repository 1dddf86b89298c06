import type { RowSystem } from '../matrix/rowSystem.ts';
import { diagonalPlaces, type SparseMatrix } from '../matrix/sparseMatrix.ts';
import type { UncertainInput } from '../uncertainty/uncertainProduct.ts';
import { DRAWS_TOGETHER, type InputDraws, inputDraws } from './inputDraws.ts';
import type { UncertainExchange } from './uncertainExchange.ts';

/** Draws of the exchanges of a technosphere, four at a time, in the weights of a system of four lanes. */
export interface ExchangeDraws {
  /** A_pp of each place, four together. */
  readonly diagonal: Float64Array;
  /** Puts the next four draws into the weights and the diagonal. */
  drawFour(): void;
  /** The technosphere of one of the four. */
  matrixOf(lane: number): SparseMatrix;
}

/** Inputs, and what the draws of each go into. */
interface Sources {
  readonly inputs: InputDraws;
  /** The uses of source s stand from useStarts[s] to useStarts[s + 1] - 1. */
  readonly useStarts: Int32Array;
  /** An entry of the system, or -1 - place for the product of a place. */
  readonly targets: Int32Array;
  readonly scales: Float64Array;
}

/**
 * Every input has a stream of its own, started from seed and key, from which it takes its draws one after the other. So
 * draw d of an exchange is the same whatever else there is in the database and however many draws are asked for.
 *
 * @param positions of the exchanges in the matrix
 */
export function exchangeDraws(
  system: RowSystem,
  matrix: SparseMatrix,
  exchanges: readonly UncertainExchange[],
  positions: Int32Array,
  seed: number,
): ExchangeDraws {
  const { weights, size } = system;
  const sources = sourcesOf(system, matrix, exchanges, positions, seed);
  const nominalDiagonal = system.diagonal;
  const diagonal = new Float64Array(DRAWS_TOGETHER * size);
  for (let at = 0; at < diagonal.length; at++) diagonal[at] = nominalDiagonal[at >> 2]!;
  const drawnPlaces = Int32Array.from(sources.targets.filter((target) => target < 0)).map(
    (target) => -1 - target,
  );
  const isDrawn = new Uint8Array(system.entries.length);
  for (const target of sources.targets) if (target >= 0) isDrawn[target] = 1;

  return {
    diagonal,
    drawFour() {
      const { inputs, useStarts, targets, scales } = sources;
      const draws = inputs.nextFour();
      for (let source = 0; source < inputs.count; source++) {
        const from = DRAWS_TOGETHER * inputs.placeOf[source]!;
        for (let use = useStarts[source]!; use < useStarts[source + 1]!; use++) {
          const target = targets[use]!;
          const scale = scales[use]!;
          const into = target < 0 ? diagonal : weights;
          const first = DRAWS_TOGETHER * (target < 0 ? -1 - target : target);
          for (let lane = 0; lane < DRAWS_TOGETHER; lane++) into[first + lane] = scale * draws[from + lane]!;
        }
      }
      for (const place of drawnPlaces) divideRow(system, matrix, isDrawn, diagonal, place);
    },
    matrixOf(lane) {
      const values = matrix.values.slice();
      const ownPlaces = diagonalPlaces(matrix);
      for (let place = 0; place < size; place++) {
        const own = diagonal[DRAWS_TOGETHER * place + lane]!;
        values[ownPlaces[system.processes[place]!]!] = own;
        for (let entry = system.starts[place]!; entry < system.ends[place]!; entry++)
          if (isDrawn[entry] === 1)
            values[system.entries[entry]!] = -weights[DRAWS_TOGETHER * entry + lane]! * own;
      }
      return { ...matrix, values };
    },
  };
}

/** Where the product itself was drawn, all that goes into it is for a unit of another size. */
function divideRow(
  { starts, ends, entries, weights, diagonal: nominal }: RowSystem,
  { values }: SparseMatrix,
  isDrawn: Uint8Array,
  diagonal: Float64Array,
  place: number,
): void {
  for (let entry = starts[place]!; entry < ends[place]!; entry++) {
    for (let lane = 0; lane < DRAWS_TOGETHER; lane++) {
      const at = DRAWS_TOGETHER * entry + lane;
      const own = diagonal[DRAWS_TOGETHER * place + lane]!;
      const drawn = weights[at]! * nominal[place]!;
      weights[at] = (isDrawn[entry] === 1 ? drawn : -values[entries[entry]!]!) / own;
    }
  }
}

function sourcesOf(
  system: RowSystem,
  matrix: SparseMatrix,
  exchanges: readonly UncertainExchange[],
  positions: Int32Array,
  seed: number,
): Sources {
  const sourceOfKey = new Map<string, number>();
  const inputs: UncertainInput[] = [];
  const sourceOf = Int32Array.from(exchanges, ({ input }) => {
    const known = sourceOfKey.get(input.key);
    if (known !== undefined) return known;
    sourceOfKey.set(input.key, inputs.length);
    return inputs.push(input) - 1;
  });
  const count = inputs.length;
  const useStarts = new Int32Array(count + 1);
  for (const source of sourceOf) useStarts[source + 1]!++;
  for (let source = 0; source < count; source++) useStarts[source + 1]! += useStarts[source]!;
  const next = useStarts.slice(0, count);
  const targets = new Int32Array(exchanges.length);
  const scales = new Float64Array(exchanges.length);
  const { targetOf, placeOf } = targetsOf(system, matrix);
  exchanges.forEach(({ row, column, coefficient = 1 }, index) => {
    const source = sourceOf[index]!;
    const use = next[source]!++;
    const place = placeOf[column]!;
    targets[use] = row === column ? -1 - place : targetOf[positions[index]!]!;
    scales[use] = row === column ? coefficient : -coefficient / system.diagonal[place]!;
  });
  return { inputs: inputDraws(inputs, seed), useStarts, targets, scales };
}

/** For each position in the matrix the entry of the system, and for each process its place. */
function targetsOf({ entries, processes, size }: RowSystem, matrix: SparseMatrix) {
  const targetOf = new Int32Array(matrix.rows.length).fill(-1);
  for (let entry = 0; entry < entries.length; entry++) targetOf[entries[entry]!] = entry;
  const placeOf = new Int32Array(size);
  for (let place = 0; place < size; place++) placeOf[processes[place]!] = place;
  return { targetOf, placeOf };
}
