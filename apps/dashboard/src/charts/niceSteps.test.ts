import { describe, expect, it } from 'vitest';
import { niceStep, niceSteps } from './niceSteps.ts';

describe('Round numbers for an axis', () => {
  it('hold both ends and zero', () => {
    expect(niceSteps(-3, 18, 5)).toEqual([-5, 0, 5, 10, 15, 20]);
    expect(niceSteps(2, 9, 4)).toEqual([0, 5, 10]);
    expect(niceSteps(0, 0, 4)).toEqual([0, 1]);
  });

  it('are the numbers meant, to the last bit', () => {
    expect(niceSteps(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceSteps(0, 3e-7, 3)).toEqual([0, 1e-7, 2e-7, 3e-7]);
  });

  it('have steps of 1, 2 or 5', () => {
    expect([niceStep(10, 4), niceStep(7, 4), niceStep(36, 4), niceStep(0.02, 5)]).toEqual([5, 2, 10, 0.005]);
  });
});
