import { describe, expect, it } from 'vitest';
import { negatives, notFinite, notPositive, notShares, outside } from './amounts.ts';

const NUMBERS = {
  minus: -1,
  zero: 0,
  half: 0.5,
  one: 1,
  two: 2,
  nan: Number.NaN,
  infinite: Number.POSITIVE_INFINITY,
};

const fieldsOf = (refusals: readonly { field: string }[]) => refusals.map(({ field }) => field);

describe('Checked numbers', () => {
  it('are refused where they lie outside of what is meant', () => {
    expect(fieldsOf(notFinite(NUMBERS, 'x'))).toEqual(['nan', 'infinite']);
    expect(fieldsOf(negatives(NUMBERS, 'x'))).toEqual(['minus', 'nan', 'infinite']);
    expect(fieldsOf(notPositive(NUMBERS, 'x'))).toEqual(['minus', 'zero', 'nan', 'infinite']);
    expect(fieldsOf(notShares(NUMBERS, 'x'))).toEqual(['minus', 'two', 'nan', 'infinite']);
    expect(fieldsOf(outside(NUMBERS, 0.5, 1, 'x'))).toEqual(['minus', 'zero', 'two', 'nan', 'infinite']);
  });

  it('are refused with the thing, the value and what would be right', () => {
    expect(notShares({ recycledContent: 1.2 }, 'steel')).toEqual([
      {
        code: 'NUMBER_OUT_OF_RANGE',
        field: 'recycledContent',
        subject: 'steel',
        message: 'recycledContent is 1.2.',
        remedy: 'Give a number from 0 to 1.',
      },
    ]);
    const remedies = [
      ...negatives({ a: -1 }, 'x'),
      ...notPositive({ a: 0 }, 'x'),
      ...notFinite({ a: Number.NaN }, 'x'),
      ...outside({ a: 2 }, Number.MIN_VALUE, 1, 'x'),
    ].map(({ remedy }) => remedy);
    expect(remedies).toEqual([
      'Give a number of at least 0.',
      'Give a number above 0.',
      'Give a finite number.',
      'Give a number above 0, at most 1.',
    ]);
  });
});
