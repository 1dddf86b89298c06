import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFact, someFacts } from '../testing/index.ts';
import { compare } from './compare.ts';
import { encodeSlice } from './encodeSlice.ts';
import { slots } from './slots.ts';

const SMALL = 50;
const VAST = 1e12;

describe('Slots', () => {
  it('number keys by first appearance and list them in rising order', () => {
    for (const space of [SMALL, VAST]) {
      const numbered = slots(space);
      expect([9, 3, 9, 40].map(numbered.take)).toEqual([0, 1, 0, 2]);
      expect([...numbered.keys()]).toEqual([3, 9, 40]);
      expect([3, 9, 40, 4].map(numbered.find)).toEqual([1, 0, 2, -1]);
    }
  });

  it('are the same in a table and in a hash map', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(SMALL - 1)), (keys) => {
        const table = slots(SMALL);
        const hash = slots(VAST);
        expect(keys.map(table.take)).toEqual(keys.map(hash.take));
        expect(table.keys()).toEqual(hash.keys());
      }),
    );
  });
});

describe('A comparison with more possible cells than a table may have', () => {
  it('has only those that occur', () => {
    const size = 2100;
    const slices = Array.from({ length: size }, (_, index) =>
      encodeSlice(someFacts(`product ${index}`, [aFact({ process: `process ${index}`, kgCo2e: index })])),
    );
    const { cells, total } = compare(slices, {
      rows: ['PRODUCT'],
      columns: ['PROCESS'],
      filters: [],
      measure: 'TOTAL',
      basis: 'DECLARED_UNIT',
      baselineColumn: null,
    });
    expect(cells).toHaveLength(size);
    expect(cells[2099]).toMatchObject({ row: 2099, column: 2099, kgCo2e: 2099, share: 1 });
    expect(total.kgCo2e).toBe((size * (size - 1)) / 2);
  });
});
