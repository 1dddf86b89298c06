import { deriveStackedStages, legendRows, placeStackedStages } from '@cradle/charts';
import { describe, expect, it } from 'vitest';
import { STACKED_STAGES_GALLERY as GALLERY, STAGE_PARTS } from './stackedStages.gallery.ts';

const derive = (name: keyof typeof GALLERY) => deriveStackedStages(GALLERY[name], STAGE_PARTS);

describe('what stacked bars mean', () => {
  it('nothing, without bars', () => {
    expect(derive('empty')).toEqual({ bars: [], parts: [], hidden: 0, hasGaps: false, extent: [0, 0] });
  });

  it('one bar from zero to its total, with the parts that occur', () => {
    const { bars, parts, extent } = derive('one');
    expect(bars).toMatchObject([{ total: 4, positive: 4, negative: 0 }]);
    expect(parts.map(({ key }) => key)).toEqual(['MATERIALS', 'PRODUCTION']);
    expect(extent).toEqual([0, 4]);
  });

  it('of many bars the largest stay, in their order, and the others are counted', () => {
    const { bars, hidden } = derive('many');
    expect(bars).toHaveLength(40);
    expect(bars[0]?.label).toBe('Product 860');
    expect(bars.at(-1)?.label).toBe('Product 899');
    expect(hidden).toBe(860);
  });

  it('a missing part takes no length and stays a gap of its bar', () => {
    const { bars, hasGaps, extent } = derive('missing');
    expect(bars[0]).toMatchObject({ total: 2, positive: 2, gaps: ['AMOUNT_MISSING'] });
    expect(bars[1]).toMatchObject({ total: null, positive: 0, gaps: ['FACTOR_MISSING'] });
    expect(hasGaps).toBe(true);
    expect(extent).toEqual([0, 2]);
  });

  it('a credit stands on the other side of zero and its total is the difference', () => {
    const { bars, extent } = derive('negative');
    expect(bars).toMatchObject([{ total: 3, positive: 5, negative: -2 }]);
    expect(extent).toEqual([-2, 5]);
  });

  it('the ends of a bar add up to its total', () => {
    for (const name of Object.keys(GALLERY) as (keyof typeof GALLERY)[]) {
      for (const { positive, negative, total } of derive(name).bars) {
        if (total !== null) expect(positive + negative).toBeCloseTo(total, 12);
      }
    }
  });
});

describe('where stacked bars go', () => {
  it('long names in both languages leave at least half of a narrow chart to the bars', () => {
    const { left, right } = placeStackedStages(derive('longNames'), 340);
    expect(340 - left - right).toBeGreaterThan(340 * 0.42);
  });

  it('short names leave more', () => {
    const short = placeStackedStages(derive('one'), 800);
    const long = placeStackedStages(derive('longNames'), 800);
    expect(short.left).toBeLessThan(long.left);
  });

  it('every bar has room of its own', () => {
    const { bars } = derive('many');
    const { height, top, bottom, barHeight } = placeStackedStages(derive('many'), 800);
    expect((height - top - bottom) / bars.length).toBeGreaterThan(barHeight);
  });

  it('a legend takes as many rows as it needs', () => {
    const labels = ['Materials', 'Production', 'Distribution', 'Installation', 'Use', 'End of life'];
    expect(legendRows([], 300)).toBe(0);
    expect(legendRows(labels, 1000)).toBe(1);
    expect(legendRows(labels, 260)).toBe(3);
  });
});
