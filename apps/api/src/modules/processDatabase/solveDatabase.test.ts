import { describe, expect, it } from 'vitest';
import { linkProcesses } from './linkProcesses.ts';
import type { CoProductRule, ProcessDataSet, ProcessFlow } from './processDatabase.ts';
import { solveDatabase } from './solveDatabase.ts';
import { database, dataSet, exchange, flow, gives, makes } from './testing.ts';

function solve(
  processes: readonly ProcessDataSet[],
  flows: readonly ProcessFlow[] = [],
  rule: CoProductRule = 'SHARE',
) {
  return solveDatabase(linkProcesses(database(processes, flows), rule));
}

/** kg of fossil carbon dioxide for one unit, by flow. */
function carbonOf(
  processes: readonly ProcessDataSet[],
  flows: readonly ProcessFlow[] = [],
  rule: CoProductRule = 'SHARE',
) {
  return Object.fromEntries(
    solve(processes, flows, rule).functions.map((solved) => [
      solved.function.flowId,
      solved.gases.get('CO2_FOSSIL') ?? 0,
    ]),
  );
}

const power = dataSet('power', [makes('power', 2), gives('co2', 1)]);

describe('A solved process', () => {
  it('carries its own emissions and those of its supply, for one unit of what it makes', () => {
    const steel = dataSet('steel', [makes('steel', 1000), exchange('power', 400), gives('co2', 1800)]);
    expect(carbonOf([power, steel])).toEqual({ power: 0.5, steel: 2 });
  });

  it('counts a loop as often as it goes round', () => {
    // p = 1 + 0.1 s and s = 2 + 0.5 p: p = 1.2 / 0.95, s = 2.5 / 0.95.
    const p = dataSet('p', [makes('p'), exchange('s', 0.1), gives('co2', 1)]);
    const s = dataSet('s', [makes('s'), exchange('p', 0.5), gives('co2', 2)]);
    const solved = solve([p, s]);
    expect(solved.functions[0]!.gases.get('CO2_FOSSIL')).toBeCloseTo(1.2 / 0.95, 12);
    expect(solved.functions[1]!.gases.get('CO2_FOSSIL')).toBeCloseTo(2.5 / 0.95, 12);
    expect(solved.loops).toEqual([2]);
    expect(solved.cuts).toEqual([]);
    expect(solved.residual).toBeLessThan(1e-12);
  });

  it('shares its burdens with its co-products, which are linked to as well', () => {
    const refinery = dataSet('refinery', [makes('petrol', 3), gives('diesel', 1), gives('co2', 4)]);
    const haul = dataSet('haul', [makes('haul'), exchange('diesel', 0.5)]);
    expect(carbonOf([refinery, haul])).toEqual({ petrol: 1, diesel: 1, haul: 0.5 });
    expect(carbonOf([refinery, haul], [], 'REFERENCE_ONLY')).toEqual({ petrol: 4 / 3, haul: 0 });
  });

  it('pays for the treatment of its waste', () => {
    const landfill = dataSet('landfill', [exchange('rubble', 10, { isReference: true }), gives('co2', 5)]);
    const house = dataSet('house', [makes('house'), gives('rubble', 4)]);
    expect(carbonOf([landfill, house], [flow('rubble', { kind: 'WASTE' })])).toEqual({
      rubble: 0.5,
      house: 2,
    });
  });

  it('is credited for what it avoids', () => {
    const burner = dataSet('burner', [
      makes('heat'),
      gives('power', 2, { isAvoided: true }),
      gives('co2', 3),
    ]);
    expect(carbonOf([power, burner])).toEqual({ power: 0.5, heat: 2 });
  });

  it('keeps the gases apart', () => {
    const methane = flow('ch4', { name: 'Methane, biogenic', kind: 'ELEMENTARY', compartment: 'air' });
    const rice = dataSet('rice', [makes('rice', 2), gives('ch4', 0.1), gives('co2', 1)]);
    const [solved] = solve([rice], [methane]).functions;
    expect([...solved!.gases]).toEqual([
      ['CO2_FOSSIL', 0.5],
      ['CH4_BIOGENIC', 0.05],
    ]);
  });
});

describe('A loop that needs more of itself than it makes', () => {
  const eager = (need: number) => [
    dataSet('a', [makes('a'), exchange('b', need), gives('co2', 1)]),
    dataSet('b', [makes('b'), exchange('a', 1), gives('co2', 1)]),
    dataSet('user', [makes('user'), exchange('a', 1)]),
    dataSet('stranger', [makes('stranger'), gives('co2', 1)]),
  ];

  it('is cut at the link that takes most, said, and marks what depends on it', () => {
    const solved = solve(eager(2));
    expect(solved.cuts).toMatchObject([{ coefficient: 2, gain: 2 }]);
    expect(solved.cuts[0]!.consumer.process.id).toBe('a');
    expect(
      solved.functions.map((each) => [
        each.function.process.id,
        each.gases.get('CO2_FOSSIL'),
        each.isBehindCut,
      ]),
    ).toEqual([
      ['a', 1, true],
      ['b', 2, true],
      ['user', 1, true],
      ['stranger', 1, false],
    ]);
  });

  it('is also one that makes exactly what it needs', () => {
    expect(solve(eager(1)).cuts).toHaveLength(1);
    expect(solve(eager(0.999)).cuts).toHaveLength(0);
  });

  it('is cut at the least certain link first', () => {
    const processes = [
      dataSet('a', [makes('a'), exchange('b', 5, { providerId: 'b' }), gives('co2', 1)]),
      dataSet('b', [makes('b'), exchange('a', 1), gives('co2', 1)]),
    ];
    expect(solve(processes).cuts.map(({ consumer }) => consumer.process.id)).toEqual(['b']);
  });

  it('may be one process alone', () => {
    const solved = solve([dataSet('glass', [makes('glass'), exchange('glass', 1.03), gives('co2', 1)])]);
    expect(solved.cuts).toMatchObject([{ coefficient: 1.03 }]);
    expect(solved.functions[0]!.gases.get('CO2_FOSSIL')).toBe(1);
  });
});

it('refuses a database in which nothing is made', () => {
  expect(() => solve([dataSet('nothing', [gives('co2', 1)])])).toThrow(/says what it makes/);
});
