import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaRequest } from '../testing/formulaRequest.ts';
import { aChange, valued } from '../testing/index.ts';
import { type BreakEven, type BreakEvenSide, breakEven } from './breakEven.ts';

const side = (assessmentId: string): BreakEvenSide => ({ assessmentId, scenario: null });
function meet(a: string, b: string, from = 0, to = 10): BreakEven | readonly string[] {
  const request = formulaRequest({ a, b }, [valued('x', 1)]);
  const outcome = breakEven(request, side('a'), side('b'), { parameter: 'x', from, to });
  return outcome.ok ? outcome.value : outcome.refusals.map(({ code }) => code);
}
const pointsOf = (found: ReturnType<typeof meet>) =>
  'kind' in found && found.kind === 'POINTS' ? found.points : [];

describe('A break-even point', () => {
  it('of two straight lines is exact', () => {
    // A reusable bottle: 1.2 kg and 0.03 per use; a carton 0.15 per use: equal after 10 uses.
    expect(meet('1.2 + 0.03 * x', '0.15 * x', 1, 30)).toEqual({
      kind: 'POINTS',
      points: [
        {
          value: expect.closeTo(10, 11),
          kgCo2e: expect.closeTo(1.5, 11),
          lowerBelow: 'SECOND',
          lowerAbove: 'FIRST',
          kind: 'EXACT',
        },
      ],
    });
  });

  it('of straight pieces is exact, too, with every kink', () => {
    // Steps of min and max: 2x below 3, 6 above; the other 4 up to 5 and then x - 1.
    const found = pointsOf(meet('min(2 * x, 6)', 'max(4, x - 1)'));
    expect(found.map(({ value, kind }) => [Number(value.toFixed(10)), kind])).toEqual([
      [2, 'EXACT'],
      [7, 'EXACT'],
    ]);
  });

  it('of curves is found within 1e-11 of the range', () => {
    const found = pointsOf(meet('6 / (x + 0.5)', '0.9 * x'));
    expect(found).toMatchObject([{ kind: 'BRACKETED', lowerBelow: 'SECOND', lowerAbove: 'FIRST' }]);
    const exact = (-0.45 + Math.sqrt(0.45 ** 2 + 4 * 0.9 * 6)) / 1.8;
    expect(found[0]!.value).toBeCloseTo(exact, 10);
  });

  it('is a jump where one leaps over the other', () => {
    expect(pointsOf(meet('x < 4.321 ? 1 : 3', '2'))).toMatchObject([
      { kind: 'JUMP', value: expect.closeTo(4.321, 9), lowerBelow: 'FIRST', lowerAbove: 'SECOND' },
    ]);
  });

  it('may lie on an end of the range', () => {
    expect(pointsOf(meet('x', '2 * x'))).toMatchObject([
      { value: 0, lowerBelow: 'EQUAL', lowerAbove: 'FIRST' },
    ]);
    expect(pointsOf(meet('x', '10'))).toMatchObject([
      { value: 10, lowerBelow: 'FIRST', lowerAbove: 'EQUAL' },
    ]);
  });

  it('may not exist in the range', () => {
    expect(meet('x', 'x + 1')).toEqual({ kind: 'NO_POINT', lower: 'FIRST' });
    expect(meet('12', 'x')).toEqual({ kind: 'NO_POINT', lower: 'SECOND' });
    expect(meet('2 * x', 'x + x')).toEqual({ kind: 'EQUAL' });
  });

  it('is the same for two scenarios of one product', () => {
    const request = formulaRequest({ a: '4 * x' }, [valued('x', 1)]);
    const scenario = { id: 's', changes: [aChange('c', { kind: 'SET_AMOUNT', toAmount: 10, toUnit: 'kg' })] };
    const outcome = breakEven(
      request,
      side('a'),
      { assessmentId: 'a', scenario },
      { parameter: 'x', from: 0, to: 9 },
    );
    expect(outcome).toMatchObject({ value: { points: [{ value: expect.closeTo(2.5, 12), kind: 'EXACT' }] } });
  });

  it('of any two crossing lines is where they cross', () => {
    const number = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.5, max: 9.5, noNaN: true }), (slope, height, at) => {
        const [found] = pointsOf(
          meet(`${height} + ${slope} * (x - ${at})`, `${height} - ${slope} * (x - ${at})`),
        );
        expect(found!.value).toBeCloseTo(at, 9);
        expect(found!.kgCo2e).toBeCloseTo(height, 8);
      }),
      { numRuns: 30 },
    );
  });

  it('is refused for no range, no parameter, and where a formula fails', () => {
    expect(meet('x', '1', 3, 3)).toEqual(['RANGE_INVALID']);
    expect(meet('x', '1', 0, Number.POSITIVE_INFINITY)).toEqual(['RANGE_INVALID']);
    expect(meet('1 / x', '1', 0, 1)).toEqual(['FORMULA_DIVISION_BY_ZERO']);
    const request = formulaRequest({ a: 'x' }, [valued('x', 1)]);
    expect(breakEven(request, side('a'), side('a'), { parameter: 'y', from: 0, to: 1 })).toMatchObject({
      refusals: [{ code: 'PARAMETER_UNKNOWN' }],
    });
  });
});
