import { describe, expect, it } from 'vitest';
import { ABATEMENT_GALLERY as GALLERY } from './abatement.gallery.ts';
import { deriveAbatement } from './deriveAbatement.ts';
import { placeAbatement } from './placeAbatement.ts';

describe('what an abatement curve means', () => {
  it('each step begins where the one before it ends, and the last one ends at all that is saved', () => {
    for (const reductions of Object.values(GALLERY)) {
      const { steps, saved } = deriveAbatement(reductions);
      for (const [place, step] of steps.entries()) expect(step.from).toBe(steps[place - 1]?.to ?? 0);
      expect(steps.at(-1)?.to ?? 0).toBe(saved);
    }
  });

  it('3 kg that save money and 5 kg that cost: 8 kg, in the order given', () => {
    const { steps, saved, hasCosts } = deriveAbatement(GALLERY.negative);
    expect(saved).toBe(8);
    expect(hasCosts).toBe(true);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 8],
    ]);
  });

  it('one cost that is missing makes the heights say nothing', () => {
    expect(deriveAbatement(GALLERY.missingCost).hasCosts).toBe(false);
    expect(deriveAbatement(GALLERY.empty).hasCosts).toBe(false);
  });
});

describe('where an abatement curve goes', () => {
  it('the axis of costs holds zero and every cost', () => {
    const { costs } = placeAbatement(deriveAbatement(GALLERY.negative), 600);
    expect(costs[0]).toBeLessThan(-2);
    expect(costs[1]).toBeGreaterThan(4);
  });
});
