import { describe, expect, it } from 'vitest';
import { deriveSmallMultiples } from './deriveSmallMultiples.ts';
import { placeSmallMultiples } from './placeSmallMultiples.ts';
import { SMALL_MULTIPLES_GALLERY as GALLERY } from './smallMultiples.gallery.ts';

const derive = (name: keyof typeof GALLERY) => {
  const { categories, parts, panels, form } = GALLERY[name];
  return deriveSmallMultiples(categories, parts, panels, form);
};

describe('what small multiples mean', () => {
  it('nothing, without panels', () => {
    expect(derive('empty')).toMatchObject({ panels: [], steps: [0, 1], hasGaps: false });
  });

  it('one axis holds the largest stack of all panels', () => {
    // Tata Steel 2019: 14 + 5 + 1, POSCO 2020: 13 + 6.1 + 1.
    expect(derive('few').steps).toEqual([0, 10, 20, 30]);
  });

  it('parts stack from zero to both sides', () => {
    const { panels, steps } = derive('negative');
    const [first] = panels[0]!.columns;
    expect(first?.segments.map(({ from, to }) => [from, to])).toEqual([
      [0, 6],
      [6, 8],
      [0, -5],
    ]);
    expect(first?.total).toBe(3);
    expect(steps[0]).toBeLessThanOrEqual(-6);
  });

  it('lines do not stack', () => {
    expect(derive('lines').panels[0]?.columns[0]?.segments[0]).toMatchObject({ from: 0, to: 2.3 });
  });

  it('a year without a word is empty, a year of gaps is a gap', () => {
    const columns = derive('missing').panels[0]!.columns;
    expect(columns[2]).toMatchObject({ given: false, total: null, gaps: [] });
    expect(columns[3]).toMatchObject({ given: true, total: null, gaps: ['FACTOR_MISSING'] });
    expect(columns[1]).toMatchObject({ total: 7.5, gaps: ['AMOUNT_MISSING'] });
  });

  it('of too many panels the first stay, and the others are counted', () => {
    expect(derive('many')).toMatchObject({ hidden: 16 });
  });
});

describe('where small multiples go', () => {
  it('panels stand beside each other where there is room, below each other where there is not', () => {
    const wide = placeSmallMultiples(derive('few'), ['0', '10'], 900).panels;
    expect(new Set(wide.map(({ y }) => y)).size).toBe(1);
    const narrow = placeSmallMultiples(derive('few'), ['0', '10'], 260).panels;
    expect(new Set(narrow.map(({ x }) => x)).size).toBe(1);
  });

  it('none is wider than the page', () => {
    for (const width of [320, 720, 1200]) {
      for (const { x, width: own } of placeSmallMultiples(derive('many'), ['0', '2.5'], width).panels) {
        expect(x + own).toBeLessThanOrEqual(width + 1e-9);
      }
    }
  });
});
