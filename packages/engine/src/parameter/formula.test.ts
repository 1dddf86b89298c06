import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from './evaluateFormula.ts';
import { formulaFactor } from './formulaUnit.ts';
import { isParameterName, parseFormula } from './parseFormula.ts';

const read = (text: string) => {
  const outcome = parseFormula(text, 'line', 'AMOUNT');
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
};
const resultOf = (text: string, values: Record<string, number> = {}) => {
  const outcome = evaluateFormula(read(text), new Map(Object.entries(values)), 'line', 'AMOUNT');
  return outcome.ok ? outcome.value : outcome.refusals[0]!;
};
const refusalOf = (text: string) => {
  const outcome = parseFormula(text, 'line', 'AMOUNT');
  return outcome.ok ? null : outcome.refusals[0]!;
};

describe('A formula', () => {
  it.each<[string, number]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -2', 0.25],
    ['2.25 ^ 0.5', 1.5],
    ['+3 - -4', 7],
    ['10% * 50', 5],
    ['min(3, 1, 2) + max(4, 5)', 6],
    ['abs(-2) + sqrt(9)', 5],
    ['floor(2.7) + ceil(2.1) + round(-2.5)', 2],
    ['exp(0) + ln(1)', 1],
    ['if(2 > 1, 10, 20)', 10],
    ['2 < 1 ? 10 : 20', 20],
    ['1 < 2 and not (3 == 4) ? 1 : 0', 1],
    ['1 < 2 < 2', 0],
    ['0 or 7', 1],
    ['1 != 1 or 2 >= 2 or 3 <= 2', 1],
    ['1e-3', 0.001],
  ])('%s is %f', (text, value) => {
    expect(resultOf(text)).toBe(value);
  });

  it('uses names, in any script', () => {
    expect(resultOf('用电量 * (1 + loss_2)', { 用电量: 10, loss_2: 0.05 })).toBe(10.5);
    expect(read('b + a * b').names).toEqual(['b', 'a']);
    expect(resultOf('2 * pi')).toBe(2 * Math.PI);
  });

  it('raises to powers that are not whole within 1e-14 of the true value', () => {
    expect(resultOf('x ^ 0.8', { x: 32 })).toBeCloseTo(16, 12);
    expect(resultOf('x ^ 1.5', { x: 0 })).toBe(0);
  });

  it('looks only at the branch that is chosen', () => {
    expect(resultOf('n > 0 ? total / n : 0', { n: 0, total: 5 })).toBe(0);
  });

  it('agrees with plain arithmetic', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(resultOf('a * (b - c) + a * a', { a, b, c })).toBe(a * (b - c) + a * a);
        expect(resultOf('max(a, b) - min(b, c)', { a, b, c })).toBe(Math.max(a, b) - Math.min(b, c));
      }),
    );
  });
});

describe('A formula that cannot be read', () => {
  it.each([
    ['2 x', 'lacks an operator'],
    ['1,5', 'char 2'],
    ['a +', 'char 4'],
    ['x = 3', 'no arithmetic'],
    ['f(x) = 2', 'no arithmetic'],
    ['a.b', 'no arithmetic'],
    ['[1, 2]', 'no arithmetic'],
    ['a; b', 'no arithmetic'],
    ['"text"', 'no number'],
    ['', 'no number'],
    ['1e400', 'no number'],
    ['true', 'no number'],
    ['2 kg to t', 'operator Cradle does not know'],
    ['a!', 'operator Cradle does not know'],
    ['a % b', 'operator Cradle does not know'],
    ['constructor(1)', 'no function'],
    ['sin(1)', 'no function'],
    ['sqrt(1, 2)', 'takes 1'],
    ['if(1, 2)', 'takes 3'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'brackets'],
  ])('%s', (text, reason) => {
    expect(refusalOf(text)).toMatchObject({
      code: 'FORMULA_NOT_UNDERSTOOD',
      field: 'AMOUNT',
      subject: 'line',
      message: expect.stringContaining(reason),
    });
  });

  it('may be too long', () => {
    expect(refusalOf(`1${'+1'.repeat(250)}`)?.code).toBe('FORMULA_TOO_LONG');
  });

  it('never runs, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const outcome = parseFormula(text, 's', 'f');
        expect(outcome.ok || outcome.refusals[0]!.code).toSatisfy(
          (found) => found === true || found === 'FORMULA_NOT_UNDERSTOOD',
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A formula without a finite value', () => {
  it('names the division by 0 and its inputs', () => {
    expect(resultOf('1 + mass / (n - 2)', { mass: 3, n: 2 })).toMatchObject({
      code: 'FORMULA_DIVISION_BY_ZERO',
      message: 'mass / (n - 2) divides by 0 with mass = 3, n = 2, in 1 + mass / (n - 2).',
    });
  });

  it('is refused even where the infinity would have gone away again', () => {
    expect(resultOf('1 / (1 / x)', { x: 0 })).toMatchObject({ code: 'FORMULA_DIVISION_BY_ZERO' });
    expect(resultOf('min(1, 1 / x)', { x: 0 })).toMatchObject({ code: 'FORMULA_DIVISION_BY_ZERO' });
    expect(resultOf('1 / x > 3 ? 1 : 2', { x: 0 })).toMatchObject({ code: 'FORMULA_DIVISION_BY_ZERO' });
  });

  it.each<[string, number]>([
    ['sqrt(x)', -1],
    ['ln(x)', 0],
    ['exp(x)', 800],
    ['x * x', 1e200],
    ['x ^ 0.5', -4],
    ['x ^ -1', 0],
  ])('%s with x = %f', (text, x) => {
    expect(resultOf(text, { x })).toMatchObject({
      code: 'FORMULA_NOT_FINITE',
      message: expect.stringContaining(`x = ${x}`),
    });
  });
});

describe('The unit of a formula', () => {
  const units: Record<string, string | null> = { m: 'kg', mt: 't', d: 'km', e: 'kWh', n: null, f: 'tkm' };
  const factor = (text: string, wanted: string | null) =>
    formulaFactor(read(text), (name) => units[name] ?? null, wanted, 'line', 'AMOUNT');

  it.each<[string, string | null, number]>([
    ['m', 'kg', 1],
    ['mt', 'kg', 1000],
    ['m * (1 + n)', 'g', 1000],
    ['mt * d', 'tkm', 1],
    ['m * d', 'tkm', 0.001],
    ['f / d', 't', 1],
    ['m / mt', null, 0.001],
    ['m + 0.5', 'kg', 1],
    ['2 * 3', 'kg', 1],
    ['n * 3', 'kg', 1],
    ['max(m, 2) * n', 'kg', 1],
    ['sqrt(m * m)', 'kg', 1],
    ['m ^ 2 / m', 'kg', 1],
    ['n > 1 ? m : 0', 'kg', 1],
    ['exp(n) * ln(2) * m', 'kg', 1],
  ])('%s on an amount in %s is multiplied by %f', (text, wanted, expected) => {
    expect(factor(text, wanted)).toBe(expected);
  });

  it.each([
    ['m + d', 'kg and km'],
    ['m + mt', 'kg and t'],
    ['m + n', 'kg and a plain number'],
    ['m > d ? 1 : 2', 'kg and km'],
    ['n > 1 ? m : d', 'kg and km'],
    ['exp(m)', 'kg and a plain number'],
    ['m ^ n', 'kg and a plain number'],
    ['m ^ 400', 'kg and a plain number'],
    ['1 - m / mt', 'kg/t and a plain number'],
  ])('%s mixes %s', (text, what) => {
    expect(factor(text, 'kg')).toMatchObject({
      code: 'FORMULA_UNITS_MIXED',
      message: expect.stringContaining(what),
    });
  });

  it('has to be the wanted one', () => {
    expect(factor('m * d', 'kg')).toMatchObject({
      code: 'FORMULA_UNIT_MISMATCH',
      message: 'm * d counts kg × km; kg is wanted.',
    });
    expect(factor('1 / m', null)).toMatchObject({ code: 'FORMULA_UNIT_MISMATCH' });
    expect(factor('e', 'kg')).toMatchObject({ code: 'FORMULA_UNIT_MISMATCH' });
  });
});

describe('The name of a parameter', () => {
  it('is a word that the language of formulas does not keep for itself', () => {
    expect(['mass', '_a1', '质量', 'e', 'Scrap_rate'].filter((name) => !isParameterName(name))).toEqual([]);
    expect(
      ['', '1a', 'a b', 'a-b', 'min', 'pi', 'and', 'true', 'a.b', '𝑥'].filter((name) =>
        isParameterName(name),
      ),
    ).toEqual([]);
  });
});
