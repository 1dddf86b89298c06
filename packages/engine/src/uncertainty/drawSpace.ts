import { type DrawKernel, plainKernel, TAIL_START, TAIL_WORDS } from './drawKernel.ts';
import { scoreInTail, TABLE_BYTES, TAIL_SIZE } from './quantileTable.ts';
import { LANES, lanesAt, seedInput, WORDS_PER_INPUT } from './randomLanes.ts';
import { nextUniform } from './randomStream.ts';
import { wasmKernel } from './wasmKernel.ts';

const ALIGNMENT = 16;

/** What a standard normal number stands for. */
export type AtScore = (z: number) => number;

/** One memory in which a table, the streams of the inputs and columns for draws lie where the kernel finds them. */
export interface DrawSpace {
  /** To be made that of an input before it is drawn (quantileTable.ts). */
  readonly table: Float64Array;
  readonly streams: Int32Array;
  readonly columns: readonly Float64Array[];
  /** Starts the streams of an input. @returns where they are */
  seed(input: number, seed: number, key: string): number;
  /** Puts the next `count` draws by the table into a column. The streams move on by whole fours. */
  fill(offset: number, column: number, count: number, atScore: AtScore): void;
  /** Adds them to the column. */
  add(offset: number, column: number, count: number, atScore: AtScore): void;
}

export interface SpaceShape {
  readonly inputs: number;
  readonly columns: number;
  /** Draws of a column. */
  readonly length: number;
}

/** @param makeKernel another kernel than the quickest that there is */
export function drawSpace(
  { inputs, columns, length }: SpaceShape,
  makeKernel: (bytes: number) => DrawKernel = quickestKernel,
): DrawSpace {
  const streamBytes = Math.ceil((4 * inputs * WORDS_PER_INPUT) / ALIGNMENT) * ALIGNMENT;
  const columnBytes = Math.ceil(length / LANES) * LANES * 8;
  const columnsAt = TABLE_BYTES + streamBytes;
  // Behind the columns one as long for the list of draws in the tails.
  const tailsAt = columnsAt + columns * columnBytes;
  const kernel = makeKernel(tailsAt + columnBytes);
  const { buffer } = kernel;
  const streams = new Int32Array(buffer, TABLE_BYTES, inputs * WORDS_PER_INPUT);
  const tails = new Int32Array(buffer, tailsAt, columnBytes / 4);
  const views = Array.from(
    { length: columns },
    (_, column) => new Float64Array(buffer, columnsAt + column * columnBytes, columnBytes / 8),
  );

  function draw(how: 'fill' | 'add', offset: number, column: number, count: number, atScore: AtScore): void {
    const lanes = TABLE_BYTES + 4 * lanesAt(offset);
    const listed = kernel[how](lanes, columnsAt + column * columnBytes, count, tailsAt);
    const values = views[column]!;
    for (let at = 0; at < listed * TAIL_WORDS; at += TAIL_WORDS)
      for (let lane = 0; lane < LANES; lane++) {
        const word = tails[at + TAIL_START + lane]!;
        if (Math.abs(word) >= TAIL_SIZE) continue;
        values[tails[at]! + lane]! += atScore(scoreInTail(word, nextUniform(streams, offset)));
      }
  }

  return {
    table: new Float64Array(buffer, 0, TABLE_BYTES / 8),
    streams,
    columns: views,
    seed(input, seed, key) {
      const offset = input * WORDS_PER_INPUT;
      seedInput(streams, offset, seed, key);
      return offset;
    },
    fill: (offset, column, count, atScore) => draw('fill', offset, column, count, atScore),
    add: (offset, column, count, atScore) => draw('add', offset, column, count, atScore),
  };
}

function quickestKernel(bytes: number): DrawKernel {
  return wasmKernel(bytes) ?? plainKernel(bytes);
}
