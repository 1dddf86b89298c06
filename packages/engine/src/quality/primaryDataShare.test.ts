import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedFields } from '../method/readOutcome.ts';
import { type DataContribution, primaryDataShare } from './primaryDataShare.ts';

const line = (emissions: number, activityIsPrimary: boolean, factorIsPrimary: boolean): DataContribution => ({
  id: 'line',
  emissions,
  source: { kind: 'LINE', activityIsPrimary, factorIsPrimary },
});

const supplier = (emissions: number, share: number | null): DataContribution => ({
  id: 'supplier',
  emissions,
  source: { kind: 'SUPPLIER_FOOTPRINT', primaryDataShare: share },
});

const shareOf = (...contributions: readonly DataContribution[]) => accepted(primaryDataShare(contributions));

describe('The primary data share', () => {
  it('of 3 kg primary, 5 kg secondary and 2 kg from a supplier with 40 % is 0.38', () => {
    expect(shareOf(line(3, true, true), line(5, true, false), supplier(2, 0.4))).toBeCloseTo(0.38, 12);
  });

  it('needs both activity and factor to be primary', () => {
    expect(shareOf(line(1, true, false))).toBe(0);
    expect(shareOf(line(1, false, true))).toBe(0);
    expect(shareOf(line(1, true, true))).toBe(1);
  });

  it('counts a supplier that states none as 0', () => {
    expect(shareOf(line(1, true, true), supplier(3, null))).toBe(0.25);
  });

  it('counts a credit with its size, so that it does not improve the share', () => {
    expect(shareOf(line(3, true, true), line(-1, false, false))).toBe(0.75);
  });

  it('is unknown where nothing contributes', () => {
    expect(shareOf()).toBeNull();
    expect(shareOf(line(0, true, true))).toBeNull();
  });

  it('lies between 0 and 1 and does not depend on the unit', () => {
    const contribution = fc
      .tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([emissions, share]) => supplier(emissions, share));
    fc.assert(
      fc.property(fc.array(contribution, { minLength: 1, maxLength: 20 }), (contributions) => {
        fc.pre(contributions.some(({ emissions }) => Math.abs(emissions) > 1e-6));
        const share = shareOf(...contributions)!;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        const inGrams = contributions.map((own) => ({ ...own, emissions: own.emissions * 1000 }));
        expect(shareOf(...inGrams)).toBeCloseTo(share, 10);
      }),
    );
  });

  it('refuses a share above 1 and emissions that are no number', () => {
    expect(refusedFields(primaryDataShare([supplier(1, 40), line(Number.NaN, true, true)]))).toEqual([
      'NUMBER_OUT_OF_RANGE primaryDataShare',
      'NUMBER_OUT_OF_RANGE emissions',
    ]);
  });
});
