import { describe, expect, it } from 'vitest';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import { formulaRequest } from '../testing/formulaRequest.ts';
import { aChange, aLine, anAssessment, valued } from '../testing/index.ts';
import { spaced, sweep } from './sweep.ts';
import { tornado } from './tornado.ts';

const request = formulaRequest({ a: 'net / (1 - scrap)', b: '2 * net' }, [
  valued('net', 3, { min: 1, max: 5 }),
  valued('scrap', 0.25, { min: 0, max: 0.5 }),
  valued('idle', 7),
]);
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  outcome.refusals?.map(({ code }) => code);

describe('A sweep', () => {
  it('gives each product at each value', () => {
    expect(sweep(request, [{ parameter: 'scrap', values: [0, 0.25, 0.5] }])).toMatchObject({
      value: {
        assessmentIds: ['a', 'b'],
        totals: [
          [3, 6],
          [4, 6],
          [6, 6],
        ],
      },
    });
  });

  it('goes through two parameters, the second one first', () => {
    const axes = [
      { parameter: 'net', values: [1, 2] },
      { parameter: 'scrap', values: [0, 0.5] },
    ];
    expect(sweep(request, axes)).toMatchObject({
      value: {
        totals: [
          [1, 2],
          [2, 2],
          [2, 4],
          [4, 4],
        ],
      },
    });
  });

  it('stands on a scenario', () => {
    const scenario = { id: 's', changes: [aChange('x', { kind: 'SCALE_AMOUNT', amountFactor: 0.5 })] };
    expect(sweep({ ...request, scenario }, [{ parameter: 'net', values: [3] }])).toMatchObject({
      value: { totals: [[2, 3]] },
    });
  });

  it('gives the bits of the footprint at the same values', () => {
    const values = spaced(1, 5, 9);
    const swept = sweep(request, [{ parameter: 'net', values }]);
    const footprints = values.map((value) =>
      calculateFootprints({
        ...request,
        scenario: { id: 's', changes: [aChange('x', { kind: 'SET_PARAMETER', parameter: 'net', value })] },
      }).map(({ outcome }) => outcome.ok && outcome.value.totalKgCo2e),
    );
    expect(swept.ok && swept.value.totals).toEqual(footprints);
  });

  it('shows gaps as gaps', () => {
    const odd = {
      ...request,
      assessments: [...request.assessments, anAssessment({ id: 'c', lines: [aLine({ id: 'x' })] })],
      wanted: ['c'],
    };
    expect(sweep(odd, [{ parameter: 'net', values: [1] }])).toMatchObject({ value: { totals: [[null]] } });
  });

  it('is refused for what is no grid, no parameter, or outside the bounds', () => {
    expect(codes(sweep(request, []))).toEqual(['SWEEP_INVALID']);
    expect(codes(sweep(request, [{ parameter: 'net', values: [] }]))).toEqual(['SWEEP_INVALID']);
    expect(
      codes(
        sweep(request, [
          { parameter: 'net', values: [1] },
          { parameter: 'net', values: [2] },
        ]),
      ),
    ).toEqual(['SWEEP_INVALID']);
    expect(codes(sweep(request, [{ parameter: 'net', values: spaced(1, 5, 20_000) }]))).toEqual([
      'SWEEP_INVALID',
    ]);
    expect(codes(sweep(request, [{ parameter: 'nett', values: [1] }]))).toEqual(['PARAMETER_UNKNOWN']);
    expect(codes(sweep(request, [{ parameter: 'net', values: [9] }]))).toEqual(['PARAMETER_OUT_OF_BOUNDS']);
  });
});

describe('A tornado', () => {
  // a = net / (1 - scrap): 4 at the base; net 1 … 5 gives 4/3 … 20/3, scrap 0 … 0.5 gives 3 … 6.
  it('takes one parameter after the other to its bounds, the largest swing first', () => {
    const outcome = tornado(request, 'a', { kind: 'BOUNDS' });
    expect(outcome).toMatchObject({
      value: {
        baseKgCo2e: 4,
        bars: [
          { parameter: 'net', low: 1, high: 5 },
          { parameter: 'scrap', kgCo2eAtLow: 3, kgCo2eAtHigh: 6, swing: 3 },
        ],
        withoutBounds: ['idle'],
      },
    });
    expect(outcome.ok && outcome.value.bars[0]!.swing).toBeCloseTo(16 / 3, 12);
  });

  it('or by a share of their value, without leaving the bounds', () => {
    const outcome = tornado(request, 'a', { kind: 'RELATIVE', share: 1 });
    expect(outcome).toMatchObject({
      value: {
        bars: [
          { parameter: 'net', low: 1, high: 5 },
          { parameter: 'scrap', low: 0, high: 0.5 },
          { parameter: 'idle', low: 0, high: 14, swing: 0 },
        ],
      },
    });
  });

  it('looks at the parameters it is asked for', () => {
    expect(tornado(request, 'a', { kind: 'BOUNDS' }, ['scrap'])).toMatchObject({
      value: { bars: [{ parameter: 'scrap' }] },
    });
    expect(codes(tornado(request, 'a', { kind: 'BOUNDS' }, ['scarp']))).toEqual(['PARAMETER_UNKNOWN']);
  });

  it('is refused for a share that is none, and for a total of gaps', () => {
    expect(codes(tornado(request, 'a', { kind: 'RELATIVE', share: 0 }))).toEqual(['RANGE_INVALID']);
    const odd = {
      ...request,
      assessments: [...request.assessments, anAssessment({ id: 'c', lines: [aLine({ id: 'x' })] })],
    };
    expect(codes(tornado(odd, 'c', { kind: 'BOUNDS' }))).toEqual(['TOTAL_MISSING']);
  });
});
