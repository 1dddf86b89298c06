/*
 * WebAssembly put together instruction by instruction (WebAssembly Core Specification 2.0, chapter 5), so that loops can be
 * made to measure (those of the cube for each question) and no binary has to be kept. Code is a list of bytes.
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type ValueType = typeof I32 | typeof F64 | typeof V128;

/** A function of whole numbers with one whole number as its result, by which it is exported under its name. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  /** Types of the locals; they are numbered on from the parameters. */
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

const EMPTY = 0x40;
const VECTOR = 0xfd;

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, ...value: Code[]): Code => [...value.flat(), 0x21, local];
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const infinite = (...body: Code[]): Code => [0x03, EMPTY, ...body.flat(), 0x0b];
export const block = (...body: Code[]): Code => [0x02, EMPTY, ...body.flat(), 0x0b];
export const when = (...body: Code[]): Code => [0x04, EMPTY, ...body.flat(), 0x0b];
/** Inside `block(infinite(…))`: leaves both, or begins again. */
export const LEAVE_IF: Code = [0x0d, 1];
export const AGAIN: Code = [0x0c, 0];
export const CHOOSE: Code = [0x1b];

export const I32_NOT_LESS: Code = [0x4f];
export const I32_POPULATION: Code = [0x69];
export const I32_ADD: Code = [0x6a];
export const I32_SUBTRACT: Code = [0x6b];
export const I32_MULTIPLY: Code = [0x6c];
export const I32_AND: Code = [0x71];
export const I32_SHIFT_LEFT: Code = [0x74];
export const I32_SHIFT_RIGHT: Code = [0x76];
export const F64_ADD: Code = [0xa0];
export const F64_SUBTRACT: Code = [0xa1];
export const F64_MULTIPLY: Code = [0xa2];
export const F64_NEGATE: Code = [0x9a];

/** The second byte is a hint at the alignment, which may be wrong but not larger than the width. */
export const LOAD_CODE: Readonly<Record<1 | 2 | 4, Code>> = {
  1: [0x2d, 0, 0],
  2: [0x2f, 0, 0],
  4: [0x28, 0, 0],
};
export const LOAD_U8 = LOAD_CODE[1];
export const LOAD_U16 = LOAD_CODE[2];
export const loadI32 = (offset: number): Code => [0x28, 2, ...unsigned(offset)];
export const storeI32 = (offset: number): Code => [0x36, 2, offset];
export const STORE_U16: Code = [0x3b, 0, 0];
export const loadF64 = (offset: number): Code => [0x2b, 3, offset];
export const storeF64 = (offset: number): Code => [0x39, 3, offset];

export const loadVector = (offset = 0): Code => [VECTOR, 0x00, 0, ...unsigned(offset)];
export const storeVector = (offset = 0): Code => [VECTOR, 0x0b, 0, ...unsigned(offset)];
/** One double for both halves. */
export const loadForBoth = (offset: number): Code => [VECTOR, 0x0a, 3, ...unsigned(offset)];
/** Eight bytes as eight whole numbers of 16 bits. */
export const LOAD_BYTES_AS_U16: Code = [VECTOR, 0x02, 0, 0];
export const SPLAT_8: Code = [VECTOR, 0x0f];
export const SPLAT_16: Code = [VECTOR, 0x10];
export const SPLAT_F64: Code = [VECTOR, 0x14];
export const SPLAT_32: Code = [VECTOR, 0x11];
export const NOT_BELOW_8: Code = [VECTOR, 0x2c];
export const NOT_ABOVE_8: Code = [VECTOR, 0x2a];
export const NOT_BELOW_16: Code = [VECTOR, 0x36];
export const NOT_ABOVE_16: Code = [VECTOR, 0x34];
export const AND_VECTOR: Code = [VECTOR, 0x4e];
export const OR_VECTOR: Code = [VECTOR, 0x50];
export const XOR_VECTOR: Code = [VECTOR, 0x51];
export const MASK_8: Code = [VECTOR, 0x64];
export const MASK_16: Code = [VECTOR, 0x84, 0x01];
export const ADD_16: Code = [VECTOR, 0x8e, 0x01];
export const ADD_32: Code = [VECTOR, 0xae, 0x01];
/** −2³¹ has no size of the other sign, and stays as it is. */
export const SIZE_32: Code = [VECTOR, 0xa0, 0x01];
export const ABOVE_32: Code = [VECTOR, 0x3b];
/** One bit for each of four. */
export const MASK_32: Code = [VECTOR, 0xa4, 0x01];
export const shiftLeft32 = (bits: number): Code => [...i32(bits), VECTOR, 0xab, 0x01];
export const shiftRight32 = (bits: number): Code => [...i32(bits), VECTOR, 0xad, 0x01];
/** Four whole numbers as singles, the first two as doubles, and two singles as doubles. */
export const TO_F32: Code = [VECTOR, 0xfa, 0x01];
export const TO_F64: Code = [VECTOR, 0xfe, 0x01];
export const WIDEN_F32: Code = [VECTOR, 0x5f];
export const SIZE_F64: Code = [VECTOR, 0xec, 0x01];
export const ADD_F64: Code = [VECTOR, 0xf0, 0x01];
export const SUBTRACT_F64: Code = [VECTOR, 0xf1, 0x01];
export const MULTIPLY_F64: Code = [VECTOR, 0xf2, 0x01];
/** Two of the four halves of two vectors: 0 and 1 are those of the first, 2 and 3 those of the second. */
export const halves = (first: number, second: number): Code => [
  VECTOR,
  0x0d,
  ...[first, second].flatMap((half) => Array.from({ length: 8 }, (_, byte) => 8 * half + byte)),
];
/** Puts a double into the second half of a vector. */
export const REPLACE_SECOND_F64: Code = [VECTOR, 0x22, 1];
/** In each half b if b < a, else a. */
export const LESSER_F64: Code = [VECTOR, 0xf6, 0x01];

/** base + offset, and base + index x 2^shift. */
export const plus = (...terms: readonly [Code, Code]): Code => [...terms.flat(), ...I32_ADD];
export const at = (base: Code, index: Code, shift: number): Code => [
  ...base,
  ...index,
  ...(shift === 0 ? [] : [...i32(shift), ...I32_SHIFT_LEFT]),
  ...I32_ADD,
];

/** local += amount. */
export const advance = (local: number, ...amount: Code[]): Code => set(local, get(local), ...amount, I32_ADD);

/** A module with the memory `e.m` and these functions. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters }) => [
    0x60,
    ...list(new Array<Code>(parameters).fill([I32])),
    1,
    I32,
  ]);
  const bodies = functions.map(({ locals, body }) => {
    const code = [...list(locals.map((type) => [1, type])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    // A memory of at least one page.
    ...section(2, list([[...text('e'), ...text('m'), 0x02, 0x00, 1]])),
    ...section(3, list(functions.map((_own, index) => unsigned(index)))),
    ...section(7, list(functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ]);
}

function list(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): Code {
  return list(Array.from(name, (letter) => [letter.charCodeAt(0)]));
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
