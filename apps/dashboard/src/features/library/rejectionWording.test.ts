import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import { wordRejection } from './rejectionWording.ts';
import { remainingTime } from './remainingTime.ts';

const rejection = (code: string) => ({
  ...{ code, place: 'a.csv, row 3', column: 'Unit', value: 'furlong' },
  ...{ message: 'It is none of the usual ones.', remedy: 'Convert it.' },
});
const inLanguage = (texts: object) => (key: string) =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], texts) !== undefined;

describe('A rejected row', () => {
  it('is explained by its code in both languages, for every code that rows are rejected with', () => {
    const codes = [
      ...['VALUE_BLANK', 'VALUE_NOT_A_NUMBER', 'VALUE_OUT_OF_RANGE', 'NOT_A_FACTOR', 'UNIT_UNKNOWN'],
      ...['REGION_UNKNOWN', 'KEY_REPEATED', 'FIELD_MISSING', 'WITHDRAWN'],
    ];
    for (const texts of [en, zh])
      expect(codes.filter((code) => wordRejection(rejection(code), inLanguage(texts)).key === null)).toEqual(
        [],
      );
  });

  it('keeps what only the reader of its source knows', () => {
    expect(wordRejection(rejection('NOT_A_FACTOR'), () => true)).toEqual({
      key: 'library.rejections.NOT_A_FACTOR',
      detail: 'It is none of the usual ones.',
    });
    expect(wordRejection(rejection('UNIT_UNKNOWN'), () => true).detail).toBe('');
  });

  it('falls back to its message and remedy when its code is new', () => {
    expect(wordRejection(rejection('BRAND_NEW'), inLanguage(zh))).toEqual({
      key: null,
      detail: 'It is none of the usual ones. Convert it.',
    });
  });
});

describe('The time an import still takes', () => {
  it('is said in seconds, then in minutes, and not at all while nobody knows', () => {
    expect(remainingTime(0.2)).toEqual({ unit: 'seconds', count: 1 });
    expect(remainingTime(42.1)).toEqual({ unit: 'seconds', count: 43 });
    expect(remainingTime(600)).toEqual({ unit: 'minutes', count: 10 });
    expect(remainingTime(null)).toBeNull();
    expect(remainingTime(Number.POSITIVE_INFINITY)).toBeNull();
  });
});
