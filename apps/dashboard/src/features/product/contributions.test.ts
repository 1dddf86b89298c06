import { describe, expect, it } from 'vitest';
import type { LoadedContribution } from './assessmentTypes.ts';
import { sumByLine } from './lineTotals.ts';
import { rankContributions } from './rankContributions.ts';

const FRAME = { id: 'frame', name: 'Frame', nameZh: '' };
const BATTERY = { id: 'battery', name: 'Battery', nameZh: '' };
const CELLS = { id: 'cells', name: 'Cells', nameZh: '' };

/** 100 kg in all: the frame emits 60 as two gases, the cells inside the battery 40; module D credits 20 beside it. */
const CONTRIBUTIONS: readonly LoadedContribution[] = [
  contribution({ line: FRAME, leafLine: FRAME, gas: 'CO2', kgCo2e: 50, share: 0.5 }),
  contribution({ line: FRAME, leafLine: FRAME, gas: 'CH4', kgCo2e: 10, share: 0.1 }),
  contribution({ line: BATTERY, leafLine: CELLS, kgCo2e: 40, share: 0.4 }),
  contribution({ line: BATTERY, leafLine: BATTERY, kgCo2e: null, share: null, gap: 'AMOUNT_MISSING' }),
  contribution({ line: FRAME, leafLine: FRAME, stage: 'BEYOND_BOUNDARY', kgCo2e: -20, share: null }),
];

describe('What a line adds', () => {
  it('is the sum of its gases, with what is missing from it', () => {
    const totals = sumByLine(CONTRIBUTIONS.slice(0, 4), 4);
    expect(totals?.get('frame')).toEqual({ kgCo2e: 60, gaps: [] });
    expect(totals?.get('battery')).toEqual({ kgCo2e: 40, gaps: ['AMOUNT_MISSING'] });
  });

  it('is not known where only gaps are, and never zero', () => {
    const totals = sumByLine([CONTRIBUTIONS[3]!], 1);
    expect(totals?.get('battery')).toEqual({ kgCo2e: null, gaps: ['AMOUNT_MISSING'] });
  });

  it('is not guessed from a part of the contributions', () => {
    expect(sumByLine(CONTRIBUTIONS, 6)).toBeNull();
  });
});

describe('The largest contributions', () => {
  it('join the gases of one place and name the line inside a used product', () => {
    const ranked = rankContributions(CONTRIBUTIONS, 10);
    expect(ranked.map(({ first, kgCo2e, share }) => [first.leafLine?.name, kgCo2e, share])).toEqual([
      ['Frame', 60, 0.6],
      ['Cells', 40, 0.4],
    ]);
  });

  it('add up to the total when none is cut off, because module D is not among them', () => {
    const sum = rankContributions(CONTRIBUTIONS, 10).reduce((total, { kgCo2e }) => total + kgCo2e, 0);
    expect(sum).toBe(100);
  });

  it('stop at the limit', () => {
    expect(rankContributions(CONTRIBUTIONS, 1)).toHaveLength(1);
  });
});

function contribution(fields: Partial<LoadedContribution>): LoadedContribution {
  return {
    stage: 'MATERIALS',
    gas: 'CO2E',
    kgCo2e: null,
    share: null,
    gap: null,
    process: 'Assembly',
    processZh: '',
    region: 'CN',
    supplier: null,
    line: null,
    leafLine: null,
    ...fields,
  };
}
