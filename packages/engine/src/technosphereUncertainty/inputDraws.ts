import { sigmaOf } from '../uncertainty/distribution.ts';
import { drawerOf } from '../uncertainty/drawInput.ts';
import { type DrawSpace, drawSpace } from '../uncertainty/drawSpace.ts';
import { exponentiate } from '../uncertainty/elementary.ts';
import { tabulateNormal } from '../uncertainty/quantileTable.ts';
import type { UncertainInput } from '../uncertainty/uncertainProduct.ts';

/** Draws that are solved side by side. */
export const DRAWS_TOGETHER = 4;

/** Draws of many inputs, four of each at a time. */
export interface InputDraws {
  readonly count: number;
  /** The next four draws of input i at 4i to 4i + 3, to be used before the next are asked for. */
  nextFour(): Float64Array;
}

/** Fours that are drawn of an input at once: to come to its streams costs as much as some draws. */
const FOURS = 4;
const BATCH = FOURS * DRAWS_TOGETHER;

type DrawBatch = (space: DrawSpace, offset: number) => void;

/**
 * Every input has streams of its own, started from seed and key, so its draws do not depend on what else is drawn.
 * Normal numbers come from one table for all; to make one for each spread would cost more than the exponentials it saves.
 */
export function inputDraws(inputs: readonly UncertainInput[], seed: number): InputDraws {
  const count = inputs.length;
  const space = drawSpace({ inputs: count, columns: 1, length: BATCH });
  tabulateNormal(space.table, 0, 1);
  const offsets = Int32Array.from(inputs, ({ key }, input) => space.seed(input, seed, key));
  const batches = inputs.map(batchOf);
  const drawn = Array.from({ length: FOURS }, () => new Float64Array(DRAWS_TOGETHER * count));
  let next = FOURS;

  function drawBatch(): void {
    const column = space.columns[0]!;
    for (let input = 0; input < count; input++) {
      batches[input]!(space, offsets[input]!);
      for (let draw = 0; draw < BATCH; draw++)
        drawn[draw >> 2]![DRAWS_TOGETHER * input + (draw & 3)] = column[draw]!;
    }
    next = 0;
  }

  return {
    count,
    nextFour() {
      if (next === FOURS) drawBatch();
      return drawn[next++]!;
    },
  };
}

const asItIs = (z: number) => z;

/** Puts the next draws of an input into the column of the space, the table of which is that of the normal distribution. */
function batchOf({ distribution }: UncertainInput): DrawBatch {
  switch (distribution.kind) {
    case 'LOGNORMAL': {
      const { median } = distribution;
      const sigma = sigmaOf(distribution);
      return (space, offset) => {
        space.fill(offset, 0, BATCH, asItIs);
        exponentiate(space.columns[0]!, median, sigma, BATCH);
      };
    }
    case 'NORMAL': {
      const { mean, standardDeviation } = distribution;
      return (space, offset) => {
        space.fill(offset, 0, BATCH, asItIs);
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
