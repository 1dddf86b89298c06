import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedFields } from './readOutcome.ts';
import { circularFootprint, cutOff, fiftyFifty, type MaterialCycle, splitCycle } from './recycling.ts';

const STEEL: MaterialCycle = {
  emissions: { virgin: 2, recycled: 0.5, recyclingAtEnd: 0.5, replacedVirgin: 2, disposal: 0.05 },
  energy: {
    incineration: 0,
    lowerHeatingValue: 0,
    heatEfficiency: 0,
    electricityEfficiency: 0,
    replacedHeat: 0,
    replacedElectricity: 0,
  },
  recycledContent: 0.3,
  recyclingRate: 0.85,
  energyRecoveryRate: 0,
  qualityIn: 1,
  qualityOut: 1,
};

const PLASTIC: MaterialCycle = {
  emissions: { virgin: 2, recycled: 0.6, recyclingAtEnd: 0.6, replacedVirgin: 2, disposal: 0.1 },
  energy: {
    incineration: 2.5,
    lowerHeatingValue: 40,
    heatEfficiency: 0.3,
    electricityEfficiency: 0.1,
    replacedHeat: 0.07,
    replacedElectricity: 0.12,
  },
  recycledContent: 0.2,
  recyclingRate: 0.3,
  energyRecoveryRate: 0.5,
  qualityIn: 0.9,
  qualityOut: 0.9,
};

describe('The cut-off', () => {
  it('of steel with 30 % recycled content is 1.5575 kg CO2e / kg, without credit', () => {
    expect(accepted(cutOff(STEEL, 'WASTE_PRODUCER')).total).toBeCloseTo(1.5575, 12);
  });

  it('puts burning the plastic on its producer or on the user of the energy', () => {
    expect(accepted(cutOff(PLASTIC, 'WASTE_PRODUCER')).total).toBeCloseTo(1.72 + 1.25 + 0.02, 12);
    expect(accepted(cutOff(PLASTIC, 'ENERGY_USER')).total).toBeCloseTo(1.72 + 0.02, 12);
  });
});

describe('The 50:50 method', () => {
  it('of the same steel is 1.15875 kg CO2e / kg', () => {
    const { material, disposal, total } = accepted(fiftyFifty(STEEL));
    expect(material).toBeCloseTo(1.7 + 0.075 - 0.6375, 12);
    expect(disposal).toBeCloseTo(0.02875 - 0.0075, 12);
    expect(total).toBeCloseTo(1.15875, 12);
  });

  it('without recycling in or out is the virgin material and its disposal', () => {
    const virgin = { ...STEEL, recycledContent: 0, recyclingRate: 0 };
    expect(accepted(fiftyFifty(virgin)).total).toBeCloseTo(2.05, 12);
  });
});

describe('The circular footprint formula', () => {
  it('of the same steel with A 0.2 is 0.8975 kg CO2e / kg', () => {
    const { material, energy, disposal, total } = accepted(circularFootprint(STEEL, { a: 0.2, b: 0 }));
    expect(material).toBeCloseTo(1.4 + 0.51 - 1.02, 12);
    expect([energy, disposal]).toEqual([0, expect.closeTo(0.0075, 12)]);
    expect(total).toBeCloseTo(0.8975, 12);
  });

  it('of plastic half of which is burnt has 0.59 kg CO2e / kg from energy, none of it with B 1', () => {
    const formula = (b: number) => accepted(circularFootprint(PLASTIC, { a: 0.5, b }));
    expect(formula(0).energy).toBeCloseTo(0.5 * (2.5 - 0.84 - 0.48), 12);
    expect(formula(1).energy).toBe(0);
    expect(formula(0).material).toBeCloseTo(1.6 + 0.2 * (0.3 + 0.9) + 0.15 * (0.6 - 1.8), 12);
    expect(formula(0).disposal).toBeCloseTo(0.02, 12);
  });

  const rate = fc.double({ min: 0, max: 1, noNaN: true });

  it('with A 1 and nothing burnt is the cut-off', () => {
    fc.assert(
      fc.property(rate, rate, rate, (recycledContent, recyclingRate, qualityOut) => {
        const cycle = { ...STEEL, recycledContent, recyclingRate, qualityOut };
        const expected = accepted(cutOff(cycle, 'WASTE_PRODUCER')).total;
        expect(splitCycle(cycle, { a: 1, b: 0 }).total).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('does not depend on A where a closed loop takes back as much as it gives', () => {
    fc.assert(
      fc.property(rate, rate, (share, a) => {
        const loop = { ...STEEL, recycledContent: share, recyclingRate: share };
        expect(splitCycle(loop, { a, b: 0 }).material).toBeCloseTo((1 - share) * 2 + share * 0.5, 12);
      }),
    );
  });

  it('scales with the emissions it is given', () => {
    const { virgin, recycled, recyclingAtEnd, replacedVirgin, disposal } = STEEL.emissions;
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (k) => {
        const emissions = {
          virgin: k * virgin,
          recycled: k * recycled,
          recyclingAtEnd: k * recyclingAtEnd,
          replacedVirgin: k * replacedVirgin,
          disposal: k * disposal,
        };
        const { total } = accepted(circularFootprint({ ...STEEL, emissions }, { a: 0.2, b: 0 }));
        expect(total / (0.8975 * k)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('refuses A outside of 0.2 to 0.8 and B outside of 0 to 1', () => {
    expect(refusedFields(circularFootprint(STEEL, { a: 0.1, b: 0 }))).toEqual(['NUMBER_OUT_OF_RANGE a']);
    expect(refusedFields(circularFootprint(STEEL, { a: 0.9, b: -1 }))).toEqual([
      'NUMBER_OUT_OF_RANGE a',
      'NUMBER_OUT_OF_RANGE b',
    ]);
  });
});

describe('A material cycle', () => {
  it('is refused when more than the whole is recycled and burnt', () => {
    const cycle = { ...STEEL, energyRecoveryRate: 0.2 };
    expect(refusedFields(cutOff(cycle, 'ENERGY_USER'))).toEqual(['RATES_ABOVE_ONE recyclingRate']);
  });

  it('may be recycled by 0.7 and burnt by 0.3 whatever the last bits are', () => {
    const cycle = { ...STEEL, recyclingRate: 0.7, energyRecoveryRate: 0.30000000000000004 };
    expect(refusedFields(fiftyFifty(cycle))).toEqual([]);
  });

  it('is refused with rates that are no shares, naming each', () => {
    const cycle = { ...STEEL, recycledContent: 1.1, qualityOut: Number.NaN };
    expect(refusedFields(fiftyFifty(cycle))).toEqual([
      'NUMBER_OUT_OF_RANGE recycledContent',
      'NUMBER_OUT_OF_RANGE qualityOut',
    ]);
  });
});

describe('The methods side by side', () => {
  const rate = fc.double({ min: 0, max: 1, noNaN: true });
  const cycles = fc
    .tuple(rate, rate, rate, rate, rate)
    .map(([recycledContent, recyclingRate, burnt, qualityIn, qualityOut]): MaterialCycle => {
      const energyRecoveryRate = (1 - recyclingRate) * burnt;
      return { ...PLASTIC, recycledContent, recyclingRate, energyRecoveryRate, qualityIn, qualityOut };
    });

  it('are the sum of their parts', () => {
    fc.assert(
      fc.property(cycles, (cycle) => {
        const results = [
          accepted(cutOff(cycle, 'WASTE_PRODUCER')),
          accepted(fiftyFifty(cycle)),
          accepted(circularFootprint(cycle, { a: 0.5, b: 0 })),
        ];
        for (const { material, energy, disposal, total } of results)
          expect(total).toBeCloseTo(material + energy + disposal, 12);
      }),
    );
  });

  it('agree for a virgin material that is thrown away', () => {
    const virgin = { ...PLASTIC, recycledContent: 0, recyclingRate: 0, energyRecoveryRate: 0 };
    const totals = [
      accepted(cutOff(virgin, 'ENERGY_USER')).total,
      accepted(fiftyFifty(virgin)).total,
      accepted(circularFootprint(virgin, { a: 0.8, b: 0 })).total,
    ];
    for (const total of totals) expect(total).toBeCloseTo(2.1, 12);
  });

  it('agree between 50:50 and A 0.5 on what is recycled at full quality, but for disposal', () => {
    fc.assert(
      fc.property(cycles, (cycle) => {
        const full = { ...cycle, qualityIn: 1, qualityOut: 1 };
        const half = accepted(circularFootprint(full, { a: 0.5, b: 0 }));
        expect(accepted(fiftyFifty(full)).material).toBeCloseTo(half.material, 10);
        expect(accepted(fiftyFifty(full)).energy).toBeCloseTo(half.energy, 10);
      }),
    );
  });

  it('move in a straight line with A', () => {
    fc.assert(
      fc.property(cycles, rate, (cycle, a) => {
        const total = (split: number) => splitCycle(cycle, { a: split, b: 0 }).total;
        expect(total(a)).toBeCloseTo((1 - a) * total(0) + a * total(1), 10);
      }),
    );
  });

  it('never give the cut-off a credit', () => {
    fc.assert(
      fc.property(cycles, (cycle) => {
        expect(accepted(cutOff(cycle, 'ENERGY_USER')).total).toBeGreaterThanOrEqual(0);
        expect(accepted(cutOff(cycle, 'WASTE_PRODUCER')).energy).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('lower the cut-off with recycled content where recycling emits less than virgin material', () => {
    fc.assert(
      fc.property(cycles, rate, (cycle, other) => {
        const at = (recycledContent: number) =>
          accepted(cutOff({ ...cycle, recycledContent }, 'ENERGY_USER')).total;
        const [low, high] = [Math.min(cycle.recycledContent, other), Math.max(cycle.recycledContent, other)];
        expect(at(high)).toBeLessThanOrEqual(at(low) + 1e-12);
      }),
    );
  });
});
