import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownUnit, nearestUnits, parseUnit, sameDimension, UNITS, unitRatio } from './units.ts';

describe('Units', () => {
  it.each([
    ['t', 'kg', 1000],
    ['kWh', 'MJ', 3.6],
    ['MWh', 'GJ', 3.6],
    ['kgkm', 'tkm', 0.001],
    ['lb', 'kg', 0.45359237],
    ['st', 'kg', 907.18474],
    ['gal', 'l', 3.785411784],
    ['ha', 'm2', 10_000],
    ['mmBtu', 'MJ', 1055.05585262],
    ['therm', 'kWh', 105.505585262 / 3.6],
    ['day', 'h', 24],
    ['year', 'day', 365.25],
    ['mi', 'km', 1.609344],
  ])('convert %s to %s', (from, to, ratio) => {
    expect(unitRatio(from, to)).toBeCloseTo(ratio, 10);
  });

  it.each([
    ['kg', 'm3'],
    ['tkm', 'vkm'],
    ['tkm', 'pkm'],
    ['kWh', 'kg'],
    ['piece', 'pair'],
    ['USD', 'EUR'],
    ['km', 'tkm'],
    ['room_night', 'person_night'],
    ['TEUkm', 'tkm'],
  ])('of different dimensions never mix: %s and %s', (from, to) => {
    expect(unitRatio(from, to)).toBeNull();
    expect(sameDimension(from, to)).toBe(false);
  });

  it.each([
    ['m²', 'm2'],
    ['tonne', 't'],
    [' kg ', 'kg'],
    ['pcs', 'piece'],
    ['t.km', 'tkm'],
    ['litre', 'l'],
  ])('are read in their usual spellings: %s', (text, code) => {
    const unit = parseUnit(text);
    expect(unit.ok && unit.value.code).toBe(code);
  });

  it.each(['T', 'KWH', 'Kg', '', 'furlong', 'constructor', 'toString'])(
    'are refused when unknown: "%s"',
    (text) => {
      expect(isKnownUnit(text)).toBe(false);
      const unit = parseUnit(text);
      expect(!unit.ok && unit.refusals[0]).toMatchObject({ code: 'UNIT_UNKNOWN', field: 'unit' });
    },
  );

  it.each([
    ['Kg', 'kg'],
    ['KWH', 'kWh'],
    ['kilogramm', 'kg'],
    ['tonnen', 't'],
  ])('are proposed by their spelling where a word is none: %s may be %s', (text, code) => {
    expect(nearestUnits(text)[0]).toBe(code);
    const refused = parseUnit(text);
    expect(!refused.ok && refused.refusals[0]?.remedy).toContain(`Did you mean ${code}`);
  });

  it('are not proposed for a word that resembles none', () => {
    expect(nearestUnits('furlongs per fortnight')).toEqual([]);
  });

  it('come back when converted there and back', () => {
    const codes = UNITS.map(({ code }) => code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom(...codes), (a, b) => {
        const there = unitRatio(a, b);
        const back = unitRatio(b, a);
        if (there === null || back === null) return there === back;
        return Math.abs(there * back - 1) < 1e-12;
      }),
    );
  });

  it('convert by way of a third unit to the same', () => {
    const masses = UNITS.filter(({ dimension }) => dimension === 'MASS').map(({ code }) => code);
    const mass = fc.constantFrom(...masses);
    fc.assert(
      fc.property(mass, mass, mass, (a, b, c) => {
        const direct = unitRatio(a, c)!;
        return Math.abs((unitRatio(a, b)! * unitRatio(b, c)!) / direct - 1) < 1e-12;
      }),
    );
  });
});
