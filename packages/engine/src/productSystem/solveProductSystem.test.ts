import { describe, expect, it } from 'vitest';
import { characteriseSystem } from './characteriseSystem.ts';
import { prepareProductSystem } from './prepareProductSystem.ts';
import type { SystemDemand } from './productSystem.ts';
import { solveProductSystem } from './solveProductSystem.ts';
import { aProcess, granted, solved, systemOf, THREE_IN_A_LOOP, takes, wants } from './systemBuilders.ts';
import type { SystemDimension, SystemResult } from './systemResult.ts';

function rowsOf({ contributions }: SystemResult, dimension: SystemDimension) {
  return Object.fromEntries(contributions[dimension].map(({ member, kgCo2e }) => [member, kgCo2e]));
}

const near = (value: number) => expect.closeTo(value, 10);

describe('The record of a kilogram of One, whose suppliers need each other', () => {
  const { result } = solved(THREE_IN_A_LOOP, wants('One', 1));

  it('says how often each process runs', () => {
    expect([...result.solution.runs]).toEqual([near(1), near(1.25), near(2.5)]);
  });

  it('adds the direct emissions of all processes up to the total', () => {
    expect(rowsOf(result, 'PROCESS')).toEqual({ One: near(1), Two: near(2.5), Three: near(7.5) });
    expect(result.totals.totalKgCo2e).toBeCloseTo(11, 10);
    expect(result.contributions.PROCESS.map(({ share }) => share)).toEqual([
      near(1 / 11),
      near(2.5 / 11),
      near(7.5 / 11),
    ]);
  });

  it('gives each node what it emits, what is emitted for it, and what passes through it once', () => {
    expect(result.nodes).toMatchObject([
      { directKgCo2e: near(1), upstreamKgCo2e: near(10), totalKgCo2e: near(11), loopFactor: near(1) },
      { directKgCo2e: near(2.5), upstreamKgCo2e: near(7.5), totalKgCo2e: near(10), loopFactor: near(0.8) },
      { directKgCo2e: near(7.5), upstreamKgCo2e: near(0.5), totalKgCo2e: near(8), loopFactor: near(0.8) },
    ]);
    expect(result.nodes.map(({ kgCo2ePerUnit }) => kgCo2ePerUnit)).toEqual([near(11), near(10), near(4)]);
  });

  it('tells how it was solved', () => {
    const { residual, closingError, loops } = result.solution;
    expect(residual).toBeLessThan(1e-12);
    expect(closingError).toBeLessThan(1e-12);
    expect(loops.map(({ processIds }) => [...processIds].sort())).toEqual([['Three', 'Two']]);
    expect(result.findings).toEqual([]);
  });

  it('is the same to the last bit whatever was solved before', () => {
    const prepared = granted(prepareProductSystem(THREE_IN_A_LOOP));
    granted(solveProductSystem(prepared, [wants('Three', 7)], 'AR4'));
    expect(granted(solveProductSystem(prepared, [wants('One', 1)], 'AR6'))).toEqual(result);
  });
});

describe('Gases', () => {
  const system = systemOf(
    aProcess('Farm', {
      emissions: { CH4_BIOGENIC: 4, CO2_BIOGENIC: 33, CO2_LAND_USE: 5, N2O: 0.01, uptake: 44, noise: 80 },
    }),
    aProcess('Flight', { isAircraft: true, emissions: { CO2_FOSSIL: 7 } }),
    aProcess('Product', {
      exchanges: [takes('Farm', 1), takes('Flight', 1)],
      emissions: { CO2_FOSSIL: 2, CH4_FOSSIL: 0.1, high: 3 },
    }),
  );
  const { prepared, result } = solved(system, wants('Product', 1));

  it('are kept apart by origin, uptake and aircraft', () => {
    expect(rowsOf(result, 'PART')).toEqual({
      FOSSIL: near(2 + 2.98 + 2.73),
      AIRCRAFT: near(10),
      BIOGENIC: near(108),
      LAND_USE: near(5),
      BIOGENIC_DIOXIDE: 0,
      UPTAKE: 0,
    });
    expect(result.totals).toEqual({
      totalKgCo2e: near(130.71),
      fossilKgCo2e: near(17.71),
      aircraftKgCo2e: near(10),
      biogenicKgCo2e: near(108),
      landUseKgCo2e: near(5),
      biogenicDioxideKg: near(33),
      uptakeKg: near(-44),
      // -44 taken up, 33 released and 11 that 4 kg of methane turn into.
      includingUptakeKgCo2e: near(130.71),
    });
  });

  it('are listed by mass, and count in another set without a new solve', () => {
    const ar4 = characteriseSystem(prepared, result.solution, 'AR4');
    expect(rowsOf(ar4, 'GAS')).toEqual({
      CH4_BIOGENIC: near(100),
      CH4_FOSSIL: near(2.5),
      CO2_BIOGENIC: 0,
      CO2_FOSSIL: near(12),
      CO2_LAND_USE: near(5),
      N2O: near(2.98),
    });
    expect(ar4).toEqual(granted(solveProductSystem(prepared, [wants('Product', 1)], 'AR4')));
    expect(ar4.inventory.map(({ kg }) => kg)).toEqual(result.inventory.map(({ kg }) => kg));
  });

  it('count in grams and tonnes', () => {
    const milled = aProcess('Mill', { exchanges: [takes('Farm', 500, { unit: 'g' })] });
    const { result: half } = solved(systemOf(...system.processes, milled), wants('Mill', 2, { unit: 't' }));
    expect(half.totals.landUseKgCo2e).toBeCloseTo(5000, 8);
  });

  it('without a potential are a gap, not a zero', () => {
    const leak = systemOf(
      aProcess('Cooler', { emissions: { HFC_41: 2 } }),
      aProcess('Shop', { exchanges: [takes('Cooler', 1)], emissions: { CO2_FOSSIL: 3 } }),
    );
    const { prepared: shop, result: known } = solved(leak, wants('Shop', 1));
    expect(known.totals.totalKgCo2e).toBeCloseTo(273, 9);
    const ar4 = characteriseSystem(shop, known.solution, 'AR4');
    expect(ar4.gaps).toMatchObject([{ code: 'GWP_UNKNOWN', gas: 'HFC_41', kg: 2 }]);
    expect(rowsOf(ar4, 'PROCESS')).toEqual({ Cooler: null, Shop: 3 });
    expect(ar4.contributions.PROCESS[0]!.gaps).toEqual(['GWP_UNKNOWN']);
    expect(ar4.totals).toMatchObject({ totalKgCo2e: 3, fossilKgCo2e: 3, landUseKgCo2e: 0 });
    expect(
      characteriseSystem(shop, solved(leak, wants('Cooler', 1)).result.solution, 'AR4').totals.totalKgCo2e,
    ).toBe(null);
  });

  it('stated as CO2e only keep their set, and the record says so', () => {
    const { result: mixed } = solved(
      systemOf(aProcess('Service', { emissions: { CO2E: 5 } })),
      wants('Service', 2),
    );
    expect(mixed.totals.totalKgCo2e).toBe(10);
    expect(mixed.findings.map(({ code }) => code)).toEqual(['GWP_SET_NOT_CONVERTIBLE']);
  });
});

describe('Stages and scopes', () => {
  // A factory with a boiler buys power from a mix; the power station burns coal that is mined.
  const plant = aProcess('Factory', {
    stage: 'PRODUCTION',
    scope: 1,
    exchanges: [takes('Mix', 10, { scope: 2 }), takes('Steel', 2, { stage: 'MATERIALS' })],
    emissions: { CO2_FOSSIL: 4 },
  });
  const system = systemOf(
    plant,
    aProcess('Mix', { exchanges: [takes('Station', 1)] }),
    aProcess('Station', { exchanges: [takes('Mine', 0.5)], emissions: { CO2_FOSSIL: 1 } }),
    aProcess('Mine', { scope: 3, exchanges: [takes('Mix', 0.1)], emissions: { CO2_FOSSIL: 0.2 } }),
    aProcess('Steel', { scope: 3, exchanges: [takes('Mix', 1)], emissions: { CO2_FOSSIL: 2 } }),
  );

  it('follow the calls: an exchange says more than its provider, and what says nothing passes on', () => {
    const { result } = solved(system, wants('Factory', 1));
    // 1 kg of Mix needs 1 / 0.95 runs of the station, each with half a run of the mine.
    const mixed = 1 / 0.95;
    const mined = 0.5 * mixed;
    expect(rowsOf(result, 'STAGE')).toEqual({
      PRODUCTION: near(4 + 10 * mixed + 10 * mined * 0.2),
      MATERIALS: near(4 + 2 * (mixed + mined * 0.2)),
    });
    // Bought are 10 runs of the station; those for steel and for the mine are scope 3.
    expect(rowsOf(result, 'SCOPE')).toEqual({
      1: near(4),
      2: near(10),
      3: near(4 + 12 * (mixed + mined * 0.2) - 10),
    });
  });

  it('are those of the demand before those of the process', () => {
    const { result } = solved(
      system,
      wants('Steel', 1, { id: 'frame', stage: 'MATERIALS' }),
      wants('Steel', 1, { id: 'spare', stage: 'USE', scope: 3 }),
      wants('Mix', 1, { id: 'power', scope: 2 }),
    );
    const { STAGE } = result.contributions;
    expect(STAGE.map(({ member }) => member)).toEqual(['MATERIALS', 'USE', 'UNSPLIT']);
    expect(STAGE[0]!.kgCo2e).toBeCloseTo(STAGE[1]!.kgCo2e!, 12);
    expect(rowsOf(result, 'SCOPE')[2]).toBeCloseTo(1, 10);
  });

  it('of a system without any are UNSPLIT and 3', () => {
    const { result } = solved(THREE_IN_A_LOOP, wants('One', 1));
    expect(rowsOf(result, 'STAGE')).toEqual({ UNSPLIT: near(11) });
    expect(rowsOf(result, 'SCOPE')).toEqual({ 3: near(11) });
  });

  it('leave suppliers and regions as the processes have them', () => {
    const { result } = solved(
      systemOf(
        aProcess('A', {
          supplierId: 's1',
          region: 'CN',
          exchanges: [takes('B', 1)],
          emissions: { CO2_FOSSIL: 1 },
        }),
        aProcess('B', {
          supplierId: 's1',
          region: 'DE',
          exchanges: [takes('C', 1)],
          emissions: { CO2_FOSSIL: 2 },
        }),
        aProcess('C', { region: 'CN', emissions: { CO2_FOSSIL: 4 } }),
      ),
      wants('A', 1),
    );
    expect(rowsOf(result, 'SUPPLIER')).toEqual({ s1: 3, null: 4 });
    expect(rowsOf(result, 'REGION')).toEqual({ CN: 5, DE: 2 });
  });
});

describe('Waste, co-products and own use', () => {
  it('charge the treatment to whoever hands waste over', () => {
    const { result } = solved(
      systemOf(
        aProcess('Bottle', {
          exchanges: [takes('Dump', 0.5, { direction: 'OUTPUT' })],
          emissions: { CO2_FOSSIL: 1 },
        }),
        aProcess('Dump', { product: { amount: -1, unit: 'kg' }, emissions: { CO2_FOSSIL: 3 } }),
      ),
      wants('Bottle', 2),
    );
    expect(rowsOf(result, 'PROCESS')).toEqual({ Bottle: 2, Dump: 3 });
    expect(result.nodes[1]).toMatchObject({ amount: 1, kgCo2ePerUnit: 3, totalKgCo2e: 3 });
  });

  it('let waste be demanded by its amount', () => {
    const dump = aProcess('Dump', { product: { amount: -2, unit: 'kg' }, emissions: { CO2_FOSSIL: 3 } });
    expect(solved(systemOf(dump), wants('Dump', 4)).result.totals.totalKgCo2e).toBe(6);
  });

  it('credit what a co-product avoids', () => {
    const { result } = solved(
      systemOf(
        aProcess('Incinerator', {
          exchanges: [takes('Heat', 2, { direction: 'OUTPUT' })],
          emissions: { CO2_FOSSIL: 5 },
        }),
        aProcess('Heat', { emissions: { CO2_FOSSIL: 1.5 } }),
      ),
      wants('Incinerator', 1),
    );
    expect(rowsOf(result, 'PROCESS')).toEqual({ Incinerator: 5, Heat: -3 });
    expect(result.totals.totalKgCo2e).toBe(2);
  });

  it('net what a process takes of itself, and say so', () => {
    const { result } = solved(
      systemOf(aProcess('Power', { exchanges: [takes('Power', 0.2)], emissions: { CO2_FOSSIL: 4 } })),
      wants('Power', 1),
    );
    expect(result.totals.totalKgCo2e).toBe(5);
    expect(result.findings).toMatchObject([{ code: 'SELF_CONSUMPTION', subjects: ['Power'] }]);
    expect(result.findings[0]!.message).toContain(
      'makes 1 kg and takes 0.2 kg of it itself: 0.8 kg leave it',
    );
  });

  it('add several exchanges with one provider, and say so', () => {
    const { result } = solved(
      systemOf(
        aProcess('Room', { exchanges: [takes('Power', 1), takes('Power', 2)] }),
        aProcess('Power', { emissions: { CO2_FOSSIL: 1 } }),
      ),
      wants('Room', 1),
    );
    expect(result.totals.totalKgCo2e).toBe(3);
    expect(result.findings).toMatchObject([{ code: 'EXCHANGES_ADDED', subjects: ['Room', 'Power'] }]);
  });
});

describe('What is cut off', () => {
  const system = systemOf(
    aProcess('Chair', {
      exchanges: [
        takes('Plank', 4),
        takes(null, 0.3, { flow: 'Screws', estimatedKgCo2ePerUnit: 2 }),
        takes(null, 5, { flow: 'Glue', unit: 'g' }),
        takes(null, 0, { flow: 'Nothing' }),
      ],
    }),
    aProcess('Plank', {
      emissions: { CO2_FOSSIL: 1 },
      exchanges: [takes(null, 0.1, { flow: 'Bark', direction: 'OUTPUT' })],
    }),
    aProcess('Table', { exchanges: [takes(null, 1, { flow: 'Varnish' })] }),
  );

  it('is listed for all runs, with an estimate where there is a price, and in no total', () => {
    const { result } = solved(system, wants('Chair', 10));
    expect(result.totals.totalKgCo2e).toBe(40);
    expect(result.cutOff).toEqual([
      { processId: 'Chair', flow: 'Screws', direction: 'INPUT', amount: 3, unit: 'kg', estimatedKgCo2e: 6 },
      { processId: 'Chair', flow: 'Glue', direction: 'INPUT', amount: 50, unit: 'g', estimatedKgCo2e: null },
      { processId: 'Plank', flow: 'Bark', direction: 'OUTPUT', amount: 4, unit: 'kg', estimatedKgCo2e: null },
    ]);
    expect(result.findings).toMatchObject([
      { code: 'EXCHANGES_CUT_OFF', severity: 'WARNING', subjects: ['Chair', 'Plank'] },
    ]);
  });
});

describe('A system that cannot be solved', () => {
  const good = aProcess('Good');

  it.each([
    ['no product', aProcess('Bad', { product: null }), 'PROCESS_WITHOUT_PRODUCT', 'processes[1].product'],
    [
      'a product of 0',
      aProcess('Bad', { product: { amount: 0, unit: 'kg' } }),
      'REFERENCE_FLOW_ZERO',
      'processes[1].product.amount',
    ],
    [
      'a product of NaN',
      aProcess('Bad', { product: { amount: Number.NaN, unit: 'kg' } }),
      'EXCHANGE_NOT_FINITE',
      'processes[1].product.amount',
    ],
    [
      'a unit nobody knows',
      aProcess('Bad', { product: { amount: 1, unit: 'furlong' } }),
      'UNIT_UNKNOWN',
      'processes[1].product.unit',
    ],
    ['the id of another', aProcess('Good'), 'PROCESS_REPEATED', 'processes[1].id'],
    [
      'an endless input',
      aProcess('Bad', { exchanges: [takes('Good', Number.POSITIVE_INFINITY)] }),
      'EXCHANGE_NOT_FINITE',
      'processes[1].exchanges[0].amount',
    ],
    [
      'an input of another kind',
      aProcess('Bad', { exchanges: [takes('Good', 3, { unit: 'kWh' })] }),
      'EXCHANGE_UNIT_MISMATCH',
      'processes[1].exchanges[0].unit',
    ],
    [
      'a provider nobody knows',
      aProcess('Bad', { exchanges: [takes('Ghost', 1)] }),
      'PROVIDER_UNKNOWN',
      'processes[1].exchanges[0].providerId',
    ],
    [
      'an estimate of NaN',
      aProcess('Bad', { exchanges: [takes(null, 1, { estimatedKgCo2ePerUnit: Number.NaN })] }),
      'EXCHANGE_NOT_FINITE',
      'processes[1].exchanges[0].estimatedKgCo2ePerUnit',
    ],
    [
      'an emission of NaN',
      aProcess('Bad', { emissions: { N2O: Number.NaN } }),
      'EXCHANGE_NOT_FINITE',
      'processes[1].emissions[0].amount',
    ],
    [
      'emissions too large to add',
      aProcess('Bad', { emissions: { CO2_FOSSIL: 1e308, high: 1e308 }, isAircraft: true }),
      'EXCHANGE_NOT_FINITE',
      'processes[1].emissions',
    ],
    [
      'an emission nobody knows',
      aProcess('Bad', { emissions: { phlogiston: 1 } }),
      'FLOW_UNKNOWN',
      'processes[1].emissions[0].flowId',
    ],
    [
      'more of its product used up',
      aProcess('Bad', { exchanges: [takes('Bad', 3)] }),
      'PRODUCT_CANCELS',
      'processes[1]',
    ],
    [
      'all its product used up',
      aProcess('Bad', { exchanges: [takes('Bad', 1)] }),
      'PRODUCT_CANCELS',
      'processes[1]',
    ],
  ])('is refused for %s', (_what, bad, code, field) => {
    const outcome = prepareProductSystem(systemOf(good, bad));
    expect(!outcome.ok && outcome.refusals.map((refusal) => [refusal.code, refusal.field])).toEqual([
      [code, field],
    ]);
  });

  it('is refused for a gas nobody knows and a gas by the piece', () => {
    const outcome = prepareProductSystem({
      processes: [
        {
          ...good,
          emissions: [
            { flowId: 'a', amount: 1, unit: 'm3' },
            { flowId: 'x', amount: 1, unit: 'kg' },
          ],
        },
      ],
      elementaryFlows: [
        { id: 'a', name: 'CO2', gas: 'CO2_FOSSIL', kind: 'EMISSION', isAircraft: false },
        { id: 'x', name: 'Xenon', gas: 'XENON', kind: 'EMISSION', isAircraft: false },
        { id: 'x', name: 'Xenon', gas: null, kind: 'EMISSION', isAircraft: false },
      ],
    });
    expect(!outcome.ok && outcome.refusals.map(({ code }) => code)).toEqual([
      'FLOW_REPEATED',
      'GAS_UNKNOWN',
      'EMISSION_NOT_OF_MASS',
    ]);
  });

  it('names the facts of a unit that does not fit', () => {
    const outcome = prepareProductSystem(
      systemOf(good, aProcess('Bad', { exchanges: [takes('Good', 3, { unit: 'kWh' })] })),
    );
    expect(!outcome.ok && outcome.refusals[0]!.message).toBe(
      'Bad exchanges 3 kWh of Good, but Good is counted in kg.',
    );
  });

  it('names the loop that needs as much as it makes', () => {
    const outcome = prepareProductSystem(
      systemOf(
        aProcess('Egg', { exchanges: [takes('Hen', 2)], emissions: { N2O: 1 } }),
        aProcess('Hen', { exchanges: [takes('Egg', 0.5)] }),
      ),
    );
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'LOOP_UNSOLVABLE' }]);
  });

  it('warns of a loop that needs more than it makes, which has a solution', () => {
    const { result } = solved(
      systemOf(
        aProcess('Egg', { exchanges: [takes('Hen', 2)], emissions: { CO2_FOSSIL: 1 } }),
        aProcess('Hen', { exchanges: [takes('Egg', 0.75)] }),
      ),
      wants('Egg', 1),
    );
    expect(result.totals.totalKgCo2e).toBeCloseTo(-2, 10);
    expect(result.findings).toMatchObject([{ code: 'LOOP_GAINS', severity: 'WARNING' }]);
    expect([...result.findings[0]!.subjects].sort()).toEqual(['Egg', 'Hen']);
  });
});

describe('A demand that cannot be met', () => {
  const prepared = granted(prepareProductSystem(THREE_IN_A_LOOP));

  it.each<[string, SystemDemand[], string]>([
    ['of an unknown process', [wants('Four', 1)], 'PROVIDER_UNKNOWN'],
    ['of NaN', [wants('One', Number.NaN)], 'EXCHANGE_NOT_FINITE'],
    ['in another kind of unit', [wants('One', 1, { unit: 'piece' })], 'EXCHANGE_UNIT_MISMATCH'],
    ['in an unknown unit', [wants('One', 1, { unit: 'bushel' })], 'UNIT_UNKNOWN'],
    ['stated twice', [wants('One', 1), wants('One', 1)], 'DEMAND_REPEATED'],
  ])('is refused: %s', (_what, demand, code) => {
    const outcome = solveProductSystem(prepared, demand, 'AR6');
    expect(!outcome.ok && outcome.refusals.map((refusal) => refusal.code)).toEqual([code]);
  });

  it('is refused when its emissions are more than a number can hold', () => {
    const blast = granted(prepareProductSystem(systemOf(aProcess('Blast', { emissions: { N2O: 1e200 } }))));
    const outcome = solveProductSystem(blast, [wants('Blast', 1e150)], 'AR6');
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'RESULT_TOO_LARGE' }]);
    const endless = solveProductSystem(blast, [wants('Blast', 1e308, { unit: 't' })], 'AR6');
    expect(!endless.ok && endless.refusals).toMatchObject([{ code: 'VECTOR_INVALID' }]);
  });

  it('of a system without processes is nothing too', () => {
    const { result } = solved(systemOf());
    expect(result).toMatchObject({
      totals: { totalKgCo2e: 0 },
      nodes: [],
      cutOff: [],
      gaps: [],
      findings: [],
    });
  });

  it('of nothing is nothing', () => {
    const result = granted(solveProductSystem(prepared, [], 'AR6'));
    expect(result.totals.totalKgCo2e).toBe(0);
    expect(result.nodes).toEqual([]);
  });
});
