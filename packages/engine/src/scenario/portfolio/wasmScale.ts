import {
  ADD_F64,
  AGAIN,
  advance,
  block,
  type Code,
  get,
  I32,
  I32_NOT_LESS,
  i32,
  infinite,
  LEAVE_IF,
  loadForBoth,
  loadVector,
  MULTIPLY_F64,
  SIZE_F64,
  SUBTRACT_F64,
  set,
  storeVector,
  V128,
  type WasmFunction,
} from '../../wasm/wasmCode.ts';
import { AMOUNT, DISTANCE, PER_UNIT, RATIO, ROW_NUMBERS, TO_TONNES } from './rowNumbers.ts';

const ROW_BYTES = 8 * ROW_NUMBERS;
/** Factors that are taken at once, two to a vector, and the numbers that come of them: highs, lows, sizes. */
export const FACTORS_TOGETHER = 4;
export const SUM_NUMBERS: number = 3 * FACTORS_TOGETHER;
const FACTORS_BYTES = 8 * FACTORS_TOGETHER;
const SUM_BYTES = 8 * SUM_NUMBERS;
/** High, low and size before, at the beginning of the memory. */
export const REST_NUMBERS = 4;

const [ROWS, END, FACTORS, FACTORS_END, OUT] = [0, 1, 2, 3, 4] as const;
const PARAMETERS = 5;
const ROW = 5;
/** Locals of one vector of two factors; those of the second come behind. */
const [FACTOR, HIGH, LOW, SIZE, TERM, NEXT, KEPT] = [6, 7, 8, 9, 10, 11, 12] as const;
const LOCALS = 7;
const NUMBER = 20;

export type ScaleName = 'part' | 'whole';

/**
 * Sums of the same rows under many factors, in the operations and the order of addUpScaled.ts. Parameters: rows, end of rows,
 * factors, end of factors, sums. `whole` leaves sizes out.
 */
export function scaleRows(name: ScaleName): WasmFunction {
  const isSized = name === 'part';
  const both = (code: (own: (local: number) => number) => Code): Code =>
    [0, LOCALS].flatMap((ahead) => code((local) => local + ahead));
  const times = (number: number): Code => [
    ...set(NUMBER, get(ROW), loadForBoth(8 * number)),
    ...both((own) => set(own(TERM), get(own(TERM)), get(NUMBER), MULTIPLY_F64)),
  ];
  return {
    name,
    parameters: PARAMETERS,
    locals: [I32, ...new Array<typeof V128>(2 * LOCALS + 1).fill(V128)],
    body: [
      ...block(
        infinite(
          [...get(FACTORS), ...get(FACTORS_END), ...I32_NOT_LESS, ...LEAVE_IF],
          [
            ...set(FACTOR, get(FACTORS), loadVector(0)),
            ...set(FACTOR + LOCALS, get(FACTORS), loadVector(16)),
          ],
          both((own) =>
            [HIGH, LOW, SIZE].flatMap((local, place) => set(own(local), i32(0), loadForBoth(8 * place))),
          ),
          set(ROW, get(ROWS)),
          block(
            infinite(
              [...get(ROW), ...get(END), ...I32_NOT_LESS, ...LEAVE_IF],
              set(NUMBER, get(ROW), loadForBoth(8 * AMOUNT)),
              both((own) => set(own(TERM), get(NUMBER), get(own(FACTOR)), MULTIPLY_F64)),
              [TO_TONNES, DISTANCE, RATIO, PER_UNIT].flatMap(times),
              both((own) => addTerm(own, isSized)),
              advance(ROW, i32(ROW_BYTES)),
              AGAIN,
            ),
          ),
          [HIGH, LOW, SIZE].flatMap((local, place) => [
            ...[...get(OUT), ...get(local), ...storeVector(32 * place)],
            ...[...get(OUT), ...get(local + LOCALS), ...storeVector(32 * place + 16)],
          ]),
          [...advance(FACTORS, i32(FACTORS_BYTES)), ...advance(OUT, i32(SUM_BYTES))],
          AGAIN,
        ),
      ),
      ...i32(0),
    ],
  };
}

/** Knuth's sum of two: what is lost to rounding is a double itself. */
function addTerm(own: (local: number) => number, isSized: boolean): Code {
  const [high, low, size, term, next, kept] = [HIGH, LOW, SIZE, TERM, NEXT, KEPT].map(own) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [
    ...set(next, get(high), get(term), ADD_F64),
    ...set(kept, get(next), get(high), SUBTRACT_F64),
    ...get(low),
    ...[...get(high), ...get(next), ...get(kept), ...SUBTRACT_F64, ...SUBTRACT_F64],
    ...[...get(term), ...get(kept), ...SUBTRACT_F64],
    ...[...ADD_F64, ...ADD_F64],
    ...set(low),
    ...set(high, get(next)),
    ...(isSized ? set(size, get(size), get(term), SIZE_F64, ADD_F64) : []),
  ];
}
