import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultWithMarkUp,
  embeddedEmissions,
  type Precursor,
  type ProductionProcess,
} from './embeddedEmissions.ts';
import { accepted, refusedFields } from './readOutcome.ts';

const process = (more: Partial<ProductionProcess> = {}): ProductionProcess => ({
  sector: 'IRON_AND_STEEL',
  directOnly: true,
  produced: 1000,
  direct: 200,
  importedHeat: 30,
  exportedHeat: 10,
  importedWasteGas: 0,
  exportedWasteGas: 0,
  exportedElectricity: 0,
  consumedMWh: 500,
  electricityFactor: 0.4,
  precursors: [],
  ...more,
});

const precursor = (
  id: string,
  mass: number,
  direct: number,
  indirect: number,
  more: Partial<Precursor> = {},
) => ({
  id,
  mass,
  direct,
  indirect,
  isDefault: false,
  countedIndirect: 0,
  ...more,
});

const PIG_IRON = precursor('pig iron', 900, 1.8, 0.1);

describe('Embedded emissions', () => {
  it('of a simple steel good: 0.22 direct and 0.20 indirect, of which 0.22 are due', () => {
    const result = accepted(embeddedEmissions(process()));
    expect([result.ownDirect, result.ownIndirect, result.total]).toEqual([
      0.22,
      0.2,
      expect.closeTo(0.42, 12),
    ]);
    expect(result.basis).toBe(0.22);
    expect([result.precursorDirect, result.precursorIndirect, result.defaultShare]).toEqual([0, 0, 0]);
  });

  it('of a complex one with 0.9 t of pig iron: 1.84 due and 2.13 in total', () => {
    const result = accepted(embeddedEmissions(process({ precursors: [PIG_IRON] })));
    expect(result.precursorDirect).toBeCloseTo(1.62, 12);
    expect(result.precursorIndirect).toBeCloseTo(0.09, 12);
    expect(result.basis).toBeCloseTo(1.84, 12);
    expect(result.total).toBeCloseTo(2.13, 12);
  });

  it('of cement and fertilisers are due with their indirect part', () => {
    for (const sector of ['CEMENT', 'FERTILISERS'] as const) {
      const { basis, total } = accepted(
        embeddedEmissions(process({ sector, directOnly: false, precursors: [PIG_IRON] })),
      );
      expect(basis).toBe(total);
    }
  });

  it('of a steel good count the indirect part of sintered ore, and of no other precursor', () => {
    const ore = precursor('sintered ore', 100, 0.2, 0.05, { countedIndirect: 0.05 });
    const { basis } = accepted(embeddedEmissions(process({ precursors: [PIG_IRON, ore] })));
    expect(basis).toBeCloseTo(0.22 + 1.62 + 0.02 + 0.005, 12);
  });

  it('lose exported heat, waste gas and electricity and gain imported ones', () => {
    const gases = { importedWasteGas: 40, exportedWasteGas: 25, exportedElectricity: 35 };
    expect(accepted(embeddedEmissions(process(gases))).ownDirect).toBeCloseTo(0.2, 12);
  });

  it('say which share stems from default values', () => {
    const precursors = [PIG_IRON, precursor('alloy', 10, 5, 0, { isDefault: true })];
    const { defaultShare } = accepted(embeddedEmissions(process({ precursors })));
    expect(defaultShare).toBeCloseTo(0.05 / 2.18, 12);
  });

  it('travel through a chain: what a process hands on is what the next one takes over', () => {
    const amount = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (produced, mass, next) => {
        const first = accepted(embeddedEmissions(process({ produced })));
        const handed = precursor('first', mass, first.ownDirect, first.ownIndirect);
        const idle = { direct: 0, importedHeat: 0, exportedHeat: 0, consumedMWh: 0 };
        const second = accepted(
          embeddedEmissions(process({ ...idle, produced: next, precursors: [handed] })),
        );
        expect((second.total * next) / (first.total * mass)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('per tonne do not change when everything doubles', () => {
    const double = { produced: 2000, direct: 400, importedHeat: 60, exportedHeat: 20, consumedMWh: 1000 };
    const doubled = process({ ...double, precursors: [{ ...PIG_IRON, mass: 1800 }] });
    expect(accepted(embeddedEmissions(doubled)).total).toBeCloseTo(2.13, 12);
  });

  it('do not depend on the order of precursors, nor on whether one comes in two deliveries', () => {
    const alloy = precursor('alloy', 10, 5, 1, { isDefault: true });
    const halves = [450, 450].map((mass, i) => ({ ...PIG_IRON, id: `pig iron ${i}`, mass }));
    const total = (...precursors: readonly Precursor[]) =>
      accepted(embeddedEmissions(process({ precursors })));
    expect(total(alloy, PIG_IRON).total).toBeCloseTo(total(PIG_IRON, alloy).total, 12);
    expect(total(...halves, alloy).basis).toBeCloseTo(total(PIG_IRON, alloy).basis, 12);
    expect(total(...halves, alloy).defaultShare).toBeCloseTo(total(PIG_IRON, alloy).defaultShare, 12);
  });

  it('are the sum of four parts, and due for never more than that', () => {
    const amount = fc.double({ min: 0, max: 1000, noNaN: true });
    const sector = fc.constantFrom('CEMENT', 'FERTILISERS', 'IRON_AND_STEEL', 'ALUMINIUM', 'HYDROGEN');
    fc.assert(
      fc.property(sector, amount, amount, amount, amount, (own, direct, consumedMWh, mass, indirect) => {
        const precursors = [precursor('p', mass, 2, indirect)];
        const result = accepted(
          embeddedEmissions(process({ sector: own, direct, consumedMWh, exportedHeat: 0, precursors })),
        );
        const sum = result.ownDirect + result.ownIndirect + result.precursorDirect + result.precursorIndirect;
        expect(result.total).toBeCloseTo(sum, 10);
        expect(result.basis).toBeLessThanOrEqual(result.total + 1e-9);
        expect(result.defaultShare).toBe(0);
      }),
    );
  });

  it('of an idle process are nothing, without a share of defaults', () => {
    const idle = { direct: 0, importedHeat: 0, exportedHeat: 0, consumedMWh: 0 };
    const { total, defaultShare } = accepted(embeddedEmissions(process(idle)));
    expect([total, defaultShare]).toEqual([0, 0]);
  });

  it('are refused without goods or with negative amounts, naming the precursor', () => {
    const bad = process({ produced: 0, consumedMWh: -1, precursors: [precursor('pig iron', -1, 1, -2)] });
    const outcome = embeddedEmissions(bad);
    expect(refusedFields(outcome)).toEqual([
      'NUMBER_OUT_OF_RANGE produced',
      'NUMBER_OUT_OF_RANGE consumedMWh',
      'NUMBER_OUT_OF_RANGE mass',
      'NUMBER_OUT_OF_RANGE indirect',
    ]);
    expect(outcome.ok ? [] : outcome.refusals.map(({ subject }) => subject)).toContain('pig iron');
  });
});

describe('A default value', () => {
  it('of 2 t/t is marked up to 2.2 in 2026, 2.4 in 2027 and 2.6 from 2028 on', () => {
    const inYear = (year: number) => accepted(defaultWithMarkUp(2, 'ALUMINIUM', year));
    expect(inYear(2026)).toBeCloseTo(2.2, 12);
    expect(inYear(2027)).toBeCloseTo(2.4, 12);
    expect(inYear(2028)).toBeCloseTo(2.6, 12);
    expect(inYear(2035)).toBeCloseTo(2.6, 12);
  });

  it('of fertilisers is marked up by 1 % in each year', () => {
    expect(accepted(defaultWithMarkUp(2, 'FERTILISERS', 2026))).toBeCloseTo(2.02, 12);
    expect(accepted(defaultWithMarkUp(2, 'FERTILISERS', 2030))).toBeCloseTo(2.02, 12);
  });

  it('has no mark-up before 2026', () => {
    expect(refusedFields(defaultWithMarkUp(2, 'CEMENT', 2025))).toEqual([
      'YEAR_BEFORE_DEFINITIVE_PERIOD year',
    ]);
  });
});
