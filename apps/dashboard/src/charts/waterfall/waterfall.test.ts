import { describe, expect, it } from 'vitest';
import { deriveWaterfall } from './deriveWaterfall.ts';
import { isCut, placeWaterfall } from './placeWaterfall.ts';
import { WATERFALL_GALLERY as GALLERY } from './waterfall.gallery.ts';

const ENDS = ['Base case', 'Recycled'] as const;
const derive = (name: keyof typeof GALLERY) => deriveWaterfall(GALLERY[name], (count) => `${count} others`);

describe('what a waterfall means', () => {
  it('nothing changes without things', () => {
    expect(derive('empty')).toEqual({ before: 0, after: 0, steps: [], unchanged: 0, hasGaps: false });
  });

  it('one change leads from the total before to the total after', () => {
    expect(derive('one')).toMatchObject({ before: 10, after: 6, steps: [{ change: -4, from: 10, to: 6 }] });
  });

  it('the largest changes come first, all others are one step', () => {
    const { steps, unchanged } = derive('many');
    expect(steps).toHaveLength(12);
    expect(steps[0]).toMatchObject({ label: 'Product 899', count: 1 });
    expect(steps.at(-1)).toMatchObject({ key: null, label: '888 others', count: 888 });
    expect(unchanged).toBe(1);
  });

  it('the steps of every case follow each other and end at the total after', () => {
    for (const name of Object.keys(GALLERY) as (keyof typeof GALLERY)[]) {
      const { before, after, steps } = derive(name);
      if (steps.length === 0) continue;
      expect(steps[0]?.from).toBe(before);
      for (const [index, step] of steps.entries()) {
        expect(step.from + step.change).toBeCloseTo(step.to, 9);
        if (index > 0) expect(step.from).toBe(steps[index - 1]?.to);
      }
      expect(steps.at(-1)?.to).toBeCloseTo(after!, 9);
    }
  });

  it('a side that is a gap is named at its step, also when nothing known changes', () => {
    const { before, after, steps, hasGaps } = derive('missing');
    expect([before, after]).toEqual([14, 8]);
    expect(steps.find(({ key }) => key === 'Production')).toMatchObject({
      change: -4,
      gaps: ['FACTOR_MISSING'],
    });
    expect(steps.find(({ key }) => key === 'Use')).toMatchObject({ change: 0, gaps: ['AMOUNT_MISSING'] });
    expect(hasGaps).toBe(true);
  });

  it('a total of gaps alone has no steps: there is nothing to start from', () => {
    expect(derive('allMissing')).toMatchObject({ before: null, after: 3, steps: [] });
  });

  it('credits may lead below zero', () => {
    expect(derive('negative')).toMatchObject({
      before: 4,
      after: -5,
      steps: [{ to: -1 }, { from: -1, to: -5 }],
    });
  });

  it('what is on one side only changes by all of it, and what is the same is counted', () => {
    const { steps, unchanged } = derive('onlyOneSide');
    expect(steps.map(({ change }) => change)).toEqual([-7, 1]);
    expect(unchanged).toBe(1);
  });
});

describe('where a waterfall goes', () => {
  it('the axis holds zero and every level', () => {
    const { axis } = placeWaterfall(derive('negative'), ENDS, 800);
    expect(axis[0]).toBeLessThan(-5);
    expect(axis[1]).toBeGreaterThan(4);
  });

  it('the axis is cut where the steps would be too short to see', () => {
    const state = deriveWaterfall(
      [{ key: 'a', label: 'A', before: 1000, after: 990, gaps: [] }],
      () => 'others',
    );
    const places = placeWaterfall(state, ENDS, 800);
    expect(isCut(places)).toBe(true);
    expect(places.axis[0]).toBeLessThan(990);
    expect(isCut(placeWaterfall(derive('one'), ENDS, 800))).toBe(false);
  });

  it('long names leave at least half of a narrow chart to the bars', () => {
    const { left, right } = placeWaterfall(derive('longNames'), ENDS, 340);
    expect(340 - left - right).toBeGreaterThan(340 * 0.42);
  });
});
