import { afterEach, describe, expect, it, vi } from 'vitest';
import { arena } from './arena.ts';
import { chooseKernels } from './chooseKernels.ts';

const MEGABYTE = 1 << 20;

describe.each(['with', 'without'])('An arena %s WebAssembly', (kind) => {
  const make = () => {
    if (kind === 'without') vi.stubGlobal('WebAssembly', undefined);
    return arena();
  };
  afterEach(() => vi.unstubAllGlobals());

  it('gives stretches that do not overlap and keeps what is in them while it grows', () => {
    const own = make();
    const offsets = [10, MEGABYTE, 1, 3 * MEGABYTE].map((bytes) => {
      const offset = own.allocate(bytes)!;
      own.views().u8.fill(bytes % 251, offset, offset + bytes);
      return { offset, bytes };
    });
    for (const { offset, bytes } of offsets) {
      expect(offset % 16).toBe(0);
      const stretch = own.views().u8.subarray(offset, offset + bytes);
      expect(stretch.every((byte) => byte === bytes % 251)).toBe(true);
    }
  });

  it('gives freed neighbours away as one', () => {
    const own = make();
    const [first, second, third] = [100, 200, 300].map((bytes) => own.allocate(bytes)!);
    own.allocate(16);
    own.free(third!, 300);
    own.free(first!, 100);
    own.free(second!, 200);
    expect(own.allocate(600)).toBe(first);
    expect(own.allocate(16)).toBeGreaterThan(third!);
  });

  it('says when there is no more to give', () => {
    expect(make().allocate(2 ** 33)).toBeNull();
  });

  it('has kernels', () => {
    expect(chooseKernels(make()).name).toBe(kind === 'with' ? 'WebAssembly' : 'JavaScript');
  });
});
