import { describe, expect, it } from 'vitest';
import { aLine } from '../testing/index.ts';
import { amountInDeclaredUnits, amountInFactorUnit } from './amountInFactorUnit.ts';

describe('An amount in the unit of its factor', () => {
  const carried = aLine({ id: 'l', amount: 250, distanceKm: 1200 });

  it.each([
    ['the same unit', aLine({ id: 'l', amount: 3 }), 'kg', 3],
    ['another unit of the same dimension', aLine({ id: 'l', amount: 3, unit: 't' }), 'kg', 3000],
    ['a mass over a distance', carried, 'tkm', 300],
    ['a mass over a distance, per kg km', carried, 'kgkm', 300_000],
    ['a mass that is carried, but bought by mass', carried, 'kg', 250],
    ['tonne-kilometres, which already hold the distance', { ...carried, unit: 'tkm' }, 'tkm', 250],
    ['a credit', aLine({ id: 'l', amount: -2, unit: 'kWh' }), 'MJ', -7.2],
    ['no distance at all', { ...carried, distanceKm: 0 }, 'tkm', 0],
  ])('is known for %s', (_what, line, unit, expected) => {
    expect(amountInFactorUnit(line, unit)).toBeCloseTo(expected, 10);
  });

  it.each([
    ['without an amount', { ...carried, amount: null }, 'kg'],
    ['of a mass without a distance', { ...carried, distanceKm: null }, 'tkm'],
    ['of a volume over a distance', { ...carried, unit: 'm3' }, 'tkm'],
    ['of a mass over a distance for a vehicle', carried, 'vkm'],
    ['of a mass for an energy', carried, 'kWh'],
    ['of an unknown unit', { ...carried, unit: 'bag' }, 'kg'],
  ])('is not known %s', (_what, line, unit) => {
    expect(amountInFactorUnit(line, unit)).toBeNull();
  });
});

describe('An amount of a used product', () => {
  const boxOfTen = { amount: 10, unit: 'piece', massKg: 4 };

  it.each([
    ['5 pieces are half a box of ten', { amount: 5, unit: 'piece' }, 0.5],
    ['a spelling does not matter', { amount: 5, unit: 'pcs' }, 0.5],
    ['8 kg are two boxes of 4 kg', { amount: 8, unit: 'kg' }, 2],
    ['1 t is 250 boxes', { amount: 1, unit: 't' }, 250],
  ])('%s', (_what, line, expected) => {
    expect(amountInDeclaredUnits(line, boxOfTen)).toBeCloseTo(expected, 12);
  });

  it.each([
    ['a mass, when nobody knows what one weighs', { amount: 8, unit: 'kg' }, { ...boxOfTen, massKg: null }],
    ['pairs', { amount: 8, unit: 'pair' }, boxOfTen],
    ['nothing stated', { amount: null, unit: 'piece' }, boxOfTen],
    ['a product declared per 0 pieces', { amount: 1, unit: 'piece' }, { ...boxOfTen, amount: 0 }],
  ])('is not known for %s', (_what, line, used) => {
    expect(amountInDeclaredUnits(line, used)).toBeNull();
  });
});
