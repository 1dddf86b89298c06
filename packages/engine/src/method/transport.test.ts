import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedFields } from './readOutcome.ts';
import { charterEmissions, transportEmissions, type Vehicle, vehicleIntensity } from './transport.ts';

const TRUCK: Vehicle = {
  id: 'truck',
  payload: 25,
  loadFactor: 0.6,
  emptyFactor: 0.7,
  fullFactor: 1.1,
  emptyReturn: 0.3,
  refrigeration: 0,
};

describe('A vehicle', () => {
  it('of 25 t at 60 % load, 30 % empty return: 1.15 kg per vehicle-km and 0.0767 kg per tkm', () => {
    const { perVehicleKm, perTonneKm } = accepted(vehicleIntensity(TRUCK));
    expect(perVehicleKm).toBeCloseTo(0.94 + 0.21, 12);
    expect(perTonneKm).toBeCloseTo(0.076667, 6);
  });

  it('that cools needs 0.0847 kg per tkm with 0.12 kg per km for refrigeration', () => {
    const { perTonneKm } = accepted(vehicleIntensity({ ...TRUCK, refrigeration: 0.12 }));
    expect(perTonneKm).toBeCloseTo(1.27 / 15, 12);
  });

  it('that is full and never drives empty has its full factor over its payload', () => {
    const best = accepted(vehicleIntensity({ ...TRUCK, loadFactor: 1, emptyReturn: 0 }));
    expect(best.perVehicleKm).toBeCloseTo(1.1, 12);
    expect(best.perTonneKm).toBeCloseTo(0.044, 12);
  });

  it('is never better per tonne-km with less load or more empty distance', () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const perTonneKm = (more: Partial<Vehicle>) =>
          accepted(vehicleIntensity({ ...TRUCK, ...more })).perTonneKm;
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(perTonneKm({ loadFactor: low })).toBeGreaterThanOrEqual(
          perTonneKm({ loadFactor: high }) - 1e-12,
        );
        expect(perTonneKm({ emptyReturn: high })).toBeGreaterThanOrEqual(perTonneKm({ emptyReturn: low }));
      }),
    );
  });

  it('is refused without load, overloaded, or with negative factors', () => {
    expect(refusedFields(vehicleIntensity({ ...TRUCK, loadFactor: 0 }))).toEqual([
      'NUMBER_OUT_OF_RANGE loadFactor',
    ]);
    expect(refusedFields(vehicleIntensity({ ...TRUCK, loadFactor: 1.2 }))).toEqual([
      'NUMBER_OUT_OF_RANGE loadFactor',
    ]);
    expect(refusedFields(vehicleIntensity({ ...TRUCK, payload: Number.NaN, emptyReturn: -1 }))).toEqual([
      'NUMBER_OUT_OF_RANGE payload',
      'NUMBER_OUT_OF_RANGE emptyReturn',
    ]);
  });
});

describe('Transport', () => {
  it('of 10 t over 500 km by that truck is 5000 tkm and 383 kg CO2e', () => {
    const { perTonneKm } = accepted(vehicleIntensity(TRUCK));
    const result = accepted(
      transportEmissions([{ id: 'road', mass: 10, distance: 500, factor: perTonneKm }]),
    );
    expect(result.tonneKm).toBe(5000);
    expect(result.emissions).toBeCloseTo(383.333, 3);
  });

  it('adds its legs: 2 t by ship over 8000 km and by road over 100 km', () => {
    const legs = [
      { id: 'ship', mass: 2, distance: 8000, factor: 0.01 },
      { id: 'road', mass: 2, distance: 100, factor: 0.1 },
    ];
    const { tonneKm, emissions } = accepted(transportEmissions(legs));
    expect(tonneKm).toBe(16_200);
    expect(emissions).toBeCloseTo(180, 12);
  });

  it('by a chartered vehicle is that of a consignment that fills the usual load', () => {
    const { perTonneKm } = accepted(vehicleIntensity(TRUCK));
    const shared = accepted(
      transportEmissions([{ id: 'road', mass: 15, distance: 500, factor: perTonneKm }]),
    );
    expect(accepted(charterEmissions(TRUCK, 500))).toBeCloseTo(shared.emissions, 10);
  });

  it('of no legs is nothing', () => {
    expect(accepted(transportEmissions([]))).toEqual({ tonneKm: 0, emissions: 0 });
  });

  it('does not change when a leg is driven in two parts or its load in two consignments', () => {
    const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, (mass, more, distance, further) => {
        const leg = (load: number, way: number) => ({ id: 'leg', mass: load, distance: way, factor: 0.08 });
        const emissions = (...legs: readonly ReturnType<typeof leg>[]) =>
          accepted(transportEmissions(legs)).emissions;
        const whole = emissions(leg(mass + more, distance + further));
        const parts = emissions(
          leg(mass, distance),
          leg(mass, further),
          leg(more, distance),
          leg(more, further),
        );
        expect(parts / whole).toBeCloseTo(1, 10);
      }),
    );
  });

  it('by charter is linear in the distance', () => {
    const perKm = accepted(charterEmissions(TRUCK, 1));
    expect(accepted(charterEmissions(TRUCK, 0))).toBe(0);
    expect(accepted(charterEmissions(TRUCK, 740))).toBeCloseTo(740 * perKm, 9);
  });

  it('is refused with a negative mass or distance', () => {
    expect(refusedFields(transportEmissions([{ id: 'x', mass: -1, distance: -2, factor: 0.1 }]))).toEqual([
      'NUMBER_OUT_OF_RANGE mass',
      'NUMBER_OUT_OF_RANGE distance',
    ]);
    expect(refusedFields(charterEmissions(TRUCK, -5))).toEqual(['NUMBER_OUT_OF_RANGE distance']);
    expect(refusedFields(charterEmissions({ ...TRUCK, payload: 0 }, 5))).toEqual([
      'NUMBER_OUT_OF_RANGE payload',
    ]);
  });
});
