import {
  ABOVE_32,
  ADD_32,
  ADD_F64,
  AGAIN,
  AND_VECTOR,
  advance,
  block,
  type Code,
  get,
  halves,
  I32,
  I32_ADD,
  I32_NOT_LESS,
  I32_SHIFT_LEFT,
  I32_SHIFT_RIGHT,
  I32_SUBTRACT,
  i32,
  infinite,
  LEAVE_IF,
  loadForBoth,
  loadI32,
  loadVector,
  MASK_32,
  MULTIPLY_F64,
  OR_VECTOR,
  SIZE_32,
  SPLAT_32,
  SUBTRACT_F64,
  set,
  shiftLeft32,
  shiftRight32,
  storeI32,
  storeVector,
  TO_F32,
  TO_F64,
  V128,
  type WasmFunction,
  WIDEN_F32,
  when,
  XOR_VECTOR,
} from '../wasm/wasmCode.ts';
import { TAIL_START, TAIL_WORDS } from './drawKernel.ts';
import {
  BITS_WITHIN,
  OFFSET_MASK,
  OFFSET_SHIFT,
  PLANE_BYTES,
  SCRATCH_BYTES,
  TAIL_SIZE,
} from './quantileTable.ts';

const [LANES, COLUMN, COUNT, TAILS] = [0, 1, 2, 3] as const;
const PARAMETERS = 4;
const [START, END, NEXT, PLACE] = [4, 5, 6, 7] as const;
const INTEGERS = 4;
/** State of the four generators, word by word. */
const STATE = [8, 9, 10, 11] as const;
const [WORD, SINGLE, NEAR, FAR, DOUBLED] = [12, 13, 14, 15, 16] as const;
const [OFFSETS, KEPT, MIDDLE, LIMIT] = [17, 18, 19, 20] as const;
const VECTORS = 13;

const DRAWS_BYTES = 32;
const VECTOR_BYTES = 16;
const TAIL_BYTES = 4 * TAIL_WORDS;
/*
 * Offsets into the scratch. Taking single numbers out of a vector, or one of them twice, keeps busy what the arithmetic needs;
 * to store the vector and to load from it does not, and saves a seventh of the time.
 */
const STORED_PLACES = SCRATCH_BYTES;
const STORED_SQUARES = SCRATCH_BYTES + VECTOR_BYTES;

/** The loop of {@link DrawFour}; operations in the order of the kernel in JavaScript. */
export function drawFour(name: 'fill' | 'add'): WasmFunction {
  const isAdded = name === 'add';
  return {
    name,
    parameters: PARAMETERS,
    locals: [...new Array<typeof I32>(INTEGERS).fill(I32), ...new Array<typeof V128>(VECTORS).fill(V128)],
    body: [
      ...constants(),
      ...STATE.flatMap((word, place) => set(word, get(LANES), loadVector(VECTOR_BYTES * place))),
      ...[...set(START, get(COLUMN)), ...set(NEXT, get(TAILS))],
      // 32 bytes for each four draws, rounded up.
      ...set(END, get(COUNT), i32(3), I32_ADD, i32(2), I32_SHIFT_RIGHT),
      ...set(END, get(COLUMN), get(END), i32(5), I32_SHIFT_LEFT, I32_ADD),
      ...block(
        infinite(
          [...get(COLUMN), ...get(END), ...I32_NOT_LESS, ...LEAVE_IF],
          nextWords(),
          listTails(),
          set(SINGLE, get(WORD), TO_F32),
          [...i32(0), ...get(SINGLE), ...shiftRight32(OFFSET_SHIFT), ...get(OFFSETS)],
          [...AND_VECTOR, ...storeVector(STORED_PLACES)],
          set(SINGLE, get(SINGLE), get(KEPT), AND_VECTOR, get(MIDDLE), OR_VECTOR),
          set(NEAR, fromCentre([])),
          set(FAR, fromCentre(UPPER)),
          putPair(NEAR, 0, 0, isAdded),
          putPair(FAR, 2, VECTOR_BYTES, isAdded),
          advance(COLUMN, i32(DRAWS_BYTES)),
          AGAIN,
        ),
      ),
      ...STATE.flatMap((word, place) => [...get(LANES), ...get(word), ...storeVector(VECTOR_BYTES * place)]),
      ...[...get(NEXT), ...get(TAILS), ...I32_SUBTRACT, ...i32(5), ...I32_SHIFT_RIGHT],
    ],
  };
}

function constants(): Code {
  return [
    ...set(OFFSETS, i32(OFFSET_MASK), SPLAT_32),
    ...set(KEPT, i32(-1 << BITS_WITHIN), SPLAT_32),
    ...set(MIDDLE, i32(1 << (BITS_WITHIN - 1)), SPLAT_32),
    ...set(LIMIT, i32(TAIL_SIZE), SPLAT_32),
  ];
}

const rotated = (vector: Code, left: number): Code => [
  ...[...vector, ...shiftLeft32(left)],
  ...[...vector, ...shiftRight32(32 - left)],
  ...OR_VECTOR,
];

/** xoshiro128** (randomStream.ts) in four lanes; multiplication by 5 and 9 as a shift and an addition. */
function nextWords(): Code {
  const [s0, s1, s2, s3] = STATE;
  const mix = (word: number, other: number) => set(word, get(word), get(other), XOR_VECTOR);
  return [
    ...set(DOUBLED, get(s1), shiftLeft32(2), get(s1), ADD_32),
    ...set(DOUBLED, rotated(get(DOUBLED), 7)),
    ...set(WORD, get(DOUBLED), shiftLeft32(3), get(DOUBLED), ADD_32),
    ...set(DOUBLED, get(s1), shiftLeft32(9)),
    ...[...mix(s2, s0), ...mix(s3, s1), ...mix(s1, s2), ...mix(s0, s3), ...mix(s2, DOUBLED)],
    ...set(s3, rotated(get(s3), 11)),
  ];
}

function listTails(): Code {
  return [
    ...[...get(LIMIT), ...get(WORD), ...SIZE_32, ...ABOVE_32, ...MASK_32],
    ...when(
      [...get(NEXT), ...get(COLUMN), ...get(START), ...I32_SUBTRACT],
      [...i32(3), ...I32_SHIFT_RIGHT, ...storeI32(0)],
      [...get(NEXT), ...get(WORD), ...storeVector(4 * TAIL_START)],
      advance(NEXT, i32(TAIL_BYTES)),
    ),
  ];
}

/** Lanes 2 and 3 in front. */
const UPPER: Code = halves(1, 1);

/** Two words less the centre of their intervals. */
function fromCentre(choose: Code): Code {
  const [word, centre] = [WORD, SINGLE].map(
    (local): Code => (choose.length === 0 ? get(local) : [...get(local), ...get(local), ...choose]),
  );
  return [...word!, ...TO_F64, ...centre!, ...WIDEN_F32, ...SUBTRACT_F64];
}

/** The polynomials of two draws, even and odd powers of each side by side until the end. */
function putPair(distance: number, lane: number, offset: number, isAdded: boolean): Code {
  const evenAndOdd = (own: number): Code => [
    ...set(PLACE, i32(0), loadI32(STORED_PLACES + 4 * (lane + own))),
    ...set(DOUBLED, i32(0), loadForBoth(STORED_SQUARES + 8 * own)),
    ...[...get(PLACE), ...loadVector(0)],
    ...get(DOUBLED),
    ...[...get(PLACE), ...loadVector(PLANE_BYTES)],
    ...[...get(DOUBLED), ...get(PLACE), ...loadVector(2 * PLANE_BYTES), ...MULTIPLY_F64],
    ...[...ADD_F64, ...MULTIPLY_F64, ...ADD_F64],
  ];
  const [first, second] = [WORD, DOUBLED];
  const value: Code = [
    ...[...get(first), ...get(second), ...halves(0, 2)],
    ...[...get(distance), ...get(first), ...get(second), ...halves(1, 3), ...MULTIPLY_F64],
    ...ADD_F64,
  ];
  const before: Code = [...get(COLUMN), ...loadVector(offset)];
  return [
    ...[...i32(0), ...get(distance), ...get(distance), ...MULTIPLY_F64, ...storeVector(STORED_SQUARES)],
    ...set(first, evenAndOdd(0)),
    ...set(second, evenAndOdd(1)),
    ...get(COLUMN),
    ...(isAdded ? [...before, ...value, ...ADD_F64] : value),
    ...storeVector(offset),
  ];
}
