import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedFields } from '../method/readOutcome.ts';
import { cbamGood, energyFlow, sourceStream, suppliedPrecursor } from '../testing/cbamGoods.ts';
import { type CbamResult, calculateCbamGoods } from './calculateCbamGoods.ts';
import type { CbamGood, PrecursorUse } from './cbamGood.ts';
import type { CbamDefault } from './defaultValue.ts';
import { streamPosition } from './sourceStream.ts';

const resultOf = (
  good: CbamGood,
  others: readonly CbamGood[] = [],
  defaults: readonly CbamDefault[] = [],
) => {
  const result = accepted(calculateCbamGoods([good, ...others], defaults)).get(good.id);
  if (result === undefined) throw new Error('The good has no result.');
  return result;
};
const made = (id: string, goodId: string, mass: number): PrecursorUse => ({
  ...{ id, name: id, cnCode: '', mass, origin: { kind: 'OWN_GOOD', goodId }, lineId: null },
});

describe('The Commission’s example of screws and nuts', () => {
  // Natural gas of both lines: 25,200 t × 3.5 GJ/t; electricity at 0.833 t/MWh; steel bought with measured emissions.
  const carbonSteel = cbamGood({
    ...{ id: 'carbon', cnCode: '73181542', produced: 17_000 },
    streams: [sourceStream({ amount: (17_000 * 3.5) / 48 })],
    energy: [energyFlow({ amount: 3400, emissionFactor: 0.833 })],
    precursors: [
      suppliedPrecursor(
        { id: 'steel', mass: 20_000 },
        { direct: 1.539, indirect: 0.3455925 * 0.5902905879033833 },
      ),
    ],
  });
  const highAlloy = cbamGood({
    ...{ id: 'alloy', cnCode: '73181535', produced: 8200 },
    streams: [sourceStream({ amount: (8200 * 3.5) / 48 })],
    energy: [energyFlow({ amount: 1640, emissionFactor: 0.833 })],
    precursors: [suppliedPrecursor({ id: 'steel', mass: 10_000 }, { direct: 1.44, indirect: 1.732 })],
  });

  it('has 2.00694 t/t direct and 0.40660 indirect for carbon steel', () => {
    const { see } = resultOf(carbonSteel);
    expect(see.ownDirect).toBeCloseTo(0.19635, 10);
    expect(see.ownIndirect).toBeCloseTo(0.1666, 10);
    expect(see.ownDirect! + see.precursorDirect!).toBeCloseTo(2.0069382352941174, 9);
    expect(see.ownIndirect! + see.precursorIndirect!).toBeCloseTo(0.4066, 6);
    expect(see.informationalTotal).toBeCloseTo(2.4135382352941175, 6);
  });

  it('has 1.95245 t/t direct and 2.27880 indirect for high-alloy steel', () => {
    const { see } = resultOf(highAlloy);
    expect(see.ownDirect! + see.precursorDirect!).toBeCloseTo(1.9524475609756098, 9);
    expect(see.ownIndirect! + see.precursorIndirect!).toBeCloseTo(2.2787951219512195, 9);
    expect(see.informationalTotal).toBeCloseTo(4.23124268292683, 9);
  });

  it('has certificates due for the direct part alone', () => {
    expect(resultOf(highAlloy).see.basis).toBeCloseTo(1.9524475609756098, 9);
  });

  it('burns 1837.5 t of gas, 4948.02 t CO2 in the installation', () => {
    expect(streamPosition(sourceStream({ amount: 1837.5 })).tCo2e).toBeCloseTo(4948.02, 8);
  });
});

describe('The Commission’s example of cement', () => {
  const cement = cbamGood({
    ...{ cnCode: '25232900', produced: 1_321_052.6315789474, route: null },
    streams: [
      sourceStream({
        id: 'meal',
        kind: 'PROCESS',
        amount: 1_255_000,
        netCalorificValue: null,
        emissionFactor: 0.525,
      }),
      sourceStream({ id: 'coal', amount: 88_000, netCalorificValue: 25, emissionFactor: 95 }),
      sourceStream({
        id: 'waste',
        amount: 25_000,
        netCalorificValue: 20,
        emissionFactor: 83,
        biomassShare: 0.15,
      }),
      sourceStream({ id: 'oil', amount: 43_000, netCalorificValue: 40, emissionFactor: 78 }),
    ],
    energy: [energyFlow({ amount: 193_864.47368421053, emissionFactor: 0.833 })],
  });

  it('has 0.78521 t/t direct and 0.12224 indirect, and certificates for both', () => {
    const { see } = resultOf(cement);
    expect(see.ownDirect).toBeCloseTo(0.7852147410358565, 9);
    expect(see.ownIndirect).toBeCloseTo(0.12224275, 8);
    expect(see.basis).toBeCloseTo(0.9074574910358565, 8);
  });

  it('adds raw meal, coal, waste without its biomass and oil up to 1,037,310 t', () => {
    const direct = resultOf(cement).positions.filter(({ part }) => part === 'OWN_DIRECT');
    expect(direct.map(({ tCo2e }) => Math.round(tCo2e ?? 0))).toEqual([658_875, 209_000, 35_275, 134_160]);
  });
});

describe('Embedded emissions of a good', () => {
  it('are the sum of positions, each with its numbers and clause', () => {
    const good = cbamGood({
      streams: [sourceStream()],
      energy: [
        energyFlow(),
        energyFlow({ id: 'heat', kind: 'HEAT_EXPORTED', amount: 2, emissionFactor: 60 }),
      ],
      precursors: [suppliedPrecursor()],
    });
    const { see, positions } = resultOf(good);
    const sum = positions.reduce((all, { tCo2e }) => all + (tCo2e ?? 0), 0);
    expect(sum / 1000).toBeCloseTo(see.informationalTotal!, 12);
    const counted = positions.reduce((all, { countedTCo2e }) => all + (countedTCo2e ?? 0), 0);
    expect(counted / 1000).toBeCloseTo(see.basis!, 12);
    expect(positions.map(({ calculation }) => calculation)).toEqual([
      '100 t × 48 GJ/t ÷ 1000 × 56.1 t CO2/TJ',
      '500 MWh × 0.4 t CO2e/MWh',
      '2 TJ × 60 t CO2e/TJ',
      '1100 t × 1.8 t CO2e/t',
      '1100 t × 0.1 t CO2e/t',
    ]);
    for (const { clause } of positions) expect(clause).toMatch(/\(EU\) 20\d\d/);
  });

  it('count waste gas as natural gas, less a third where it is handed on', () => {
    const flows = ['WASTE_GAS_IMPORTED', 'WASTE_GAS_EXPORTED'] as const;
    const energy = flows.map((kind) => energyFlow({ id: kind, kind, amount: 10, emissionFactor: null }));
    const [imported, exported] = resultOf(cbamGood({ energy })).positions;
    expect(imported?.tCo2e).toBeCloseTo(561, 10);
    expect(exported?.tCo2e).toBeCloseTo(-561 * 0.667, 10);
  });

  it('weigh gases by the potentials of the act: 1 t of N2O is 265 t, of CF4 6,630 t, of C2F6 11,100 t', () => {
    const potential = (gas: 'N2O' | 'CF4' | 'C2F6') =>
      streamPosition(sourceStream({ kind: 'MEASURED', gas, amount: 1 })).tCo2e;
    expect([potential('N2O'), potential('CF4'), potential('C2F6')]).toEqual([265, 6630, 11_100]);
  });

  it('double with everything that is consumed and do not change when the goods double too', () => {
    const amount = fc.double({ min: 1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (gas, power, produced) => {
        const of = (times: number, tonnes: number) =>
          resultOf(
            cbamGood({
              produced: tonnes,
              streams: [sourceStream({ amount: gas * times })],
              energy: [energyFlow({ amount: power * times })],
            }),
          ).see.informationalTotal!;
        expect(of(2, produced) / of(1, produced)).toBeCloseTo(2, 8);
        expect(of(2, 2 * produced) / of(1, produced)).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe('A chain of own goods', () => {
  const wire = cbamGood({
    ...{ id: 'wire', name: 'Wire', cnCode: '72171010', produced: 2000 },
    streams: [sourceStream({ amount: 100 })],
    energy: [energyFlow({ amount: 1000 })],
    precursors: [suppliedPrecursor({ mass: 2100 }, { direct: 2, indirect: 0.2 })],
  });
  const screw = cbamGood({ id: 'screw', name: 'Screw', precursors: [made('own-wire', 'wire', 1100)] });

  it('hands on what the precursor has, whatever the order they are given in', () => {
    const perTonne = resultOf(wire).see;
    const { see, positions } = resultOf(screw, [wire]);
    expect(see.precursorDirect).toBeCloseTo(1.1 * (perTonne.ownDirect! + perTonne.precursorDirect!), 10);
    expect(see.precursorIndirect).toBeCloseTo(
      1.1 * (perTonne.ownIndirect! + perTonne.precursorIndirect!),
      10,
    );
    expect(positions[0]?.goodId).toBe('wire');
    const reversed = accepted(calculateCbamGoods([wire, screw], [])).get('screw')?.see;
    expect(reversed).toEqual(see);
  });

  it('carries the indirect part of sintered ore through pig iron into steel, and no other', () => {
    const sinter = suppliedPrecursor(
      { id: 'sinter', cnCode: '26011200', mass: 1500 },
      { direct: 0.2, indirect: 0.05 },
    );
    const iron = cbamGood({ id: 'iron', cnCode: '72011011', energy: [energyFlow()], precursors: [sinter] });
    const steel = cbamGood({ id: 'steel', cnCode: '72071111', precursors: [made('iron-used', 'iron', 900)] });
    expect(resultOf(iron).see.basis).toBeCloseTo(1.5 * 0.25, 10);
    expect(resultOf(steel, [iron]).see.basis).toBeCloseTo(0.9 * 1.5 * 0.25, 10);
    expect(resultOf(steel, [iron]).see.precursorIndirect).toBeCloseTo(0.9 * (0.2 + 1.5 * 0.05), 10);
  });

  it('is refused when it closes, naming the way round', () => {
    const first = cbamGood({ id: 'a', name: 'Screw', precursors: [made('x', 'b', 1)] });
    const second = cbamGood({ id: 'b', name: 'Wire', precursors: [made('y', 'a', 1)] });
    const outcome = calculateCbamGoods([first, second], []);
    expect(refusedFields(outcome)).toEqual(['PRECURSOR_CYCLE precursors']);
    expect(outcome.ok ? '' : outcome.refusals[0]?.message).toContain('Screw → Wire → Screw');
  });
});

describe('What is missing', () => {
  const gapsOf = (more: Partial<CbamGood>) => {
    const { see, gaps } = resultOf(cbamGood(more));
    return { basis: see.basis, gaps };
  };

  it('of a good about which nothing is entered is everything, not 0', () => {
    expect(gapsOf({})).toEqual({ basis: null, gaps: ['NOTHING_ENTERED'] });
  });

  it('without production is every figure per tonne', () => {
    expect(gapsOf({ produced: null, streams: [sourceStream()] })).toEqual({
      basis: null,
      gaps: ['PRODUCTION_MISSING'],
    });
  });

  it('in one stream is named, and the rest stands', () => {
    const streams = [sourceStream(), sourceStream({ id: 'oil', amount: null })];
    const { basis, gaps } = gapsOf({ streams });
    expect(basis).toBeCloseTo(0.26928, 10);
    expect(gaps).toEqual(['AMOUNT_MISSING']);
  });

  it('makes a part null that has nothing else', () => {
    const energy = [energyFlow({ emissionFactor: null })];
    const { see } = resultOf(cbamGood({ streams: [sourceStream()], energy }));
    expect([see.ownIndirect, see.precursorDirect]).toEqual([null, 0]);
  });

  it('in a precursor travels to what is made of it', () => {
    const wire = cbamGood({ id: 'wire', name: 'Wire', streams: [sourceStream({ emissionFactor: null })] });
    const screw = cbamGood({ id: 'screw', precursors: [made('own', 'wire', 1)] });
    expect(resultOf(screw, [wire]).gaps).toEqual(['PRECURSOR_EMISSIONS_MISSING', 'EMISSION_FACTOR_MISSING']);
  });

  it('of a supplier’s indirect emissions is a gap of that part alone', () => {
    const precursors = [suppliedPrecursor({}, { indirect: null })];
    const { see, gaps }: CbamResult = resultOf(cbamGood({ precursors }));
    expect(see.precursorDirect).toBeCloseTo(1.98, 10);
    expect(see.precursorIndirect).toBeNull();
    expect(gaps).toEqual(['PRECURSOR_EMISSIONS_MISSING']);
  });
});

describe('A precursor by default value', () => {
  const DEFAULTS: readonly CbamDefault[] = [
    { factorId: 'f-7213', country: 'CN', cnCode: '7213', route: 'C', direct: 3, indirect: null, total: 3 },
  ];
  const precursor: PrecursorUse = {
    ...{ id: 'rod', name: 'Wire rod', cnCode: '72139110', mass: 1000, lineId: null },
    origin: { kind: 'DEFAULT', country: 'CN', route: null },
  };

  it('has the mark-up of the year, shows it, and names its factor', () => {
    const { see, positions } = resultOf(cbamGood({ year: 2027, precursors: [precursor] }), [], DEFAULTS);
    expect(see.basis).toBeCloseTo(3.6, 10);
    expect(positions[0]).toMatchObject({ isDefault: true, factorId: 'f-7213' });
    expect(positions[0]?.calculation).toBe('1000 t × 3 t CO2e/t × (1 + 0.2)');
    expect(see.defaultShare).toBe(1);
  });

  it('is a gap where the Commission has none', () => {
    const { see, gaps } = resultOf(cbamGood({ precursors: [precursor] }), [], []);
    expect(see.basis).toBeNull();
    expect(gaps).toEqual(['DEFAULT_MISSING']);
  });
});
