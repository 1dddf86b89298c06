import { describe, expect, it } from 'vitest';
import { accepted } from '../method/readOutcome.ts';
import { cbamGood, energyFlow, sourceStream, suppliedPrecursor } from '../testing/cbamGoods.ts';
import { calculateCbamGoods } from './calculateCbamGoods.ts';
import type { CbamGood } from './cbamGood.ts';
import { checkCbamGood } from './checkCbamGood.ts';
import type { CbamGap } from './position.ts';

const checks = (more: Partial<CbamGood> = {}, defaultGap: CbamGap | null = null) => {
  const good = cbamGood({ precursors: [suppliedPrecursor()], ...more });
  const result = accepted(calculateCbamGoods([good], [])).get('good')!;
  return new Map(checkCbamGood(result, { defaultGap, byOtherCountries: false }).map((own) => [own.id, own]));
};
const statusOf = (id: string, more: Partial<CbamGood> = {}, gap: CbamGap | null = null) =>
  checks(more, gap).get(id)?.status;

describe('The checks of a good', () => {
  it('are thirteen, each with a clause, words in both languages, and a remedy where it is violated', () => {
    const all = [...checks().values()];
    expect(all.map(({ id }) => id)).toEqual(
      Array.from({ length: 13 }, (_, place) => `CBAM-${String(place + 1).padStart(2, '0')}`),
    );
    for (const { clause, saying, remedy, status } of all) {
      expect(clause).not.toBe('');
      expect(saying.messageZh).toMatch(/[\u4e00-\u9fff]/);
      expect(remedy !== null).toBe(status === 'VIOLATED');
    }
  });

  it.each([
    ['CBAM-02', { streams: [sourceStream({ gas: 'N2O' })] }],
    ['CBAM-04', { precursors: [] }],
    ['CBAM-04', { precursors: [suppliedPrecursor({}, { direct: null, indirect: null })] }],
    ['CBAM-05', { energy: [energyFlow({ evidence: null })] }],
    ['CBAM-05', { energy: [energyFlow({ evidence: 'DIRECT_LINE', evidenceNote: ' ' })] }],
    ['CBAM-07', { route: null }],
    ['CBAM-08', { parameters: { ...cbamGood().parameters, scrapShare: null } }],
    ['CBAM-09', { precursors: [suppliedPrecursor({ cnCode: '72044990' })] }],
    ['CBAM-09', { precursors: [suppliedPrecursor({ cnCode: '25222000' })] }],
    ['CBAM-10', { carbonPrice: null }],
  ] as const)('%s is violated by %j', (id, more) => {
    expect(statusOf(id, more as Partial<CbamGood>)).toBe('VIOLATED');
  });

  it('find nothing wrong with proven electricity, recorded routes, and a price that was not due', () => {
    const noPrice = {
      ...{ isDue: false, pricePerTonne: null, rebatePerTonne: null, currency: '', exchangeRate: null },
      instrument: '',
    };
    const energy = [energyFlow({ evidence: 'POWER_PURCHASE_AGREEMENT', evidenceNote: 'Contract 12' })];
    expect(statusOf('CBAM-05', { energy })).toBe('PASSED');
    expect(statusOf('CBAM-07')).toBe('PASSED');
    expect(statusOf('CBAM-10', { carbonPrice: noPrice })).toBe('PASSED');
  });

  it('limit estimates in the transitional period and not after it', () => {
    expect(statusOf('CBAM-06')).toBe('NOT_APPLICABLE');
    expect(statusOf('CBAM-06', { year: 2025 })).toBe('PASSED');
  });

  it('tell importers of small amounts, except of hydrogen', () => {
    const said = (exported: number) => checks({ exported }).get('CBAM-11')?.saying.message;
    expect(said(50)).toContain('exempt');
    expect(said(51)).toContain('declare');
    expect(statusOf('CBAM-11', { cnCode: '28041000', precursors: [] })).toBe('NOT_APPLICABLE');
  });

  it('ask for the route where several default values share a code', () => {
    expect(statusOf('CBAM-13', {}, 'DEFAULT_AMBIGUOUS')).toBe('VIOLATED');
    expect(statusOf('CBAM-13', {}, 'DEFAULT_MISSING')).toBe('NOT_APPLICABLE');
    expect(statusOf('CBAM-13')).toBe('PASSED');
  });

  it('say for which emissions certificates are due', () => {
    expect(checks().get('CBAM-03')?.saying.message).toContain('Annex II');
    expect(checks({ cnCode: '25231000', precursors: [] }).get('CBAM-03')?.saying.message).toContain(
      'indirect',
    );
  });
});
