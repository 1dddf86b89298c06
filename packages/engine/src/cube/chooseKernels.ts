import type { Arena } from './arena.ts';
import type { Kernels } from './kernels.ts';
import { plainKernels } from './plainKernels.ts';
import { wasmKernels } from './wasmKernels.ts';

/** WebAssembly where it can be had. Both give the same bits. */
export function chooseKernels(arena: Arena): Kernels {
  return wasmKernels(arena) ?? plainKernels(arena);
}
