import { describe, expect, it } from 'vitest';
import type { RowOutcome } from '../factorImport/rowOutcome.ts';
import { linkProcesses } from './linkProcesses.ts';
import type { ProcessDataSet, ProcessFlow } from './processDatabase.ts';
import { processFactors } from './processFactors.ts';
import { solveDatabase } from './solveDatabase.ts';
import { database, dataSet, exchange, flow, gives, makes } from './testing.ts';

function outcomesOf(processes: readonly ProcessDataSet[], flows: readonly ProcessFlow[] = []): RowOutcome[] {
  return [...processFactors(solveDatabase(linkProcesses(database(processes, flows), 'SHARE')))];
}

const sound = dataSet('sound', [makes('sound'), gives('co2', 1)]);
const draftOf = (outcome: RowOutcome | undefined) => (outcome?.kind === 'FACTOR' ? outcome.draft : null);
const reasonOf = (outcome: RowOutcome | undefined) =>
  outcome?.kind === 'REJECTED' ? outcome.problem.code : outcome?.kind;

describe('The factor of a process', () => {
  it('has the gases of the whole supply, characterised with AR6', () => {
    const methane = flow('ch4', { name: 'Methane, fossil', kind: 'ELEMENTARY', compartment: 'air' });
    const [outcome] = outcomesOf(
      [dataSet('coal', [makes('coal', 10), gives('ch4', 1), gives('co2', 2)])],
      [methane],
    );
    expect(draftOf(outcome)).toMatchObject({
      key: 'coal',
      unit: 'kg',
      gwpSet: 'AR6',
      kgCo2e: 0.2 + 0.1 * 29.8,
      otherCo2e: 0,
      boundary: 'CRADLE_TO_GATE',
      flows: [
        { gas: 'CO2_FOSSIL', kgPerUnit: 0.2 },
        { gas: 'CH4_FOSSIL', kgPerUnit: 0.1 },
      ],
    });
  });

  it('is for the unit the reference was written in', () => {
    const plant = dataSet('plant', [
      makes('power', 3.6, { writtenAmount: 1, writtenUnit: 'kWh' }),
      gives('co2', 0.5),
    ]);
    const [outcome] = outcomesOf([plant], [flow('power', { name: 'Electricity', unit: 'MJ' })]);
    expect(draftOf(outcome)).toMatchObject({ unit: 'kWh', category: 'Electricity' });
    expect(draftOf(outcome)!.kgCo2e).toBeCloseTo(0.5, 12);
  });

  it('says how many inputs have no provider, and is gate to gate when none has', () => {
    const half = dataSet('half', [makes('half'), exchange('sound', 1), exchange('air', 1)]);
    const none = dataSet('none', [makes('none'), exchange('air', 1), gives('co2', 1)]);
    const [, second, third] = outcomesOf([sound, half, none]);
    expect(draftOf(second)).toMatchObject({ boundary: 'CRADLE_TO_GATE' });
    expect(draftOf(second)!.note).toContain('1 of its 2 inputs have no provider');
    expect(draftOf(third)).toMatchObject({ boundary: 'GATE_TO_GATE' });
  });

  it('says how the burdens were shared, one factor for each product', () => {
    const outcomes = outcomesOf([
      dataSet('refinery', [makes('petrol', 3), gives('diesel', 1), gives('co2', 4)]),
    ]);
    expect(outcomes.map(draftOf).map((draft) => draft?.key)).toEqual(['refinery/petrol', 'refinery/diesel']);
    expect(draftOf(outcomes[1])!.note).toContain('shared with its co-products by mass (25.0 % here)');
  });

  it('is named by the process, and by the product where that says more', () => {
    const names = (process: string, product: string) =>
      draftOf(
        outcomesOf(
          [dataSet('p', [makes('x'), gives('co2', 1)], { name: process })],
          [flow('x', { name: product })],
        )[0],
      )!.name;
    expect(names('Steel, hot rolled, at plant', 'Steel, hot rolled')).toBe('Steel, hot rolled, at plant');
    expect(names('smelting ; baseline;', 'Aluminium')).toBe('Aluminium; smelting; baseline');
  });
});

describe('A process without a factor says why', () => {
  const others = (process: ProcessDataSet, flows: readonly ProcessFlow[] = []) =>
    outcomesOf([sound, process], flows)[1];

  it.each<[string, ProcessDataSet, ProcessFlow[]]>([
    ['FIELD_MISSING', dataSet('p', [gives('steel', 1)]), []],
    ['FIELD_MISSING', dataSet('p', [makes('steel')]), [flow('steel', { unit: null })]],
    ['NOT_A_FACTOR', dataSet('p', [makes('co2')]), []],
    ['VALUE_BLANK', dataSet('p', [makes('steel', 0)]), []],
    ['NOT_A_FACTOR', dataSet('p', [makes('steel')]), []],
    ['UNIT_UNKNOWN', dataSet('p', [makes('land'), gives('co2', 1)]), [flow('land', { unit: 'm2*a' })]],
    ['VALUE_OUT_OF_RANGE', dataSet('p', [makes('steel', 1), gives('co2', 6e7)]), []],
    [
      'VALUE_OUT_OF_RANGE',
      dataSet('p', [makes('retail'), exchange('money', 9)]),
      [flow('retail', { unit: 'EUR' }), flow('money', { unit: 'EUR' })],
    ],
  ])('%s', (code, process, flows) => {
    expect(reasonOf(others(process, flows))).toBe(code);
  });
});
