import { describe, expect, it } from 'vitest';
import { bandOf, levelGives, SHARED_FIELDS, SHARING_LEVELS, withheldFields } from './sharing.ts';

describe('A band', () => {
  it('has the value inside, on steps of 1, 2 and 5', () => {
    expect(bandOf(3.4)).toEqual({ lower: 2, upper: 5 });
    expect(bandOf(0.001)).toEqual({ lower: 0.001, upper: 0.002 });
    expect(bandOf(999.9)).toEqual({ lower: 500, upper: 1000 });
    expect(bandOf(-3.4)).toEqual({ lower: -5, upper: -2 });
    expect(bandOf(0)).toEqual({ lower: 0, upper: 0 });
  });

  it('holds its value over many sizes', () => {
    for (let exponent = -12; exponent <= 12; exponent++) {
      for (const digit of [1, 1.0000001, 1.9999999, 2, 4.99, 5, 9.9999999]) {
        const value = digit * 10 ** exponent;
        const { lower, upper } = bandOf(value);
        expect(value, String(value)).toBeGreaterThanOrEqual(lower * (1 - 1e-12));
        expect(value, String(value)).toBeLessThan(upper);
      }
    }
  });
});

describe('Levels of sharing', () => {
  it('each give what the lower ones give, and the highest gives everything', () => {
    for (const field of Object.keys(SHARED_FIELDS) as (keyof typeof SHARED_FIELDS)[]) {
      const given = SHARING_LEVELS.map((level) => levelGives(level, field));
      expect(given, field).toEqual([...given].sort());
      expect(given.at(-1), field).toBe(true);
    }
  });

  it('name every field they withhold with a reason', () => {
    expect(withheldFields('FULL', true)).toEqual([]);
    expect(withheldFields('BANDED', true)).toContainEqual({ field: 'totalKgCo2e', code: 'GIVEN_AS_RANGE' });
    expect(withheldFields('TOTAL', true)).toContainEqual({ field: 'stages', code: 'NOT_IN_LEVEL' });
    expect(withheldFields('FULL', false).every(({ code }) => code === 'NOT_PUBLISHED')).toBe(true);
  });
});
