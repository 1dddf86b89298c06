import type { Arena } from './arena.ts';
import type { CodedColumn } from './factColumns.ts';
import { BLOCK_ROWS, type CodeWidth } from './kernels.ts';

/**
 * One dimension of a fact store: a dictionary of members in order of appearance, and a code for each row in as few bytes
 * as the dictionary allows. For each block of rows it knows the smallest and the largest code.
 */
export interface CodeColumn {
  readonly members: readonly string[];
  numberOf(member: string): number | undefined;
  width(): CodeWidth;
  /** Offset of the first code in the arena. */
  offset(): number;
  lowest(block: number): number;
  highest(block: number): number;
  /** Makes room for rows, of members that may be new. @returns false when there is none, and nothing has changed */
  reserve(rows: number, capacity: number, more: readonly string[]): boolean;
  /** Writes codes from `row` on; `reserve` has made room. */
  write(row: number, column: CodedColumn, length: number): void;
  /** Moves the rows of these ranges together, in their order. */
  keep(ranges: readonly RowRange[]): void;
}

/** Rows from `start` up to, not including, `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** A vector may read so far beyond the last row. */
const SLACK = 16;

export function codeColumn(arena: Arena): CodeColumn {
  const members: string[] = [];
  const numbers = new Map<string, number>();
  /** Slices that share their list of members are numbered once. */
  const numbered = new WeakMap<readonly string[], Uint32Array>();
  let width: CodeWidth = 1;
  let capacity = 0;
  let offset = 0;
  let lows: number[] = [];
  let highs: number[] = [];

  const codes = (of: CodeWidth) => {
    const { u8, u16, u32 } = arena.views();
    return of === 1 ? u8 : of === 2 ? u16 : u32;
  };

  function countUnknown(given: readonly string[]): number {
    const unknown = given.filter((member) => !numbers.has(member));
    return unknown.length < 2 ? unknown.length : new Set(unknown).size;
  }

  function numbersOf(given: readonly string[]): Uint32Array {
    const before = numbered.get(given);
    if (before !== undefined) return before;
    const made = Uint32Array.from(given, (member) => {
      const known = numbers.get(member);
      if (known !== undefined) return known;
      numbers.set(member, members.length);
      return members.push(member) - 1;
    });
    numbered.set(given, made);
    return made;
  }

  /** Widens the ranges of the blocks in which these rows lie. */
  function observe(start: number, end: number): void {
    const all = codes(width);
    const first = offset / width;
    for (let from = start; from < end; ) {
      const block = Math.floor(from / BLOCK_ROWS);
      const to = Math.min(end, (block + 1) * BLOCK_ROWS);
      const [low, high] = rangeOf(all, first + from, first + to);
      lows[block] = Math.min(lows[block] ?? low, low);
      highs[block] = Math.max(highs[block] ?? high, high);
      from = to;
    }
  }

  return {
    members,
    numberOf: (member) => numbers.get(member),
    width: () => width,
    offset: () => offset,
    lowest: (block) => lows[block]!,
    highest: (block) => highs[block]!,
    reserve(rows, wanted, more) {
      const needed = numbered.has(more) ? width : widthFor(members.length + countUnknown(more));
      if (needed === width && wanted <= capacity) return true;
      const roomier = arena.allocate(wanted * needed + SLACK);
      if (roomier === null) return false;
      const to = codes(needed);
      const from = codes(width);
      if (needed === width) to.copyWithin(roomier / width, offset / width, offset / width + rows);
      else for (let row = 0; row < rows; row++) to[roomier / needed + row] = from[offset / width + row]!;
      if (capacity > 0) arena.free(offset, capacity * width + SLACK);
      offset = roomier;
      width = needed;
      capacity = wanted;
      return true;
    },
    write(row, column, length) {
      writeCodes(codes(width), offset / width + row, column.codes, numbersOf(column.members), length);
      observe(row, row + length);
    },
    keep(ranges) {
      const all = codes(width);
      const first = offset / width;
      const end = ranges.reduce((to, range) => {
        all.copyWithin(first + to, first + range.start, first + range.end);
        return to + range.end - range.start;
      }, 0);
      lows = [];
      highs = [];
      observe(0, end);
    },
  };
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

function writeCodes(to: Codes, first: number, from: Codes, number: Uint32Array, length: number): void {
  if (number.every((code, index) => code === index)) to.set(from.subarray(0, length), first);
  else for (let row = 0; row < length; row++) to[first + row] = number[from[row]!]!;
}

function rangeOf(codes: Codes, from: number, to: number): [number, number] {
  let low = codes[from]!;
  let high = low;
  for (let row = from + 1; row < to; row++) {
    const code = codes[row]!;
    if (code < low) low = code;
    if (code > high) high = code;
  }
  return [low, high];
}

function widthFor(members: number): CodeWidth {
  return members <= 0x100 ? 1 : members <= 0x10000 ? 2 : 4;
}
