import type { Arena } from './arena.ts';
import type { RowRange } from './codeColumn.ts';
import type { MeasuredColumn } from './factColumns.ts';
import { BLOCK_ROWS } from './kernels.ts';

/** State of a row with a value; 1 up to {@link RETIRED} is the place of its gap code plus one. */
export const VALUE = 0;
/** State of a row that was replaced and counts no more. */
export const RETIRED = 255;
export const MOST_GAP_CODES = RETIRED - 1;

/**
 * One measure of a fact store: a double for each row and beside it a state, so that a missing value needs no number that
 * stands for it. Blocks in which every row has a value are known and need not look at states.
 */
export interface MeasureColumn {
  readonly gapCodes: readonly string[];
  /** Offsets of the first value and the first state in the arena. */
  values(): number;
  states(): number;
  /** Whether every row of a block has a value. */
  isPlain(block: number): boolean;
  /** @returns false when there is no room, and nothing has changed */
  reserve(rows: number, capacity: number): boolean;
  write(row: number, column: MeasuredColumn, length: number): void;
  retire(range: RowRange): void;
  keep(ranges: readonly RowRange[]): void;
}

const DOUBLE = 8;
const SLACK = 16;

export function measureColumn(arena: Arena): MeasureColumn {
  const gapCodes: string[] = [];
  let capacity = 0;
  let values = 0;
  let states = 0;
  /** For each block 1 when a row may lack a value. */
  let mixed: number[] = [];

  function mark({ start, end }: RowRange): void {
    for (let block = Math.floor(start / BLOCK_ROWS); block * BLOCK_ROWS < end; block++) mixed[block] = 1;
  }

  return {
    gapCodes,
    values: () => values,
    states: () => states,
    isPlain: (block) => mixed[block] !== 1,
    reserve(rows, wanted) {
      if (wanted <= capacity) return true;
      const roomier = arena.allocate(wanted * DOUBLE);
      if (roomier === null) return false;
      const ownStates = arena.allocate(wanted + SLACK);
      if (ownStates === null) {
        arena.free(roomier, wanted * DOUBLE);
        return false;
      }
      const { u8, f64 } = arena.views();
      f64.copyWithin(roomier / DOUBLE, values / DOUBLE, values / DOUBLE + rows);
      u8.copyWithin(ownStates, states, states + rows);
      if (capacity > 0) {
        arena.free(values, capacity * DOUBLE);
        arena.free(states, capacity + SLACK);
      }
      values = roomier;
      states = ownStates;
      capacity = wanted;
      return true;
    },
    write(row, column, length) {
      const { u8, f64 } = arena.views();
      f64.set(column.values.subarray(0, length), values / DOUBLE + row);
      u8.fill(VALUE, states + row, states + row + length);
      const { gaps } = column;
      if (gaps === null) return;
      const state = [VALUE, ...column.gapCodes.map((code) => placeOf(gapCodes, code) + 1)];
      for (let fact = 0; fact < length; fact++) {
        if (gaps[fact] === 0) continue;
        u8[states + row + fact] = state[gaps[fact]!]!;
        // Whoever forgets to look at the state must not find a number that could be one.
        f64[values / DOUBLE + row + fact] = 0;
        mark({ start: row + fact, end: row + fact + 1 });
      }
    },
    retire(range) {
      arena.views().u8.fill(RETIRED, states + range.start, states + range.end);
      mark(range);
    },
    keep(ranges) {
      const { u8, f64 } = arena.views();
      const first = values / DOUBLE;
      const end = ranges.reduce((to, range) => {
        f64.copyWithin(first + to, first + range.start, first + range.end);
        u8.copyWithin(states + to, states + range.start, states + range.end);
        return to + range.end - range.start;
      }, 0);
      mixed = [];
      for (let row = 0; row < end; row++)
        if (u8[states + row] !== VALUE) mixed[Math.floor(row / BLOCK_ROWS)] = 1;
    },
  };
}

function placeOf(codes: string[], code: string): number {
  const known = codes.indexOf(code);
  return known === -1 ? codes.push(code) - 1 : known;
}
