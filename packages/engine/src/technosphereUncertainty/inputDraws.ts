import { sigmaOf } from '../uncertainty/distribution.ts';
import { drawerOf } from '../uncertainty/drawInput.ts';
import { type DrawSpace, drawSpace } from '../uncertainty/drawSpace.ts';
import { tabulateNormal } from '../uncertainty/quantileTable.ts';
import type { UncertainInput } from '../uncertainty/uncertainProduct.ts';
import { type LognormalMemory, type LognormalShape, lognormalMemory } from './lognormalKernel.ts';

/** Draws that are solved side by side. */
export const DRAWS_TOGETHER = 4;

/** Draws of many inputs, four of each at a time. */
export interface InputDraws {
  readonly count: number;
  /** For each input its place p among the draws. */
  readonly placeOf: Int32Array;
  /** The next four draws of the input at place p at 4p to 4p + 3, to be used before the next are asked for. */
  nextFour(): Float64Array;
}

/** Fours that are drawn of an input at once: to come to its streams costs as much as some draws. */
const FOURS = 8;
const BATCH = FOURS * DRAWS_TOGETHER;

/** Puts the next draws of an input into the column of the space, the table of which is that of the normal distribution. */
type DrawBatch = (space: DrawSpace, offset: number) => void;

/**
 * Every input has streams of its own, started from seed and key, so its draws do not depend on what else is drawn.
 * Normal numbers come from one table for all; to make one for each spread would cost more than the exponentials it saves.
 *
 * @param allocate for tests: another kernel for the exponentials
 */
export function inputDraws(
  inputs: readonly UncertainInput[],
  seed: number,
  allocate: (shape: LognormalShape) => LognormalMemory = lognormalMemory,
): InputDraws {
  const count = inputs.length;
  // Lognormal inputs come first, where the kernel finds them one after the other.
  const placeOf = new Int32Array(count);
  let lognormal = 0;
  inputs.forEach(({ distribution }, input) => {
    if (distribution.kind === 'LOGNORMAL') placeOf[input] = lognormal++;
  });
  let other = lognormal;
  inputs.forEach(({ distribution }, input) => {
    if (distribution.kind !== 'LOGNORMAL') placeOf[input] = other++;
  });
  const memory = allocate({ inputs: count, lognormal, columns: FOURS });
  inputs.forEach(({ distribution }, input) => {
    if (distribution.kind !== 'LOGNORMAL') return;
    memory.medians[placeOf[input]!] = distribution.median;
    memory.sigmas[placeOf[input]!] = sigmaOf(distribution);
  });
  const space = drawSpace({ inputs: count, columns: 1, length: BATCH });
  tabulateNormal(space.table, 0, 1);
  const offsets = Int32Array.from(inputs, ({ key }, input) => space.seed(input, seed, key));
  const batches = inputs.map(batchOf);
  let next = FOURS;

  function drawBatch(): void {
    const drawn = space.columns[0]!;
    for (let input = 0; input < count; input++) {
      batches[input]!(space, offsets[input]!);
      const to = DRAWS_TOGETHER * placeOf[input]!;
      for (let draw = 0; draw < BATCH; draw++) memory.columns[draw >> 2]![to + (draw & 3)] = drawn[draw]!;
    }
    for (let four = 0; four < FOURS; four++) memory.exponentiate(four);
    next = 0;
  }

  return {
    count,
    placeOf,
    nextFour() {
      if (next === FOURS) drawBatch();
      return memory.columns[next++]!;
    },
  };
}

const asItIs = (z: number) => z;
const drawNormals: DrawBatch = (space, offset) => space.fill(offset, 0, BATCH, asItIs);

function batchOf({ distribution }: UncertainInput): DrawBatch {
  switch (distribution.kind) {
    case 'LOGNORMAL':
      return drawNormals;
    case 'NORMAL': {
      const { mean, standardDeviation } = distribution;
      return (space, offset) => {
        drawNormals(space, offset);
        const column = space.columns[0]!;
        for (let draw = 0; draw < BATCH; draw++) column[draw] = mean + standardDeviation * column[draw]!;
      };
    }
    default: {
      const drawer = drawerOf(distribution);
      return (space, offset) => drawer.fill(space, offset, 0, BATCH);
    }
  }
}
