import type { Lanes } from './rowSystem.ts';

/*
 * The inner loop of a sweep over four right-hand sides in WebAssembly with SIMD, put together here instruction by
 * instruction (WebAssembly Core Specification 2.0, chapter 5) so that no binary has to be kept. It multiplies and adds in
 * the order of `addFour` (`addFourOfFour` for four matrices) and so gives the same bits.
 */

/** Arguments are byte offsets into the memory, but for the places `first` and `end`. */
export type SweepKernel = (
  from: number,
  to: number,
  places: number,
  weights: number,
  first: number,
  end: number,
  given: number,
  y: number,
  out: number,
) => void;

export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  readonly kernel: SweepKernel;
}

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: { readonly e: { readonly m: object } },
  ) => { readonly exports: { readonly k: SweepKernel } };
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const PAGE = 65_536;
const LARGEST = 65_536 * PAGE - PAGE;

/** Kept, so that what was compiled in haste has been compiled well when the next system comes. */
const compiled: Record<Lanes, object | null> = { 1: null, 4: null };

/** @returns null where there is no WebAssembly with SIMD, where it is forbidden, or where there is too little memory */
export function kernelMemory(bytes: number, lanes: Lanes): KernelMemory | null {
  if (typeof WebAssembly === 'undefined' || bytes > LARGEST) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    compiled[lanes] ??= new WebAssembly.Module(kernelModule(lanes));
    const { exports } = new WebAssembly.Instance(compiled[lanes], { e: { m: memory } });
    return { buffer: memory.buffer, kernel: exports.k };
  } catch {
    // An engine without SIMD or a policy against compiling: both only show when tried. The kernel in JavaScript will do.
    return null;
  }
}

// Parameters and locals of the function, by number.
const [FROM, TO, PLACES, WEIGHTS, PLACE, END, GIVEN, Y, OUT] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [AT, LAST, OWN, NEAR, FAR] = [9, 10, 11, 12, 13];
/** Where the weights of four matrices begin. */
const OWN_WEIGHTS = 14;
const [EVEN_LOW, EVEN_HIGH, ODD_LOW, ODD_HIGH, WEIGHT] = [15, 16, 17, 18, 19];
const PARAMETERS = 9;
const INTEGERS = 6;
const VECTORS = 5;

const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY = 0x40;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const i32 = (value: number) => [0x41, value];
const I32_LESS = [0x48];
const I32_NOT_LESS = [0x4e];
const I32_ADD = [0x6a];
const I32_SHIFT_LEFT = [0x74];
const block = (...body: number[][]) => [0x02, EMPTY, ...body.flat(), 0x0b];
const loop = (...body: number[][]) => [0x03, EMPTY, ...body.flat(), 0x0b];
const when = (...body: number[][]) => [0x04, EMPTY, ...body.flat(), 0x0b];
const again = [0x0c, 0];
const leaveIf = [0x0d, 1];
/** The alignment is a hint, as a power of two. */
const loadInteger = (offset = 0) => [0x28, 2, offset];
const loadTwo = (offset = 0) => [0xfd, 0x00, 3, offset];
const loadForBoth = (offset = 0) => [0xfd, 0x0a, 3, offset];
const storeTwo = (offset = 0) => [0xfd, 0x0b, 3, offset];
const ZEROS = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const ADD_TWO = [0xfd, 0xf0, 0x01];
const MULTIPLY_TWO = [0xfd, 0xf2, 0x01];

/** base + (index << shift). */
function address(base: number, index: number[], shift: number): number[] {
  return [...get(base), ...index, ...i32(shift), ...I32_SHIFT_LEFT, ...I32_ADD];
}

/** sum += weight x the two values at from + `offset`. */
function addTerms(sum: number, from: number, offset: number, weight: number[]): number[] {
  return [
    ...[...get(sum), ...weight, ...get(from), ...loadTwo(offset)],
    ...[...MULTIPLY_TWO, ...ADD_TWO, ...set(sum)],
  ];
}

const INTEGER_SHIFT = 2;
const NUMBER_SHIFT = 3;
const PANEL_SHIFT = 5;

/** y + 32 times the place of entry at + `ahead`. */
function addressOfTerm(ahead: number): number[] {
  return address(Y, [...address(PLACES, get(AT), INTEGER_SHIFT), ...loadInteger(4 * ahead)], PANEL_SHIFT);
}

function kernelBody(lanes: Lanes): number[] {
  /** sums += weight of entry at + `ahead` x the four values at `from`. */
  const addEntry = (ahead: number, low: number, high: number, from: number) =>
    lanes === 1
      ? [
          ...[...address(WEIGHTS, get(AT), NUMBER_SHIFT), ...loadForBoth(8 * ahead), ...set(WEIGHT)],
          ...addTerms(low, from, 0, get(WEIGHT)),
          ...addTerms(high, from, 16, get(WEIGHT)),
        ]
      : [
          ...[...address(WEIGHTS, get(AT), PANEL_SHIFT), ...set(OWN_WEIGHTS)],
          ...addTerms(low, from, 0, [...get(OWN_WEIGHTS), ...loadTwo(32 * ahead)]),
          ...addTerms(high, from, 16, [...get(OWN_WEIGHTS), ...loadTwo(32 * ahead + 16)]),
        ];
  const pairs = block(
    loop(
      [...get(AT), ...i32(1), ...I32_ADD, ...get(LAST), ...I32_NOT_LESS, ...leaveIf],
      [...addressOfTerm(0), ...set(NEAR), ...addressOfTerm(1), ...set(FAR)],
      addEntry(0, EVEN_LOW, EVEN_HIGH, NEAR),
      addEntry(1, ODD_LOW, ODD_HIGH, FAR),
      [...get(AT), ...i32(2), ...I32_ADD, ...set(AT), ...again],
    ),
  );
  const rest = [
    ...get(AT),
    ...get(LAST),
    ...I32_LESS,
    ...when([...addressOfTerm(0), ...set(NEAR)], addEntry(0, EVEN_LOW, EVEN_HIGH, NEAR)),
  ];
  const store = [
    [EVEN_LOW, ODD_LOW, 0],
    [EVEN_HIGH, ODD_HIGH, 16],
  ].flatMap(([even, odd, offset]) => [
    ...get(OUT),
    ...get(OWN),
    ...I32_ADD,
    ...get(even!),
    ...get(odd!),
    ...ADD_TWO,
    ...storeTwo(offset),
  ]);
  return block(
    loop(
      [...get(PLACE), ...get(END), ...I32_NOT_LESS, ...leaveIf],
      [...address(TO, get(PLACE), INTEGER_SHIFT), ...loadInteger(), ...set(LAST)],
      [...address(FROM, get(PLACE), INTEGER_SHIFT), ...loadInteger(), ...set(AT)],
      [...get(PLACE), ...i32(PANEL_SHIFT), ...I32_SHIFT_LEFT, ...tee(OWN)],
      [...get(GIVEN), ...I32_ADD, ...tee(NEAR), ...loadTwo(), ...set(EVEN_LOW)],
      [...get(NEAR), ...loadTwo(16), ...set(EVEN_HIGH)],
      [...ZEROS, ...set(ODD_LOW), ...ZEROS, ...set(ODD_HIGH)],
      pairs,
      rest,
      store,
      [...get(PLACE), ...i32(1), ...I32_ADD, ...set(PLACE), ...again],
    ),
  );
}

/** A length of at most two bytes in LEB128. */
function short(length: number): number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7];
}

function section(id: number, content: number[]): number[] {
  return [id, ...short(content.length), ...content];
}

function kernelModule(lanes: Lanes): Uint8Array {
  const code = [2, INTEGERS, I32, VECTORS, V128, ...kernelBody(lanes), 0x0b];
  const letter = (text: string) => [1, text.charCodeAt(0)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, PARAMETERS, ...new Array<number>(PARAMETERS).fill(I32), 0]),
    // A memory of at least one page.
    ...section(2, [1, ...letter('e'), ...letter('m'), 0x02, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...letter('k'), 0x00, 0]),
    ...section(10, [1, ...short(code.length), ...code]),
  ]);
}
