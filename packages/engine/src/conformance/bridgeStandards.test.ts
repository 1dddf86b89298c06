import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circularFootprint, cutOff } from '../method/recycling.ts';
import { aConformanceLine, aConformanceRow, aConformanceSubject } from '../testing/index.ts';
import { ALLOCATION_FACTOR, bridgeStandards, totalUnder } from './bridgeStandards.ts';
import { CALCULATED_BASIS, findStandardBasis, STANDARD_BASES, type StandardBasis } from './standardBasis.ts';
import type { ConformanceRow } from './subject.ts';

const basis = (standard: string): StandardBasis => findStandardBasis(standard)!.basis;

/** 8 kg of wood and steel, 2 of packaging, 4 of use, −5.5 kg CO2 taken up, 1 kg of module D credit. */
const chair = (rows: readonly ConformanceRow[] = [], scope = {}) =>
  aConformanceSubject({
    scope: { boundary: 'CRADLE_TO_GRAVE', ...scope },
    lines: [
      aConformanceLine({ id: 'wood', name: 'Beech' }),
      aConformanceLine({ id: 'box', name: 'Carton', process: 'Packaging' }),
      aConformanceLine({ id: 'care', name: 'Care', stage: 'USE' }),
    ],
    footprint: {
      rows: [
        aConformanceRow({ lineId: 'wood', kgCo2e: 8 }),
        aConformanceRow({
          lineId: 'wood',
          gas: 'CO2_BIOGENIC',
          emissionClass: 'BIOGENIC',
          kgGas: -5.5,
          kgCo2e: 0,
        }),
        aConformanceRow({ lineId: 'box', kgCo2e: 2 }),
        aConformanceRow({ lineId: 'care', stage: 'USE', kgCo2e: 4 }),
        aConformanceRow({ lineId: 'wood', stage: 'BEYOND_BOUNDARY', kgCo2e: -1 }),
        ...rows,
      ],
    },
  });

const stepsOf = (from: StandardBasis, to: StandardBasis, subject = chair()) =>
  bridgeStandards(subject, from, to).steps.map(({ topic, stage, kgCo2e }) => [topic, stage, kgCo2e]);

describe('A bridge', () => {
  it('from ISO 14067 to Catena-X: 8.5, without use 4.5, without packaging 2.5, without uptake 8', () => {
    const bridge = bridgeStandards(chair(), basis('ISO_14067_2018'), basis('CATENA_X_PCF'));
    expect(bridge.start).toBe(8.5);
    expect(bridge.steps.map(({ topic, stage, kgCo2e }) => [topic, stage, kgCo2e])).toEqual([
      ['STAGES', 'USE', -4],
      ['PACKAGING', null, -2],
      ['BIOGENIC', null, 5.5],
    ]);
    expect(bridge.end).toBe(8);
  });

  it('back again takes the same steps the other way', () => {
    expect(stepsOf(basis('CATENA_X_PCF'), basis('ISO_14067_2018'))).toEqual([
      ['STAGES', 'USE', 4],
      ['PACKAGING', null, 2],
      ['BIOGENIC', null, -5.5],
    ]);
  });

  it('between PACT and Catena-X moves packaging only', () => {
    expect(stepsOf(basis('PACT_V3'), basis('CATENA_X_PCF'))).toEqual([['PACKAGING', null, -2]]);
  });

  it('from a standard to itself has no step', () => {
    for (const { basis: own } of STANDARD_BASES) expect(stepsOf(own, own)).toEqual([]);
  });

  it('weighs methane of AR5 anew: 1 kg is 30 in AR5 and 29.8 in AR6', () => {
    const subject = aConformanceSubject({
      footprint: { gwpSet: 'AR5', rows: [aConformanceRow({ gas: 'CH4_FOSSIL', kgGas: 1, kgCo2e: 30 })] },
    });
    const bridge = bridgeStandards(subject, CALCULATED_BASIS, basis('PACT_V3'));
    expect(bridge).toMatchObject({ start: 30, end: 29.8 });
    expect(bridge.steps.map(({ topic }) => topic)).toEqual(['GWP_SET']);
    expect(bridge.steps[0]!.kgCo2e).toBeCloseTo(-0.2, 12);
  });

  it('says how many contributions of another set are known as CO2e only', () => {
    const subject = aConformanceSubject({
      footprint: { gwpSet: 'AR5', rows: [aConformanceRow({ gas: 'CO2E', kgGas: null, kgCo2e: 7 })] },
    });
    const { steps } = bridgeStandards(subject, CALCULATED_BASIS, basis('PACT_V3'));
    expect(steps).toMatchObject([{ topic: 'GWP_SET', kgCo2e: 0, unknown: 1 }]);
  });

  it('counts what methane of plants turns into: 27 + 44/16 = 29.75 kg with uptake and release', () => {
    const subject = aConformanceSubject({
      footprint: {
        rows: [aConformanceRow({ gas: 'CH4_BIOGENIC', emissionClass: 'BIOGENIC', kgGas: 1, kgCo2e: 27 })],
      },
    });
    expect(totalUnder(subject, basis('PACT_V3'))).toBe(27);
    expect(totalUnder(subject, basis('ISO_14067_2018'))).toBeCloseTo(29.75, 12);
  });

  it('shows aircraft apart without moving the total', () => {
    const flight = aConformanceRow({ lineId: 'wood', kgCo2e: 0.5, aviation: true });
    const { steps, start, end } = bridgeStandards(chair([flight]), CALCULATED_BASIS, {
      ...CALCULATED_BASIS,
      aircraft: 'APART',
    });
    expect(steps).toMatchObject([{ topic: 'AIRCRAFT', kgCo2e: 0, shownApartKgCo2e: 0.5 }]);
    expect(start).toBe(end);
  });

  it('scales up what PAS 2050 leaves out: 95 kg at 5 % become 100', () => {
    const subject = aConformanceSubject({
      scope: { excludedShare: 0.05 },
      footprint: { rows: [aConformanceRow({ kgCo2e: 95 })] },
    });
    const bridge = bridgeStandards(subject, CALCULATED_BASIS, basis('PAS_2050_2011'));
    expect(bridge.end).toBeCloseTo(100, 12);
    expect(bridge.steps).toMatchObject([{ topic: 'CUT_OFF' }]);
  });

  it('takes credits out for EN 15804: −3 kg inside the boundary go to module D', () => {
    const credit = aConformanceRow({ lineId: 'wood', stage: 'END_OF_LIFE', kgCo2e: -3, kgGas: -3 });
    expect(stepsOf(CALCULATED_BASIS, basis('EN_15804_A2'), chair([credit]))).toEqual([
      ['RECYCLING', null, 3],
      ['BIOGENIC', null, -5.5],
    ]);
  });

  it('adds half of module D for PEF: −1 kg gives −0.5', () => {
    expect(stepsOf(basis('PACT_V3'), { ...basis('PACT_V3'), recycling: 'CIRCULAR' })).toEqual([
      ['RECYCLING', null, -0.5],
    ]);
  });

  it('does so because the circular formula is the cut-off plus (1 − A) of module D, for one material in and out', () => {
    const emissions = { virgin: 2, recycled: 0.5, recyclingAtEnd: 0.5, replacedVirgin: 2, disposal: 0.1 };
    const energy = {
      incineration: 0,
      lowerHeatingValue: 0,
      heatEfficiency: 0,
      electricityEfficiency: 0,
      replacedHeat: 0,
      replacedElectricity: 0,
    };
    const cycle = {
      emissions,
      energy,
      recycledContent: 0.3,
      recyclingRate: 0.8,
      energyRecoveryRate: 0,
      qualityIn: 1,
      qualityOut: 1,
    };
    const circular = circularFootprint(cycle, { a: ALLOCATION_FACTOR, b: 0 });
    const cut = cutOff(cycle, 'WASTE_PRODUCER');
    if (!circular.ok || !cut.ok) throw new Error('The cycle is right.');
    const moduleD = (0.8 - 0.3) * (0.5 - 2);
    expect(circular.value.total).toBeCloseTo(cut.value.total + (1 - ALLOCATION_FACTOR) * moduleD, 12);
  });

  it('leaves gaps out of both ends and counts them', () => {
    const gap = aConformanceRow({ kgCo2e: null, kgGas: null, gap: 'AMOUNT_MISSING' });
    const bridge = bridgeStandards(chair([gap]), CALCULATED_BASIS, basis('PACT_V3'));
    expect(bridge).toMatchObject({ start: 14, end: 10, gaps: 1 });
  });

  it('names what no source splits by stage', () => {
    const whole = aConformanceRow({ stage: 'UNSPLIT', kgCo2e: 6 });
    expect(bridgeStandards(chair([whole]), CALCULATED_BASIS, basis('PACT_V3')).unsplitKgCo2e).toBe(6);
  });

  it('starts as calculated at the total of the footprint', () => {
    const subject = chair();
    expect(totalUnder(subject, CALCULATED_BASIS)).toBe(subject.footprint.totalKgCo2e);
  });

  it('closes whatever the contributions: start + steps = end, and lines add up to their step', () => {
    const row = fc.record({
      lineId: fc.constantFrom('wood', 'box', 'care', null),
      stage: fc.constantFrom('MATERIALS', 'PRODUCTION', 'USE', 'END_OF_LIFE', 'BEYOND_BOUNDARY', 'UNSPLIT'),
      gas: fc.constantFrom('CO2_FOSSIL', 'CO2_BIOGENIC', 'CH4_FOSSIL', 'CH4_BIOGENIC', 'N2O', 'CO2E'),
      kgGas: fc.double({ min: -50, max: 50, noNaN: true }),
      aviation: fc.constantFrom(true, false, null),
    });
    const ends = fc.constantFrom(CALCULATED_BASIS, ...STANDARD_BASES.map(({ basis: own }) => own));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        ends,
        ends,
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (drawn, from, to, share) => {
          const rows = drawn.map(({ kgGas, ...own }) =>
            aConformanceRow({
              ...own,
              stage: own.stage as ConformanceRow['stage'],
              kgGas: own.gas === 'CO2E' ? null : kgGas,
              kgCo2e: own.gas === 'CO2_BIOGENIC' ? 0 : kgGas * 2,
            }),
          );
          const subject = chair(rows, { excludedShare: share });
          const bridge = bridgeStandards(
            { ...subject, footprint: { ...subject.footprint, gwpSet: 'AR5' } },
            from,
            to,
          );
          const scale =
            1e-9 *
            (1 + rows.reduce((sum, { kgGas, kgCo2e }) => sum + 300 * Math.abs(kgGas ?? kgCo2e ?? 0), 0));
          const walked = bridge.steps.reduce((level, { kgCo2e }) => level + kgCo2e, bridge.start);
          expect(Math.abs(walked - bridge.end)).toBeLessThanOrEqual(scale);
          for (const { kgCo2e, lines } of bridge.steps)
            expect(Math.abs(lines.reduce((sum, line) => sum + line.kgCo2e, 0) - kgCo2e)).toBeLessThanOrEqual(
              scale,
            );
          expect(bridge.end).toBeCloseTo(
            totalUnder({ ...subject, footprint: { ...subject.footprint, gwpSet: 'AR5' } }, to)!,
            9,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
