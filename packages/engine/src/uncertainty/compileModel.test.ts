import { describe, expect, it } from 'vitest';
import { accepted, refusedCodes } from '../method/readOutcome.ts';
import { compileModel } from './compileModel.ts';
import { fixed, line, lognormal, product } from './uncertaintyBuilders.ts';

describe('A compiled model', () => {
  it('merges a lognormal quantity and factor that are used once', () => {
    const { terms } = accepted(
      compileModel([product('a', line('q', lognormal(2, Math.exp(0.3)), 'f', lognormal(5, Math.exp(0.4))))]),
    );
    expect(terms).toHaveLength(1);
    expect(terms[0]?.second).toBeNull();
    const merged = terms[0]?.first.distribution;
    expect(merged?.kind === 'LOGNORMAL' ? [merged.median, Math.log(merged.gsd)] : null).toEqual([
      10,
      expect.closeTo(0.5, 12),
    ]);
  });

  it('does not merge a factor that two lines share', () => {
    const factor = lognormal(5, 1.2);
    const { terms } = accepted(
      compileModel([
        product('a', line('q1', lognormal(2, 1.1), 'f', factor), line('q2', lognormal(3, 1.1), 'f', factor)),
      ]),
    );
    expect(terms.map(({ first, second }) => [first.key, second?.key])).toEqual([
      ['f', 'q1'],
      ['f', 'q2'],
    ]);
  });

  it('folds certain quantities of one factor into one coefficient, by product', () => {
    const factor = lognormal(5, 1.2);
    const { terms } = accepted(
      compileModel([
        product('a', line('q1', fixed(2), 'f', factor), line('q2', fixed(3), 'f', factor)),
        product('b', line('q3', lognormal(4, 1), 'f', factor)),
      ]),
    );
    expect(terms).toHaveLength(1);
    expect(terms[0]?.uses).toEqual([
      { product: 0, coefficient: 5 },
      { product: 1, coefficient: 4 },
    ]);
  });

  it('keeps what is certain as a constant', () => {
    const { constants, terms } = accepted(
      compileModel([product('a', line('q', fixed(2), 'f', fixed(3)), line('p', fixed(1), 'g', fixed(-0.5)))]),
    );
    expect(constants).toEqual([5.5]);
    expect(terms).toEqual([]);
  });

  it('refuses a key with two distributions, a product given twice and every bad distribution', () => {
    const outcome = compileModel([
      product('a', line('q', fixed(1), 'f', lognormal(2, 1.1))),
      product('b', line('q', fixed(1), 'f', lognormal(2, 1.2))),
      product('b', line('p', lognormal(1, 0.5), 'g', { kind: 'UNIFORM', min: 2, max: 1 })),
    ]);
    expect(refusedCodes(outcome)).toEqual([
      'PRODUCT_REPEATED',
      'INPUT_CONTRADICTORY',
      'GSD_OUT_OF_RANGE',
      'RANGE_REVERSED',
    ]);
  });
});
