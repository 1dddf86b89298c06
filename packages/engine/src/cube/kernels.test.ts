import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arena, arena } from './arena.ts';
import {
  CELL_DOUBLES,
  CELL_WITH_EXTREMES,
  type CodeWidth,
  type Kernels,
  SELECTION_BYTES,
} from './kernels.ts';
import { plainKernels } from './plainKernels.ts';
import { wasmKernels } from './wasmKernels.ts';

const KERNELS: readonly (readonly [string, (own: Arena) => Kernels])[] = [
  ['JavaScript', plainKernels],
  ['WebAssembly', (own) => wasmKernels(own)!],
];

/** Writes codes at some distance from what lies before, and returns where. */
function placed(own: Arena, width: CodeWidth, codes: readonly number[]): number {
  const offset = own.allocate(codes.length * width + 16)!;
  const { u8, u16, u32 } = own.views();
  (width === 1 ? u8 : width === 2 ? u16 : u32).set(codes, offset / width);
  return offset;
}

const anyCodes = fc.array(fc.nat(255), { maxLength: 70 });
const anyWidth = fc.constantFrom<CodeWidth>(1, 2, 4);

describe.each(KERNELS)('Kernels in %s', (_name, make) => {
  const selected = (own: Arena, rows: number, count: number) =>
    Array.from(own.views().u16.subarray(rows / 2, rows / 2 + count));

  it('select the rows in a range, whatever their number', () => {
    fc.assert(
      fc.property(
        anyCodes,
        fc.constantFrom<1 | 2>(1, 2),
        fc.nat(255),
        fc.nat(255),
        (codes, width, low, high) => {
          const own = arena();
          const kernels = make(own);
          const rows = own.allocate(SELECTION_BYTES)!;
          const count = kernels.selectRange(width, placed(own, width, codes), codes.length, low, high, rows);
          const expected = codes.flatMap((code, row) => (code >= low && code <= high ? [row] : []));
          expect(selected(own, rows, count)).toEqual(expected);
        },
      ),
    );
  });

  it('select and keep the rows whose codes pass', () => {
    fc.assert(
      fc.property(anyCodes, anyWidth, fc.nat(5), fc.nat(5), (codes, width, first, second) => {
        const own = arena();
        const kernels = make(own);
        const rows = own.allocate(SELECTION_BYTES)!;
        const column = placed(own, width, codes);
        const table = (rest: number) =>
          placed(
            own,
            1,
            Array.from({ length: 256 }, (_, code) => (code % 6 === rest ? 0 : 1)),
          );
        const count = kernels.selectPassing(width, column, codes.length, table(first), rows);
        const left = kernels.keepPassing(width, column, count, table(second), rows);
        const expected = codes.flatMap((code, row) =>
          code % 6 === first || code % 6 === second ? [] : [row],
        );
        expect(selected(own, rows, left)).toEqual(expected);
      }),
    );
  });

  it('keep beside a sum what it loses, count, and know the extremes', () => {
    const own = arena();
    const kernels = make(own);
    const values = [1e16, 1, -1e16, -3];
    const from = own.allocate(values.length * 8)!;
    const cells = own.allocate(2 * CELL_WITH_EXTREMES * 8)!;
    own.views().f64.set(values, from / 8);
    const empty = [0, 0, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    own.views().f64.set([...empty, ...empty], cells / 8);
    const columns = [placed(own, 2, [1, 1, 1, 0])];
    kernels.adder({ widths: [2], selected: false, weights: null, extremes: true })({
      ...{ count: values.length, rows: 0, values: from, cells, weights: 0, weightCodes: 0 },
      columns,
      strides: [CELL_WITH_EXTREMES],
    });
    const { f64, u32 } = own.views();
    const cell = (number: number) => {
      const at = cells / 8 + number * CELL_WITH_EXTREMES;
      return {
        value: f64[at]! + f64[at + 1]!,
        facts: u32[2 * at + 4],
        least: f64[at + 3],
        greatest: -f64[at + 4]!,
      };
    };
    expect(cell(0)).toEqual({ value: -3, facts: 1, least: -3, greatest: -3 });
    expect(cell(1)).toEqual({ value: 1, facts: 3, least: -1e16, greatest: 1e16 });
  });

  it('weight the selected rows', () => {
    const own = arena();
    const kernels = make(own);
    const from = own.allocate(24)!;
    const weights = own.allocate(16)!;
    const cells = own.allocate(CELL_DOUBLES * 8)!;
    const { f64 } = own.views();
    f64.set([10, 20, 30], from / 8);
    f64.set([2, 0.5], weights / 8);
    f64.fill(0, cells / 8, cells / 8 + CELL_DOUBLES);
    kernels.adder({ widths: [], selected: true, weights: 1, extremes: false })({
      ...{ count: 2, rows: placed(own, 2, [0, 2]), values: from, cells, weights },
      weightCodes: placed(own, 1, [0, 0, 1]),
      columns: [],
      strides: [],
    });
    expect(own.views().f64[cells / 8]).toBe(2 * 10 + 0.5 * 30);
  });
});
