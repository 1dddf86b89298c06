import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { aFactor, anAssessment, factorLine, inputLine } from '../testing/index.ts';
import { calculateFootprints } from './calculateFootprints.ts';
import { nestedSupply } from './nestedSupply.ts';

const SIZE = 6;
const input = fc.record({
  user: fc.nat(SIZE - 1),
  used: fc.nat(SIZE - 1),
  // Six users of at most 0.02 of each other can never need as much as they make.
  amount: fc.double({ min: 0, max: 0.02, noNaN: true }),
});
const products = fc
  .tuple(
    fc.array(fc.double({ min: -5, max: 50, noNaN: true }), { minLength: SIZE, maxLength: SIZE }),
    fc.array(input, { maxLength: 18 }),
  )
  .map(([direct, inputs]) => ({ direct, inputs }));

/** Direct impact, plus that of all inputs, plus that of theirs ... until nothing moves: no matrix involved. */
function byRepetition(
  direct: readonly number[],
  inputs: readonly { user: number; used: number; amount: number }[],
) {
  let totals = [...direct];
  for (let round = 0; round < 60; round++) {
    const next = [...direct];
    for (const { user, used, amount } of inputs) next[user]! += amount * totals[used]!;
    totals = next;
  }
  return totals;
}

describe('Products that use each other in any way', () => {
  it('have the footprints that following every input again and again leads to', () => {
    fc.assert(
      fc.property(products, ({ direct, inputs }) => {
        const assessments = direct.map((amount, index) =>
          anAssessment({
            id: `p${index}`,
            lines: [
              factorLine('own', 'f', { amount }),
              ...inputs.flatMap(({ user, used, amount: units }, place) =>
                user === index ? [inputLine(`i${place}`, `p${used}`, { amount: units })] : [],
              ),
            ],
          }),
        );
        const results = calculateFootprints({
          assessments,
          factors: factorCatalogue([aFactor({ id: 'f' })]),
          wanted: assessments.map(({ id }) => id),
          scenario: null,
        });
        const expected = byRepetition(direct, inputs);
        for (const [index, { outcome }] of results.entries())
          expect(outcome.ok && outcome.value.totalKgCo2e).toBeCloseTo(expected[index]!, 8);
      }),
    );
  });
});

describe('The supply of a product', () => {
  const wheel = anAssessment({ id: 'wheel', lines: [inputLine('spokes', 'spoke', { amount: 32 })] });
  const bike = anAssessment({ id: 'bike', lines: [inputLine('wheels', 'wheel', { amount: 2 })] });
  const spoke = anAssessment({ id: 'spoke' });

  it('counts itself once and everything below it by what is needed', () => {
    const supply = nestedSupply([spoke, wheel, bike]);
    const needed = supply.needs(bike);
    if ('code' in needed) throw new Error(needed.code);
    expect(needed.map(({ assessment, units }) => [assessment.id, units])).toEqual([
      ['bike', 1],
      ['wheel', 2],
      ['spoke', 64],
    ]);
  });

  it('may count in units a billion times smaller', () => {
    const pile = anAssessment({
      id: 'pile',
      lines: [inputLine('a', 'wheel', { amount: 1e9 / 3 }), inputLine('b', 'spoke', { amount: 0.1 })],
    });
    const needed = nestedSupply([spoke, wheel, pile]).needs(pile);
    expect('code' in needed ? [] : needed.map(({ units }) => units)).toEqual([
      1,
      1e9 / 3,
      expect.closeTo((32 * 1e9) / 3 + 0.1, 4),
    ]);
  });

  it('does not follow what belongs to the later life of a product', () => {
    const lamp = anAssessment({ id: 'lamp', lines: [inputLine('spare', 'wheel', { stage: 'USE' })] });
    const needed = nestedSupply([spoke, wheel, lamp]).needs(lamp);
    expect('code' in needed ? [] : needed.map(({ assessment }) => assessment.id)).toEqual(['lamp']);
  });
});

describe('A circle', () => {
  const gap = (...uses: readonly (readonly [user: string, used: string, amount: number])[]) => {
    const ids = [...new Set([...uses.map(([user]) => user), ...uses.map(([, used]) => used)])];
    const assessments = ids.map((id) =>
      anAssessment({
        id,
        lines: uses.flatMap(([user, used, amount], place) =>
          user === id ? [inputLine(`i${place}`, used, { amount })] : [],
        ),
      }),
    );
    const needed = nestedSupply(assessments).needs(assessments[0]!);
    return 'code' in needed ? `${needed.code}: ${needed.message}` : needed.map(({ units }) => units);
  };

  it('that returns less than it takes is solved', () => {
    expect(gap(['a', 'a', 0.5])).toEqual([2]);
    expect(gap(['a', 'b', 0.5], ['b', 'a', 0.5])).toEqual([
      expect.closeTo(4 / 3, 12),
      expect.closeTo(2 / 3, 12),
    ]);
  });

  it.each([
    ['as much as it makes', [['a', 'a', 1]] as const],
    [
      'twice what it makes: the equations have a solution, but it would unmake things',
      [['a', 'a', 2]] as const,
    ],
    [
      'more than it makes, over two steps',
      [
        ['a', 'b', 2],
        ['b', 'a', 2],
      ] as const,
    ],
    [
      'more than it makes, though each of the two runs could be positive',
      [
        ['a', 'a', 1.245],
        ['a', 'b', 0.255],
        ['b', 'a', 0.255],
        ['b', 'b', 1.245],
      ] as const,
    ],
    [
      'more than it makes, further down',
      [
        ['whole', 'a', 1],
        ['a', 'b', 1.5],
        ['b', 'a', 1],
      ] as const,
    ],
    [
      'more than it makes, hidden by a credit',
      [
        ['a', 'a', 2],
        ['a', 'a', -3],
      ] as const,
    ],
  ])('that takes %s is not', (_what, uses) => {
    expect(gap(...uses)).toMatch(/^LOOP_UNSOLVABLE: .* need .* themselves/);
  });

  it('may give something back: a credit is no circle that gains', () => {
    expect(gap(['a', 'b', -0.5], ['b', 'c', 2])).toEqual([1, -0.5, -1]);
  });
});
