import { describe, expect, it } from 'vitest';
import { heatOf } from '../../lib/heat.ts';
import { deriveHeatMap } from './deriveHeatMap.ts';
import { HEAT_MAP_GALLERY as GALLERY } from './heatMap.gallery.ts';
import { placeHeatMap } from './placeHeatMap.ts';

const derive = (name: keyof typeof GALLERY) => {
  const { rows, columns, cells } = GALLERY[name];
  return deriveHeatMap(rows, columns, cells);
};

describe('what a heat map means', () => {
  it('nothing, without rows', () => {
    expect(derive('empty')).toMatchObject({ rows: [], columns: [], cells: [], largest: 0, hasGaps: false });
  });

  it('one cell is the largest', () => {
    expect(derive('one')).toMatchObject({ largest: 3, hasNegative: false });
  });

  it('of many rows the largest stay in their order, and their cells move with them', () => {
    const { rows, cells, allRows } = derive('many');
    expect(allRows).toBe(900);
    expect(rows).toHaveLength(60);
    expect(rows[0]?.label).toBe('Product 840');
    for (const { row, kgCo2e } of cells) expect(rows[row]?.total).toBe(kgCo2e);
  });

  it('a cell of gaps alone has no value, and does not count as the smallest', () => {
    const { cells, largest, hasGaps } = derive('missing');
    expect(cells[1]).toMatchObject({ kgCo2e: null, gaps: ['FACTOR_MISSING'] });
    expect(largest).toBe(2);
    expect(hasGaps).toBe(true);
  });

  it('credits are on the other side of the scale', () => {
    const { hasNegative, largest } = derive('negative');
    expect(hasNegative).toBe(true);
    expect(largest).toBe(5);
    expect(heatOf(-2, largest)).toBeLessThan(0);
  });
});

describe('the strength of a colour', () => {
  it('is 1 for the largest, 0 for nothing, and the sign is that of the value', () => {
    expect(heatOf(5, 5)).toBe(1);
    expect(heatOf(0, 5)).toBe(0);
    expect(heatOf(-5, 5)).toBe(-1);
    expect(heatOf(0, 0)).toBe(0);
  });

  it('of a hundredth of the largest can still be seen', () => {
    expect(heatOf(0.05, 5)).toBeCloseTo(0.1, 12);
  });
});

describe('where a heat map goes', () => {
  it('long column names lean, and rows leave half of a narrow chart to the cells', () => {
    const { columnRotation, left, top } = placeHeatMap(derive('longNames'), 340);
    expect(columnRotation).toBeGreaterThan(0);
    expect(left).toBeLessThan(170);
    expect(top).toBeGreaterThan(60);
  });

  it('short ones stand upright, and a wide cell shows its number', () => {
    expect(placeHeatMap(derive('one'), 800)).toMatchObject({ columnRotation: 0, showsNumbers: true });
  });

  it('without rows it still has a height', () => {
    expect(placeHeatMap(derive('empty'), 800).height).toBeGreaterThan(0);
  });
});
