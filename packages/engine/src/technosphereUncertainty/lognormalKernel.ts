import {
  exponentiate,
  POWERS_OF_STEP,
  STEP_BITS,
  STEP_HIGH,
  STEP_LOW,
  STEPS,
  STEPS_PER_UNIT,
} from '../uncertainty/elementary.ts';
import {
  ADD_F64,
  AGAIN,
  advance,
  block,
  type Code,
  get,
  I32,
  I32_AND,
  I32_NOT_LESS,
  I32_SHIFT_LEFT,
  i32,
  infinite,
  LEAVE_IF,
  loadForBoth,
  loadVector,
  MULTIPLY_F64,
  SUBTRACT_F64,
  set,
  storeVector,
  V128,
  type WasmFunction,
  wasmModule,
} from '../wasm/wasmCode.ts';

/** Draws of many lognormal inputs, kept where a kernel finds them. */
export interface LognormalMemory {
  /** Of each four draws a column: input i has its four at 4i to 4i + 3. */
  readonly columns: readonly Float64Array[];
  /** Of each lognormal input, which come first. */
  readonly medians: Float64Array;
  readonly sigmas: Float64Array;
  /** Makes of the normal numbers of a column median × e^(sigma × z), for the lognormal inputs. */
  exponentiate(column: number): void;
}

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: { readonly e: { readonly m: object } },
  ) => { readonly exports: { readonly k: (...parameters: number[]) => number } };
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const PAGE = 65_536;
const BYTES = 8;
const TOGETHER = 4;
/** Kept, so that what was compiled in haste has been compiled well when the next simulation comes. */
let compiled: object | null = null;

export interface LognormalShape {
  readonly inputs: number;
  readonly lognormal: number;
  readonly columns: number;
}

/** With the kernel in WebAssembly where that can be had, otherwise in JavaScript: both give the same bits. */
export function lognormalMemory(shape: LognormalShape): LognormalMemory {
  return wasmMemory(shape) ?? plainMemory(shape);
}

export function plainMemory(shape: LognormalShape): LognormalMemory {
  const views = viewsOf(new ArrayBuffer(bytesFor(shape)), shape);
  return {
    ...views,
    exponentiate(column) {
      const draws = views.columns[column]!;
      for (let input = 0; input < shape.lognormal; input++) {
        const own = draws.subarray(TOGETHER * input, TOGETHER * (input + 1));
        exponentiate(own, views.medians[input]!, views.sigmas[input]!, TOGETHER);
      }
    },
  };
}

function wasmMemory(shape: LognormalShape): LognormalMemory | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    compiled ??= new WebAssembly.Module(wasmModule([kernel()]));
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytesFor(shape) / PAGE) });
    const { k } = new WebAssembly.Instance(compiled, { e: { m: memory } }).exports;
    const views = viewsOf(memory.buffer, shape);
    return {
      ...views,
      exponentiate: (column) =>
        void k(
          views.columns[column]!.byteOffset,
          shape.lognormal,
          views.medians.byteOffset,
          views.sigmas.byteOffset,
        ),
    };
  } catch {
    // No SIMD, a policy against compiling, or too little memory: all only show when tried.
    return null;
  }
}

function bytesFor({ inputs, lognormal, columns }: LognormalShape): number {
  return BYTES * (STEPS + columns * TOGETHER * inputs + 2 * lognormal);
}

/** First the powers that the kernel looks up. */
function viewsOf(buffer: ArrayBuffer, { inputs, lognormal, columns }: LognormalShape) {
  new Float64Array(buffer, 0, STEPS).set(POWERS_OF_STEP);
  let next = BYTES * STEPS;
  const take = (count: number) => {
    const taken = new Float64Array(buffer, next, count);
    next += taken.byteLength;
    return taken;
  };
  return {
    columns: Array.from({ length: columns }, () => take(TOGETHER * inputs)),
    medians: take(lognormal),
    sigmas: take(lognormal),
  };
}

const [DRAWS, COUNT, MEDIANS, SIGMAS, PLACE] = [0, 1, 2, 3, 4] as const;
const PARAMETERS = 4;
const [MEDIAN, SIGMA, X, STEP, SERIES, WHOLE, POWER] = [5, 6, 7, 8, 9, 10, 11] as const;
const CONSTANTS = 12;
const VALUES = [STEPS_PER_UNIT, 0.5, STEP_HIGH, STEP_LOW, 1, 1 / 2, 1 / 6, 1 / 24];
const [PER_UNIT, HALF, HIGH, LOW, ONE, SECOND, THIRD, FOURTH] = VALUES.map((_, at) => CONSTANTS + at);
const VECTORS = 7 + VALUES.length;

const FLOOR_F64: Code = [0xfd, 0x75];
const TO_WHOLE: Code = [0xfd, 0xfc, 0x01];
const WIDEN_WHOLE: Code = [0xfd, 0xc7, 0x01];
const ADD_64: Code = [0xfd, 0xce, 0x01];
const SHIFT_LEFT_64: Code = [0xfd, 0xcb, 0x01];
const SHIFT_RIGHT_SIGNED_32: Code = [0xfd, 0xac, 0x01];
const LOAD_SECOND: Code = [0xfd, 0x57, 3, 0, 1];
const wholeAt = (lane: number): Code => [...get(WHOLE), 0xfd, 0x1b, lane];
const constant = (numbers: Float64Array | BigInt64Array): Code => [
  0xfd,
  0x0c,
  ...new Uint8Array(numbers.buffer),
];
const EXPONENT_BITS = 52;
const BIAS = 1023n;

/** `exponentiate` of elementary.ts, two numbers at once, operations in the same order. */
function kernel(): WasmFunction {
  return {
    name: 'k',
    parameters: PARAMETERS,
    locals: [I32, ...new Array<typeof V128>(VECTORS).fill(V128)],
    body: [
      ...VALUES.flatMap((value, at) => set(CONSTANTS + at, constant(Float64Array.of(value, value)))),
      ...block(
        infinite(
          [...get(PLACE), ...get(COUNT), ...I32_NOT_LESS, ...LEAVE_IF],
          set(MEDIAN, get(MEDIANS), loadForBoth(0)),
          set(SIGMA, get(SIGMAS), loadForBoth(0)),
          twoDraws(0),
          twoDraws(2 * BYTES),
          advance(DRAWS, i32(TOGETHER * BYTES)),
          advance(MEDIANS, i32(BYTES)),
          advance(SIGMAS, i32(BYTES)),
          advance(PLACE, i32(1)),
          AGAIN,
        ),
      ),
      ...i32(0),
    ],
  };
}

function twoDraws(offset: number): Code {
  const times = (factor: number) => [...get(factor!), ...MULTIPLY_F64];
  const inSeries = (coefficient: number): Code => [
    ...[...get(coefficient), ...get(X), ...get(SERIES), ...MULTIPLY_F64, ...ADD_F64],
    ...[0x21, SERIES],
  ];
  const powerAt = (lane: number): Code => [
    ...[...wholeAt(lane), ...i32(STEPS - 1), ...I32_AND],
    ...[...i32(3), ...I32_SHIFT_LEFT],
  ];
  return [
    ...set(X, get(SIGMA), get(DRAWS), loadVector(offset), MULTIPLY_F64),
    ...set(STEP, get(X), times(PER_UNIT!), get(HALF!), ADD_F64, FLOOR_F64),
    ...set(X, get(X), get(STEP), times(HIGH!), SUBTRACT_F64, get(STEP), times(LOW!), SUBTRACT_F64),
    ...set(SERIES, get(FOURTH!)),
    ...[THIRD!, SECOND!, ONE!, ONE!].flatMap(inSeries),
    ...set(WHOLE, get(STEP), TO_WHOLE),
    ...set(POWER, powerAt(0), loadForBoth(0)),
    ...set(POWER, powerAt(1), get(POWER), LOAD_SECOND),
    ...get(DRAWS),
    ...get(MEDIAN),
    ...[...get(POWER), ...times(SERIES)],
    ...[...get(WHOLE), ...i32(STEP_BITS), ...SHIFT_RIGHT_SIGNED_32, ...WIDEN_WHOLE],
    ...[...constant(BigInt64Array.of(BIAS, BIAS)), ...ADD_64, ...i32(EXPONENT_BITS), ...SHIFT_LEFT_64],
    ...MULTIPLY_F64,
    ...MULTIPLY_F64,
    ...storeVector(offset),
  ];
}
