import { describe, expect, it } from 'vitest';
import { gsdOfPedigree, PEDIGREE_INDICATORS, type Pedigree, type PedigreeIndicator } from './pedigree.ts';

const BEST: Pedigree = { reliability: 1, completeness: 1, temporal: 1, geographical: 1, technological: 1 };

const gsd = (
  pedigree: Partial<Pedigree>,
  basic: Parameters<typeof gsdOfPedigree>[1] = 'MATERIAL_OR_ENERGY',
) => {
  const outcome = gsdOfPedigree({ ...BEST, ...pedigree }, basic, 'steel');
  return outcome.ok ? outcome.value : outcome.refusals.map(({ code, field }) => `${code} ${field}`);
};

/** Factors of ecoinvent 2 as Frischknecht et al. (2007) print them: the 95 % spread, GSD². */
const ECOINVENT_2: Readonly<Record<PedigreeIndicator, readonly number[]>> = {
  reliability: [1, 1.05, 1.1, 1.2, 1.5],
  completeness: [1, 1.02, 1.05, 1.1, 1.2],
  temporal: [1, 1.03, 1.1, 1.2, 1.5],
  geographical: [1, 1.01, 1.02, 1.02, 1.1],
  technological: [1, 1, 1.2, 1.5, 2],
};

/** Here the version of 2013 departs from the older one instead of rounding it. */
const CHANGED_IN_2013 = ['geographical 4', 'technological 2'];

describe('The pedigree matrix', () => {
  it('leaves the basic uncertainty when all is best: GSD² 1.0502 for a material', () => {
    expect(Number(gsd({})) ** 2).toBeCloseTo(1.0502, 4);
  });

  it('gives GSD 1.2372 for the scores 3, 3, 3, 3, 4 of a material', () => {
    const scores = { reliability: 3, completeness: 3, temporal: 3, geographical: 3, technological: 4 };
    const variance = 0.0006 + 0.002 + 0.0006 + 0.002 + 0.0001 + 0.04;
    expect(gsd(scores)).toBeCloseTo(Math.exp(Math.sqrt(variance)), 12);
    expect(gsd(scores)).toBeCloseTo(1.2372, 4);
  });

  it('gives transport about the GSD² of 2 that ecoinvent 2 printed, and infrastructure 3', () => {
    expect(Number(gsd({}, 'TRANSPORT')) ** 2).toBeCloseTo(2, 1);
    expect(Number(gsd({}, 'INFRASTRUCTURE')) ** 2).toBeCloseTo(2.99, 2);
    expect(Number(gsd({}, 'METHANE')) ** 2).toBeCloseTo(1.49, 2);
  });

  it('agrees with the factors of ecoinvent 2 to their rounding, but for the two that changed', () => {
    for (const indicator of PEDIGREE_INDICATORS)
      for (let score = 2; score <= 5; score++) {
        if (CHANGED_IN_2013.includes(`${indicator} ${score}`)) continue;
        const added = Math.log(Number(gsd({ [indicator]: score }))) ** 2 - 0.0006;
        const older = (Math.log(ECOINVENT_2[indicator][score - 1]!) / 2) ** 2;
        expect(Math.abs(added / older - 1), `${indicator} ${score}`).toBeLessThan(0.15);
      }
  });

  it('never gives less for a worse score', () => {
    for (const indicator of PEDIGREE_INDICATORS) {
      const byScore = [1, 2, 3, 4, 5].map((score) => Number(gsd({ [indicator]: score })));
      expect(byScore).toEqual([...byScore].sort((a, b) => a - b));
    }
  });

  it('adds nothing for what is not rated', () => {
    expect(gsd({ temporal: null, technological: null })).toBe(gsd({}));
  });

  it('refuses each score that is no whole number from 1 to 5', () => {
    expect(gsd({ reliability: 0, temporal: 2.5, geographical: 6 })).toEqual([
      'PEDIGREE_SCORE_INVALID reliability',
      'PEDIGREE_SCORE_INVALID temporal',
      'PEDIGREE_SCORE_INVALID geographical',
    ]);
  });
});
