import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../method/readOutcome.ts';
import { cbamGood, energyFlow, sourceStream, suppliedPrecursor } from '../testing/cbamGoods.ts';
import { bridgeToFootprint, type CbamBridgeLine } from './bridgeToFootprint.ts';
import { calculateCbamGoods } from './calculateCbamGoods.ts';

/** 0.1 t/t of gas, 0.5 of electricity, 0.9 of wire (0.8 direct, 0.1 indirect): due 0.9, in total 1.5. */
const GOOD = cbamGood({
  streams: [sourceStream({ kind: 'MEASURED', amount: 100 })],
  energy: [energyFlow({ amount: 1000, emissionFactor: 0.5 })],
  precursors: [suppliedPrecursor({ mass: 1000 }, { direct: 0.8, indirect: 0.1 })],
});
const RESULT = accepted(calculateCbamGoods([GOOD], [])).get('good')!;

const factor = (activity: string, category: string) =>
  ({ activity, category }) as unknown as CbamBridgeLine['factor'];
const line = (
  id: string,
  stage: CbamBridgeLine['stage'],
  kgCo2e: number | null,
  more: Partial<CbamBridgeLine> = {},
) => ({
  ...{ id, stage, kgCo2e, factor: null, transportMode: null, distanceKm: null },
  ...more,
});

/** One piece of 2 kg. */
const LINES: readonly CbamBridgeLine[] = [
  line('wire', 'MATERIALS', 2.4),
  line('box', 'MATERIALS', 0.4),
  line('truck', 'MATERIALS', 0.2, { transportMode: 'ROAD' }),
  line('gas', 'PRODUCTION', 0.3, { factor: factor('fuel-natural-gas', 'Fuels') }),
  line('power', 'PRODUCTION', 1.2, { factor: factor('electricity-grid-mix', 'Electricity') }),
  line('water', 'PRODUCTION', 0.1),
  line('ship', 'DISTRIBUTION', 0.6, { transportMode: 'SEA' }),
  line('scrap', 'BEYOND_BOUNDARY', -1),
];
const bridge = (lines = LINES, totalKgCo2e: number | null = 5.2, massKg = 2) =>
  bridgeToFootprint(RESULT, { massKg, totalKgCo2e, lines, precursorLineIds: new Set(['wire']) });

describe('The bridge from embedded emissions to the footprint', () => {
  it('leads from 0.9 by known steps to 2.6 t/t', () => {
    const { start, steps, end, remainder } = bridge()!;
    expect(start).toBeCloseTo(0.9, 10);
    expect(end).toBeCloseTo(2.6, 10);
    expect(remainder).toBe(0);
    expect(steps.map(({ topic, change }) => [topic, Number(change.toFixed(6))])).toEqual([
      ['INDIRECT_FOR_INFORMATION', 0.6],
      ['DIRECT', 0.05],
      ['ELECTRICITY', 0.1],
      ['PRECURSORS', 0.3],
      ['TRANSPORT', 0.1],
      ['OTHER_INPUTS', 0.2],
      ['OTHER_PRODUCTION', 0.05],
      ['LATER_STAGES', 0.3],
    ]);
  });

  it('shows both figures of what is counted twice in different ways, and the lines of each step', () => {
    const electricity = bridge()!.steps.find(({ topic }) => topic === 'ELECTRICITY');
    expect(electricity?.inSee).toBeCloseTo(0.5, 10);
    expect(electricity?.inFootprint).toBeCloseTo(0.6, 10);
    expect(electricity?.lines).toEqual([{ lineId: 'power', tCo2e: 0.6 }]);
  });

  it('names what no line explains as its remainder', () => {
    expect(bridge(LINES, 5.4)!.remainder).toBeCloseTo(0.1, 10);
  });

  it('leaves module D out and names lines without a value', () => {
    const { steps, gapLineIds } = bridge([...LINES, line('glue', 'MATERIALS', null)])!;
    expect(gapLineIds).toEqual(['glue']);
    expect(steps.flatMap(({ lines }) => lines.map(({ lineId }) => lineId))).not.toContain('scrap');
  });

  it('closes for whatever lines a product has', () => {
    const stage = fc.constantFrom('MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'USE', 'END_OF_LIFE');
    const amount = fc.double({ min: -10, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(stage, amount), { minLength: 1, maxLength: 30 }), (drawn) => {
        const lines = drawn.map(([own, kg], place) =>
          line(String(place), own as CbamBridgeLine['stage'], kg),
        );
        const total = drawn.reduce((all, [, kg]) => all + kg, 0);
        const { start, steps, remainder, end } = bridge(lines, total)!;
        const reached = steps.reduce((all, { change }) => all + change, start) + remainder;
        expect(reached).toBeCloseTo(end, 8);
        expect(remainder).toBeCloseTo(0, 8);
      }),
    );
  });

  it('is not there without a footprint or a mass', () => {
    expect(bridge(LINES, null)).toBeNull();
    expect(bridge(LINES, 5.2, 0)).toBeNull();
  });
});
