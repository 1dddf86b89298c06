import { wasmModule } from '../../wasm/wasmCode.ts';
import {
  FACTORS_TOGETHER,
  REST_NUMBERS,
  ROW_NUMBERS,
  type ScaleName,
  SUM_NUMBERS,
  scaleRows,
} from './wasmScale.ts';

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
  /** @param areWhole nothing was there before; sizes are left out */
  add(rows: Float64Array, areCarried: boolean, areWhole: boolean): void;
}

/** Place of the high part for a factor; low part and size are four and eight further on. */
export function sumAt(factor: number): number {
  const within = factor % FACTORS_TOGETHER;
  return ((factor - within) / FACTORS_TOGETHER) * SUM_NUMBERS + within;
}

/** Compiled once: what the engine of the browser has optimised of it stays with the module. */
let compiled: object | null = null;

/** @returns null where there is no WebAssembly with SIMD, where it is forbidden, or where there is too little memory */
export function scaleKernel(factors: readonly number[], mostRows: number): ScaleKernel | null {
  if (typeof WebAssembly === 'undefined') return null;
  const together = Math.ceil(factors.length / FACTORS_TOGETHER);
  const factorsAt = DOUBLE * REST_NUMBERS;
  const sumsAt = factorsAt + DOUBLE * FACTORS_TOGETHER * together;
  const rowsAt = sumsAt + DOUBLE * SUM_NUMBERS * together;
  try {
    compiled ??= new WebAssembly.Module(
      wasmModule((['plain', 'carried', 'plainWhole', 'carriedWhole'] as const).map(scaleRows)),
    );
    const memory = new WebAssembly.Memory({
      initial: Math.ceil((rowsAt + DOUBLE * ROW_NUMBERS * mostRows) / PAGE),
    });
    const { buffer } = memory;
    const entries = new WebAssembly.Instance(compiled, { e: { m: memory } }).exports;
    new Float64Array(buffer, factorsAt, factors.length).set(factors);
    const room = new Float64Array(buffer, rowsAt, ROW_NUMBERS * mostRows);
    return {
      rest: new Float64Array(buffer, 0, REST_NUMBERS),
      sums: new Float64Array(buffer, sumsAt, SUM_NUMBERS * together),
      add(rows, areCarried, areWhole) {
        room.set(rows);
        const name: ScaleName = `${areCarried ? 'carried' : 'plain'}${areWhole ? 'Whole' : ''}`;
        entries[name](rowsAt, rowsAt + DOUBLE * rows.length, factorsAt, sumsAt, sumsAt);
      },
    };
  } catch {
    // An engine without SIMD or a policy against compiling: both only show when tried. JavaScript will do.
    return null;
  }
}
