import { wasmModule } from '../wasm/wasmCode.ts';
import type { DrawFour, DrawKernel } from './drawKernel.ts';
import { drawFour } from './wasmDraw.ts';

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: { readonly e: { readonly m: object } },
  ) => { readonly exports: { readonly fill: DrawFour; readonly add: DrawFour } };
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const PAGE = 65_536;

/** Compiled once: what the engine of the browser has optimised of it stays with the module. */
let compiled: object | null = null;

/** @returns null where there is no WebAssembly with SIMD, where it is forbidden, or where there is too little memory */
export function wasmKernel(bytes: number): DrawKernel | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    compiled ??= new WebAssembly.Module(wasmModule([drawFour('fill'), drawFour('add')]));
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const { fill, add } = new WebAssembly.Instance(compiled, { e: { m: memory } }).exports;
    return { buffer: memory.buffer, fill, add };
  } catch {
    // An engine without SIMD or a policy against compiling: both only show when tried. The kernel in JavaScript will do.
    return null;
  }
}
