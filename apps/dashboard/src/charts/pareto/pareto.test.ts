import { derivePareto, placePareto } from '@cradle/charts';
import { describe, expect, it } from 'vitest';
import { PARETO_GALLERY as GALLERY } from './pareto.gallery.ts';

const derive = (name: keyof typeof GALLERY) => derivePareto(GALLERY[name]);

describe('what a Pareto chart means', () => {
  it('60, 25, 10 and 5 kg: two of four make up 80 %', () => {
    const { bars, vital } = derive('few');
    expect(vital).toBe(2);
    expect(bars.map(({ cumulativeShare }) => cumulativeShare)).toEqual([0.6, 0.85, 0.95, 1]);
  });

  it('one member is vital by itself, none is nothing', () => {
    expect(derive('one').vital).toBe(1);
    expect(derive('empty')).toEqual({ bars: [], vital: 0, hidden: 0, hasGaps: false, hasNegative: false });
  });

  it('the largest are drawn, the others are counted', () => {
    const { bars, hidden } = derive('many');
    expect([bars.length, hidden]).toEqual([25, 35]);
  });

  it('a gap is a gap: no share, never vital, and said', () => {
    const { bars, hasGaps } = derive('missing');
    expect(bars[2]).toMatchObject({ kgCo2e: null, cumulativeShare: null, isVital: false });
    expect(hasGaps).toBe(true);
    expect(derive('allMissing').vital).toBe(0);
  });

  it('a credit is not vital, and the line comes down to the whole', () => {
    const { bars, hasNegative } = derive('negative');
    expect(hasNegative).toBe(true);
    expect(bars[1]!.cumulativeShare).toBeGreaterThan(1);
    expect(bars[2]).toMatchObject({ isVital: false, cumulativeShare: 1 });
  });
});

describe('where a Pareto chart goes', () => {
  it('long names leave at least 42 % of a narrow chart to the bars', () => {
    const { left, right } = placePareto(derive('longNames'), 340);
    expect(340 - left - right).toBeGreaterThan(340 * 0.42);
  });

  it('grows with the number of bars', () => {
    expect(placePareto(derive('few'), 800).height).toBeGreaterThan(placePareto(derive('one'), 800).height);
  });
});
