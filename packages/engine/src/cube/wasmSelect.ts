import {
  ADD_16,
  AGAIN,
  AND_VECTOR,
  advance,
  at,
  block,
  CHOOSE,
  type Code,
  get,
  I32,
  I32_AND,
  I32_NOT_LESS,
  I32_POPULATION,
  I32_SHIFT_LEFT,
  I32_SHIFT_RIGHT,
  I32_SUBTRACT,
  i32,
  infinite,
  LEAVE_IF,
  LOAD_BYTES_AS_U16,
  LOAD_CODE,
  LOAD_U8,
  LOAD_U16,
  loadVector,
  MASK_8,
  MASK_16,
  NOT_ABOVE_8,
  NOT_ABOVE_16,
  NOT_BELOW_8,
  NOT_BELOW_16,
  plus,
  SPLAT_8,
  SPLAT_16,
  STORE_U16,
  set,
  storeVector,
  V128,
  type WasmFunction,
} from '../wasm/wasmCode.ts';
import type { CodeWidth } from './kernels.ts';

/** As a power of two. */
export const SHIFT: Readonly<Record<CodeWidth, number>> = { 1: 0, 2: 1, 4: 2 };

const MASKS = 256;
/** For each mask of eight bits the places of its ones, eight bytes a mask; {@link selectRange} reads it. */
export const PLACES_OF_MASKS: Uint8Array = placesOfMasks();

function placesOfMasks(): Uint8Array {
  const places = new Uint8Array(8 * MASKS);
  for (let mask = 0; mask < MASKS; mask++) {
    let end = 8 * mask;
    for (let bit = 0; bit < 8; bit++) if ((mask >> bit) & 1) places[end++] = bit;
  }
  return places;
}

/**
 * Sixteen bytes at once: a mask of the codes in range, and for each eight of its bits the places of the ones out of a table.
 * All eight places are written, of which only those that count are kept, so that nothing is branched on.
 * Parameters: column, count, low, high, table of places, rows. @returns how many
 */
export function selectRange(width: 1 | 2): WasmFunction {
  const COLUMN = 0;
  const COUNT = 1;
  const LOW = 2;
  const HIGH = 3;
  const PLACES = 4;
  const OUT = 5;
  const ROW = 6;
  const END = 7;
  const MASK = 8;
  const LOWS = 9;
  const HIGHS = 10;
  const CODES = 11;
  const step = 16 / width;
  const [splat, notBelow, notAbove, mask] =
    width === 1
      ? [SPLAT_8, NOT_BELOW_8, NOT_ABOVE_8, MASK_8]
      : [SPLAT_16, NOT_BELOW_16, NOT_ABOVE_16, MASK_16];
  const ones: Code = [...i32(1), ...get(COUNT), ...get(ROW), ...I32_SUBTRACT, ...I32_SHIFT_LEFT];
  // Of the last rows those beyond the end do not count.
  const inside: Code = [
    ...[...ones, ...i32(1), ...I32_SUBTRACT],
    ...i32(-1),
    ...[...plus(get(ROW), i32(step)), ...get(COUNT), ...I32_NOT_LESS],
    ...CHOOSE,
  ];
  const writeEight = (bits: Code, ahead: number): Code => [
    ...get(END),
    ...[...at(get(PLACES), bits, 3), ...LOAD_BYTES_AS_U16],
    ...[...plus(get(ROW), i32(ahead)), ...SPLAT_16],
    ...[...ADD_16, ...storeVector()],
    ...advance(END, bits, I32_POPULATION, i32(1), I32_SHIFT_LEFT),
  ];
  const first: Code = [...get(MASK), ...i32(255), ...I32_AND];
  const second: Code = [...get(MASK), ...i32(8), ...I32_SHIFT_RIGHT];
  return {
    name: `range${width}`,
    parameters: 6,
    locals: [I32, I32, I32, V128, V128, V128],
    body: [
      ...set(LOWS, get(LOW), splat),
      ...set(HIGHS, get(HIGH), splat),
      ...set(END, get(OUT)),
      ...block(
        infinite(
          [...get(ROW), ...get(COUNT), ...I32_NOT_LESS, ...LEAVE_IF],
          set(CODES, at(get(COLUMN), get(ROW), SHIFT[width]), loadVector()),
          set(
            MASK,
            [...get(CODES), ...get(LOWS), ...notBelow],
            [...get(CODES), ...get(HIGHS), ...notAbove],
            [...AND_VECTOR, ...mask],
            [...inside, ...I32_AND],
          ),
          writeEight(width === 1 ? first : get(MASK), 0),
          width === 1 ? writeEight(second, 8) : [],
          advance(ROW, i32(step)),
          AGAIN,
        ),
      ),
      ...rowsBetween(OUT, END),
    ],
  };
}

/** Parameters: column, count, passing, rows. @returns how many */
export function selectPassing(width: CodeWidth): WasmFunction {
  const COLUMN = 0;
  const COUNT = 1;
  const PASSING = 2;
  const OUT = 3;
  const ROW = 4;
  const END = 5;
  return {
    name: `passing${width}`,
    parameters: 4,
    locals: [I32, I32],
    body: [
      ...set(END, get(OUT)),
      ...block(
        infinite(
          [...get(ROW), ...get(COUNT), ...I32_NOT_LESS, ...LEAVE_IF],
          [...get(END), ...get(ROW), ...STORE_U16],
          keepIfPassing(END, PASSING, COLUMN, ROW, width),
          advance(ROW, i32(1)),
          AGAIN,
        ),
      ),
      ...rowsBetween(OUT, END),
    ],
  };
}

/** Parameters: column, count, passing, rows. @returns how many */
export function keepPassing(width: CodeWidth): WasmFunction {
  const COLUMN = 0;
  const COUNT = 1;
  const PASSING = 2;
  const ROWS = 3;
  const NEXT = 4;
  const END = 5;
  const LAST = 6;
  const ROW = 7;
  return {
    name: `still${width}`,
    parameters: 4,
    locals: [I32, I32, I32, I32],
    body: [
      ...[...set(END, get(ROWS)), ...set(NEXT, get(ROWS)), ...set(LAST, at(get(ROWS), get(COUNT), 1))],
      ...block(
        infinite(
          [...get(NEXT), ...get(LAST), ...I32_NOT_LESS, ...LEAVE_IF],
          set(ROW, get(NEXT), LOAD_U16),
          [...get(END), ...get(ROW), ...STORE_U16],
          keepIfPassing(END, PASSING, COLUMN, ROW, width),
          advance(NEXT, i32(2)),
          AGAIN,
        ),
      ),
      ...rowsBetween(ROWS, END),
    ],
  };
}

/** end += 2 x passing[column[row]]. */
function keepIfPassing(end: number, passing: number, column: number, row: number, width: CodeWidth): Code {
  const code: Code = [...at(get(column), get(row), SHIFT[width]), ...LOAD_CODE[width]];
  return advance(end, plus(get(passing), code), LOAD_U8, i32(1), I32_SHIFT_LEFT);
}

function rowsBetween(start: number, end: number): Code {
  return [...get(end), ...get(start), ...I32_SUBTRACT, ...i32(1), ...I32_SHIFT_RIGHT];
}
