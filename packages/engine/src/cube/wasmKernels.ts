import { type WasmFunction, wasmModule } from '../wasm/wasmCode.ts';
import type { Arena, WasmMemory } from './arena.ts';
import type { CodeWidth, KernelShape, Kernels } from './kernels.ts';
import { keepPassing, PLACES_OF_MASKS, selectPassing, selectRange } from './wasmSelect.ts';
import { addUp } from './wasmSums.ts';

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: { readonly e: { readonly m: WasmMemory } },
  ) => { readonly exports: Readonly<Record<string, Entry>> };
};

type Entry = (...parameters: number[]) => number;

const DOUBLE = 8;

/** @returns null where there is no WebAssembly with SIMD, or where it is forbidden */
export function wasmKernels(arena: Arena): Kernels | null {
  const { memory } = arena;
  if (memory === null) return null;
  const entries = tryInstance(memory, [
    selectRange(1),
    selectRange(2),
    ...([1, 2, 4] as const).flatMap((width) => [selectPassing(width), keepPassing(width)]),
  ]);
  const table = arena.allocate(PLACES_OF_MASKS.length);
  if (entries === null || table === null) return null;
  arena.views().u8.set(PLACES_OF_MASKS, table);
  const range = { 1: entries.range1!, 2: entries.range2! };
  const passing: Record<CodeWidth, Entry> = {
    1: entries.passing1!,
    2: entries.passing2!,
    4: entries.passing4!,
  };
  const still: Record<CodeWidth, Entry> = { 1: entries.still1!, 2: entries.still2!, 4: entries.still4! };
  const made = new Map<string, Entry>();
  return {
    name: 'WebAssembly',
    selectRange: (width, column, count, low, high, rows) =>
      range[width](column, count, low, high, table, rows),
    selectPassing: (width, column, count, passes, rows) => passing[width](column, count, passes, rows),
    keepPassing: (width, column, count, passes, rows) => still[width](column, count, passes, rows),
    adder(shape) {
      const key = shapeKey(shape);
      const entry = made.get(key) ?? instance(memory, [addUp(shape)]).sums!;
      made.set(key, entry);
      return ({ count, rows, values, cells, weights, weightCodes, columns, strides }) => {
        const dimensions = new Array<number>(2 * columns.length);
        for (let index = 0; index < columns.length; index++) {
          dimensions[2 * index] = columns[index]!;
          dimensions[2 * index + 1] = strides[index]! * DOUBLE;
        }
        entry(count, rows, values, cells, weights, weightCodes, ...dimensions);
      };
    },
  };
}

function shapeKey({ widths, selected, weights, extremes }: KernelShape): string {
  return `${widths.join('')} ${selected} ${weights} ${extremes}`;
}

function tryInstance(memory: WasmMemory, functions: readonly WasmFunction[]) {
  try {
    return instance(memory, functions);
  } catch {
    // An engine without SIMD or a policy against compiling: both only show when tried. The kernels in JavaScript will do.
    return null;
  }
}

function instance(memory: WasmMemory, functions: readonly WasmFunction[]) {
  const module = new WebAssembly.Module(wasmModule(functions));
  return new WebAssembly.Instance(module, { e: { m: memory } }).exports;
}
