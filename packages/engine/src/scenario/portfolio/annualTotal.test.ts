import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../../factor/factorCatalogue.ts';
import { aChange, aFactor, anAssessment, factorLine } from '../../testing/index.ts';
import { annualTotal } from './annualTotal.ts';
import { compilePortfolio } from './compilePortfolio.ts';

const STEEL = aFactor({ id: 'steel', kgCo2e: 2 });

describe('A year of a portfolio', () => {
  const compiled = compilePortfolio({
    assessments: [
      anAssessment({ id: 'pan', lines: [factorLine('sheet', 'steel', { amount: 1 })] }),
      anAssessment({ id: 'pot', lines: [factorLine('body', 'steel', { amount: 1.5 })] }),
      anAssessment({ id: 'lid', lines: [factorLine('disc', 'unknown-amount', { amount: null })] }),
    ],
    factors: factorCatalogue([STEEL, aFactor({ id: 'unknown-amount' })]),
    wanted: ['pan', 'pot', 'lid'],
  });
  const totals = (scenarios: Parameters<Extract<typeof compiled, { ok: true }>['value']['totals']>[0]) => {
    if (!compiled.ok) throw new Error('refused');
    const outcome = compiled.value.totals(scenarios);
    if (!outcome.ok) throw new Error('refused');
    return outcome.value;
  };

  it('of 1,000 pans of 2 kg and 100 pots of 3 kg is 2,300 kg; a tenth less steel in pans saves 200', () => {
    const tenth = aChange('less', { kind: 'SCALE_AMOUNT', amountFactor: 0.9 }, { lineIds: ['sheet'] });
    const both = totals([
      { id: 'base', changes: [] },
      { id: 'less', changes: [tenth] },
    ]);
    expect(annualTotal(both, 0, [1000, 100, 5]).kgCo2e).toBe(2300);
    expect(annualTotal(both, 1, [1000, 100, 5]).kgCo2e).toBeCloseTo(2100, 9);
  });

  it('names what has no volume, and what has gaps', () => {
    const base = totals([{ id: 'base', changes: [] }]);
    expect(annualTotal(base, 0, [1000, null, 5])).toEqual({
      kgCo2e: 2000,
      withoutVolume: [1],
      withGaps: [2],
    });
    expect(annualTotal(base, 0, [null, null, null]).kgCo2e).toBeNull();
  });
});
