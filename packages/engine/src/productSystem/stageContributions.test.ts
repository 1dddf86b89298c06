import { describe, expect, it } from 'vitest';
import { aLine } from '../testing/builders.ts';
import { demandOfLines } from './linkedLines.ts';
import { prepareProductSystem } from './prepareProductSystem.ts';
import { solveProductSystem } from './solveProductSystem.ts';
import { demandContributions, stageContributions } from './stageContributions.ts';
import { aProcess, granted, systemOf, takes } from './systemBuilders.ts';

// A database that knows no stages: steel and power need each other, a lorry runs on diesel.
const database = granted(
  prepareProductSystem(
    systemOf(
      aProcess('steel', { exchanges: [takes('power', 2, { unit: 'kWh' })], emissions: { CO2_FOSSIL: 1.8 } }),
      aProcess('power', {
        product: { amount: 1, unit: 'kWh' },
        exchanges: [takes('steel', 0.01)],
        emissions: { CO2_FOSSIL: 0.5, CH4_FOSSIL: 0.001, HFC_41: 1e-6 },
      }),
      aProcess('lorry', { product: { amount: 1, unit: 'tkm' }, emissions: { CO2_FOSSIL: 0.1 } }),
    ),
  ),
);
const linked = [
  { line: aLine({ id: 'frame', stage: 'MATERIALS', amount: 3 }), processId: 'steel' },
  {
    line: aLine({ id: 'welding', stage: 'PRODUCTION', amount: 9, unit: 'MJ', scope: 2 }),
    processId: 'power',
  },
  { line: aLine({ id: 'way', stage: 'DISTRIBUTION', amount: 500, distanceKm: 40 }), processId: 'lorry' },
];

describe('An assessment whose lines point into a database', () => {
  const { demand, beyondBoundary, gaps } = demandOfLines(database, linked);
  const result = granted(solveProductSystem(database, demand, 'AR6'));
  const rows = granted(stageContributions(database, result, 0));

  it('asks for amounts in the unit of the process', () => {
    expect(demand).toMatchObject([
      { id: 'frame', amount: 3, unit: 'kg' },
      { id: 'welding', amount: expect.closeTo(2.5, 12), unit: 'kWh' },
      { id: 'way', amount: 20, unit: 'tkm' },
    ]);
    expect([...beyondBoundary, ...gaps]).toEqual([]);
  });

  it('has contributions by stage, process and gas, the loop counted in the stage that needs it', () => {
    // 3 kg of steel need 3 / 0.98 runs of steel and twice as many of power.
    const found = rows.map(({ stage, processId, gas, kg }) => [
      stage,
      processId,
      gas,
      Number(kg.toPrecision(10)),
    ]);
    const of = (amount: number) => Number((amount / 0.98).toPrecision(10));
    expect(found).toEqual([
      ['MATERIALS', 'power', 'CH4_FOSSIL', of(0.006)],
      ['MATERIALS', 'steel', 'CO2_FOSSIL', of(5.4)],
      ['MATERIALS', 'power', 'CO2_FOSSIL', of(3)],
      ['MATERIALS', 'power', 'HFC_41', of(6e-6)],
      ['PRODUCTION', 'power', 'CH4_FOSSIL', of(0.0025)],
      ['PRODUCTION', 'power', 'CO2_FOSSIL', of(1.25)],
      ['PRODUCTION', 'steel', 'CO2_FOSSIL', of(0.045)],
      ['PRODUCTION', 'power', 'HFC_41', of(2.5e-6)],
      ['DISTRIBUTION', 'lorry', 'CO2_FOSSIL', 2],
    ]);
  });

  it('adds up to its total by stage and by line', () => {
    const sum = (each: readonly { readonly kgCo2e: number | null }[]) =>
      each.reduce((all, { kgCo2e }) => all + kgCo2e!, 0);
    const lines = demandContributions(database, result);
    expect(sum(rows)).toBeCloseTo(result.totals.totalKgCo2e!, 10);
    expect(sum(lines)).toBeCloseTo(result.totals.totalKgCo2e!, 10);
    for (const { member, kgCo2e } of result.contributions.STAGE) {
      expect(sum(rows.filter(({ stage }) => stage === member))).toBeCloseTo(kgCo2e!, 10);
      expect(sum(lines.filter(({ stage }) => stage === member))).toBeCloseTo(kgCo2e!, 10);
    }
  });

  it('puts what is below the cut-off into one row of its stage and gas', () => {
    const few = granted(stageContributions(database, result, 0.01));
    expect(few.filter(({ stage }) => stage === 'PRODUCTION')).toMatchObject([
      { processId: null, gas: 'CH4_FOSSIL', processes: 1 },
      { processId: 'power', gas: 'CO2_FOSSIL', processes: 1 },
      { processId: null, gas: 'CO2_FOSSIL', processes: 1 },
      { processId: null, gas: 'HFC_41', processes: 1 },
    ]);
    const outcome = stageContributions(database, result, 2);
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'LIMIT_OUT_OF_RANGE' }]);
  });

  it('keeps a gas without a potential as a row without kg CO2e', () => {
    const ar4 = granted(solveProductSystem(database, demand, 'AR4'));
    const gaps = granted(stageContributions(database, ar4, 0)).filter(({ gas }) => gas === 'HFC_41');
    expect(gaps.map(({ kgCo2e }) => kgCo2e)).toEqual([null, null]);
    expect(demandContributions(database, ar4).filter(({ kgCo2e }) => kgCo2e === null)).toHaveLength(2);
  });
});

describe('Lines that cannot point into a database', () => {
  it('are gaps with their reasons', () => {
    const { demand, gaps } = demandOfLines(database, [
      { line: aLine({ id: 'a', amount: null }), processId: 'steel' },
      { line: aLine({ id: 'b', amount: Number.NaN }), processId: 'steel' },
      { line: aLine({ id: 'c', unit: 'piece' }), processId: 'steel' },
      { line: aLine({ id: 'd' }), processId: 'gold' },
    ]);
    expect(demand).toEqual([]);
    expect(gaps.map(({ code, lineId }) => [lineId, code])).toEqual([
      ['a', 'AMOUNT_MISSING'],
      ['b', 'AMOUNT_MISSING'],
      ['c', 'UNIT_MISMATCH'],
      ['d', 'PROCESS_UNKNOWN'],
    ]);
    expect(gaps.every(({ message, messageZh }) => message !== '' && messageZh !== '')).toBe(true);
  });

  it('of module D stay beside the total', () => {
    const scrap = aLine({ id: 'scrap', stage: 'BEYOND_BOUNDARY', amount: -1 });
    const { demand, beyondBoundary } = demandOfLines(database, [{ line: scrap, processId: 'steel' }]);
    expect(demand).toEqual([]);
    expect(beyondBoundary).toMatchObject([{ id: 'scrap', amount: -1, stage: null }]);
    const credit = granted(solveProductSystem(database, beyondBoundary, 'AR6'));
    expect(credit.totals.totalKgCo2e).toBeLessThan(-1.8);
  });
});
