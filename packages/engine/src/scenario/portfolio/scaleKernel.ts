import { wasmModule } from '../../wasm/wasmCode.ts';
import { ROW_NUMBERS } from './rowNumbers.ts';
import { FACTORS_TOGETHER, REST_NUMBERS, type ScaleName, SUM_NUMBERS, scaleRows } from './wasmScale.ts';

type Entry = (rows: number, end: number, factors: number, factorsEnd: number, sums: number) => number;

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: { readonly e: { readonly m: object } },
  ) => { readonly exports: Readonly<Record<ScaleName, Entry>> };
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const PAGE = 65_536;
const DOUBLE = 8;

/** Adds the same rows up under many factors at once. */
export interface ScaleKernel {
  /** Four doubles: high and low part of the sum before, and the sum of sizes. */
  readonly rest: Float64Array;
  /** Of each factor: see {@link sumAt}. */
  readonly sums: Float64Array;
  /** @param isWhole nothing was there before; sizes are left out */
  add(rows: Float64Array, isWhole: boolean): void;
}

/** Place of the high part for a factor; low part and size are four and eight further on. */
export function sumAt(factor: number): number {
  const within = factor % FACTORS_TOGETHER;
  return ((factor - within) / FACTORS_TOGETHER) * SUM_NUMBERS + within;
}

interface Scratch {
  readonly buffer: ArrayBuffer;
  readonly entries: Readonly<Record<ScaleName, Entry>>;
}

/** Nothing in it outlives a selection, and to reserve a memory takes longer than most selections. */
let scratch: Scratch | null = null;

/** @returns null where there is no WebAssembly with SIMD, where it is forbidden, or where there is too little memory */
export function scaleKernel(factors: readonly number[], mostRows: number): ScaleKernel | null {
  const together = Math.ceil(factors.length / FACTORS_TOGETHER);
  const factorsAt = DOUBLE * REST_NUMBERS;
  const sumsAt = factorsAt + DOUBLE * FACTORS_TOGETHER * together;
  const rowsAt = sumsAt + DOUBLE * SUM_NUMBERS * together;
  const found = scratchOf(rowsAt + DOUBLE * ROW_NUMBERS * mostRows);
  if (found === null) return null;
  const { buffer, entries } = found;
  new Float64Array(buffer, factorsAt, factors.length).set(factors);
  const room = new Float64Array(buffer, rowsAt, ROW_NUMBERS * mostRows);
  return {
    rest: new Float64Array(buffer, 0, REST_NUMBERS),
    sums: new Float64Array(buffer, sumsAt, SUM_NUMBERS * together),
    add(rows, isWhole) {
      room.set(rows);
      entries[isWhole ? 'whole' : 'part'](rowsAt, rowsAt + DOUBLE * rows.length, factorsAt, sumsAt, sumsAt);
    },
  };
}

function scratchOf(bytes: number): Scratch | null {
  if (scratch !== null && scratch.buffer.byteLength >= bytes) return scratch;
  if (typeof WebAssembly === 'undefined') return null;
  try {
    const module = new WebAssembly.Module(wasmModule((['part', 'whole'] as const).map(scaleRows)));
    const memory = new WebAssembly.Memory({ initial: Math.ceil((2 * bytes) / PAGE) });
    const { exports: entries } = new WebAssembly.Instance(module, { e: { m: memory } });
    scratch = { buffer: memory.buffer, entries };
    return scratch;
  } catch {
    // An engine without SIMD or a policy against compiling: both only show when tried. JavaScript will do.
    return null;
  }
}
