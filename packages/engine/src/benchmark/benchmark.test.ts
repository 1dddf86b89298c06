import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparabilitySubject } from '../comparison/comparabilitySubject.ts';
import type { BenchmarkContribution, BenchmarkItem, BenchmarkOutcome } from './benchmark.ts';
import { benchmarkCells } from './benchmarkCells.ts';
import { bandOf, publishBenchmark, quantileWeights } from './publishBenchmark.ts';

const TODAY = '2026-06-01';
const SUBJECT: ComparabilitySubject = {
  ...{ assessmentId: 'a', label: 'Chair', kind: 'CALCULATED', verified: true, hasGasDetail: true },
  ...{ declaredUnit: { amount: 1, unit: 'piece' }, boundary: 'CRADLE_TO_GATE', gwpSet: 'AR6' },
  ...{ massKg: 12, pieces: 1, price: null, referencePeriodEnd: '2025-12-31' },
  scope: {
    ...{ allocationMethod: null, endOfLifeMethod: null, electricityApproach: null, excludedShare: null },
    ...{ pcrCode: null, validUntil: null, dataQuality: null, primaryDataShare: null },
  },
};

function item(
  contributorId: string,
  kgCo2e: number,
  more: Partial<ComparabilitySubject> = {},
): BenchmarkItem {
  return { contributorId, category: 'Office chairs', kgCo2e, subject: { ...SUBJECT, ...more } };
}

function contributions(...values: readonly number[]): BenchmarkContribution[] {
  return values.map((kgCo2ePerUnit, index) => ({ contributorId: `c${index}`, kgCo2ePerUnit, items: 1 }));
}

const cell = (given: readonly BenchmarkContribution[]) => ({ contributions: given, findings: [] });
const publish = (given: readonly BenchmarkContribution[], last: BenchmarkContribution[] | null = null) =>
  publishBenchmark(
    cell(given),
    last && { contributions: last, figures: figures(publishBenchmark(cell(last), null)) },
  );

function figures(outcome: BenchmarkOutcome) {
  if (outcome.state === 'SUPPRESSED') throw new Error(outcome.reason);
  return outcome.figures;
}

describe('Figures of a benchmark', () => {
  it('are means of three neighbours: 10, 12, 20, 22, 30 give 14, 18 and 24', () => {
    expect(publish(contributions(22, 10, 30, 12, 20))).toEqual({
      state: 'PUBLISHED',
      figures: { contributors: 5, items: 5, lowerQuartile: 14, median: 18, upperQuartile: 24 },
    });
  });
  it('lie between two places where the quantile does: six values have their median halfway', () => {
    // Windows around the third and fourth value: (12 + 20 + 22) / 3 = 18 and (20 + 22 + 30) / 3 = 24; halfway 21.
    expect(figures(publish(contributions(10, 12, 20, 22, 30, 31))).median).toBe(21);
  });
  it('have two significant digits', () => {
    const found = figures(publish(contributions(101.23, 123.45, 204.56, 221.7, 301.2)));
    expect(found).toMatchObject({ lowerQuartile: 140, median: 180, upperQuartile: 240 });
  });
  it('never rest on one value by more than a third, and their weights add up to one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 300 }), fc.constantFrom(0.25, 0.5, 0.75), (count, share) => {
        const weights = quantileWeights(count, share);
        expect(Math.max(...weights)).toBeLessThanOrEqual(1 / 3 + 1e-12);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
  it('do not depend on the order of the contributors and scale with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 99 }), { minLength: 5, maxLength: 40 }), (values) => {
        const given = contributions(...values);
        expect(publish([...given].reverse())).toEqual(publish(given));
        const thousandfold = figures(publish(contributions(...values.map((value) => value * 1000))));
        expect(thousandfold.median / 1000).toBeCloseTo(figures(publish(given)).median, 9);
      }),
    );
  });
  it('place a value in a band by nothing but themselves', () => {
    const known = { lowerQuartile: 14, median: 18, upperQuartile: 24 };
    expect([9, 14, 15, 18, 24, 25].map((value) => bandOf(value, known))).toEqual([
      ...['LOWEST_QUARTER', 'LOWEST_QUARTER', 'BELOW_MEDIAN', 'BELOW_MEDIAN', 'ABOVE_MEDIAN'],
      'HIGHEST_QUARTER',
    ]);
  });
});

/** Values near enough for no figure to be dominated. */
const alike = fc.integer({ min: 500, max: 1000 });

describe('A benchmark is suppressed', () => {
  it('below five organisations, however many footprints they have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: alike, items: fc.integer({ min: 1, max: 50 }) }), { maxLength: 4 }),
        (given) => {
          const few = given.map(({ value, items }, index) => ({
            ...{ contributorId: `c${index}`, kgCo2ePerUnit: value, items },
          }));
          expect(publish(few)).toEqual({ state: 'SUPPRESSED', reason: 'TOO_FEW_CONTRIBUTORS' });
        },
      ),
    );
  });
  it('when one organisation has more than half of the footprints', () => {
    const withItems = (items: number) =>
      contributions(10, 12, 20, 22, 30).map((each, index) => (index === 2 ? { ...each, items } : each));
    expect(publish(withItems(5))).toEqual({ state: 'SUPPRESSED', reason: 'ONE_DOMINATES' });
    expect(publish(withItems(4)).state).toBe('PUBLISHED');
  });
  it('when one organisation is more than half of what a figure sums up: 100 of 20 + 22 + 100', () => {
    expect(publish(contributions(10, 12, 20, 22, 100))).toEqual({
      state: 'SUPPRESSED',
      reason: 'ONE_DOMINATES',
    });
    expect(publish(contributions(10, 12, 20, 22, 42)).state).toBe('PUBLISHED');
  });
  it('when the comparability check blocks', () => {
    const findings = [{ code: 'K-13', severity: 'BLOCK', subjects: [], message: '', messageZh: '' }] as const;
    expect(publishBenchmark({ contributions: contributions(1, 1, 1, 1, 1), findings }, null)).toMatchObject({
      reason: 'NOT_COMPARABLE',
    });
  });
});

describe('Two successive snapshots', () => {
  const group = fc.array(alike, { minLength: 5, maxLength: 12 });
  it('say the same whatever the value of one or two that have joined', () => {
    fc.assert(
      fc.property(group, fc.array(alike, { minLength: 1, maxLength: 2 }), (before, joined) => {
        const last = contributions(...before);
        const next = publish(contributions(...before, ...joined), last);
        expect(next).toEqual({ state: 'HELD', reason: 'TOO_FEW_CHANGES', figures: figures(publish(last)) });
      }),
    );
  });
  it('say the same whatever one or two have changed their values to', () => {
    fc.assert(
      fc.property(group, alike, alike, (before, one, other) => {
        const last = contributions(...before);
        const changed = contributions(one + 0.5, other + 0.5, ...before.slice(2));
        expect(publish(changed, last)).toMatchObject({ state: 'HELD', figures: figures(publish(last)) });
      }),
    );
  });
  it('withdraw the figures when one or two have left, and so say nothing of them', () => {
    fc.assert(
      fc.property(
        fc.array(alike, { minLength: 7, maxLength: 12 }),
        fc.integer({ min: 1, max: 2 }),
        (before, gone) => {
          const last = contributions(...before);
          expect(publish(last.slice(gone), last)).toEqual({ state: 'SUPPRESSED', reason: 'TOO_FEW_CHANGES' });
        },
      ),
    );
  });
  it('change with three, who cannot be told apart: whoever has which of the new values, they read alike', () => {
    fc.assert(
      fc.property(group, fc.tuple(alike, alike, alike), (before, [a, b, c]) => {
        const last = contributions(...before);
        const turned = [
          [a, b, c],
          [b, c, a],
          [c, a, b],
        ].map((joined) => publish(contributions(...before, ...joined), last));
        expect(turned[1]).toEqual(turned[0]);
        expect(turned[2]).toEqual(turned[0]);
        expect(turned[0]!.state).toBe('PUBLISHED');
      }),
    );
  });
  it('leave room for other values even to somebody who knows all contributors but the three', () => {
    // 600, 700 and 800 join; 620, 700 and 780 would read the same, and so no single value is told.
    const last = contributions(500, 650, 720, 900, 990);
    const read = (...joined: number[]) =>
      figures(
        publish(
          [
            ...last,
            ...contributions(...joined).map((each) => ({ ...each, contributorId: `n${each.contributorId}` })),
          ],
          last,
        ),
      );
    expect(read(604, 700, 800)).toEqual(read(600, 704, 796));
  });
  it('are alike while nobody changes', () => {
    const last = contributions(10, 12, 20, 22, 30);
    expect(publish(last, last)).toEqual(publish(last));
  });
});

describe('Cells of a benchmark', () => {
  it('hold only what is comparable: the same unit, boundary and GWP set', () => {
    const cells = benchmarkCells(
      [
        item('a', 10),
        item('b', 11, { boundary: 'CRADLE_TO_GRAVE' }),
        item('c', 12, { gwpSet: 'AR5' }),
        item('d', 13, { declaredUnit: { amount: 1, unit: 'kg' } }),
        item('e', 14),
      ],
      TODAY,
    );
    expect(cells.map(({ contributions: { length } }) => length).sort()).toEqual([1, 1, 1, 2]);
  });
  it('divide by the declared amount in the base unit: 12 kg of 500 g are 24 kg of 1 kg', () => {
    const [found] = benchmarkCells(
      [
        item('a', 12, { declaredUnit: { amount: 500, unit: 'g' } }),
        item('b', 48, { declaredUnit: { amount: 2, unit: 'kg' } }),
      ],
      TODAY,
    );
    expect(found).toMatchObject({
      unit: 'kg',
      contributions: [{ kgCo2ePerUnit: 24 }, { kgCo2ePerUnit: 24 }],
    });
  });
  it('count an organisation once, by the mean of its footprints', () => {
    const [found] = benchmarkCells([item('a', 10), item('a', 20), item('b', 30)], TODAY);
    expect(found!.contributions).toEqual([
      { contributorId: 'a', kgCo2ePerUnit: 15, items: 2 },
      { contributorId: 'b', kgCo2ePerUnit: 30, items: 1 },
    ]);
  });
  it('are one for two spellings of a category, under the one that more use', () => {
    const spelled = (category: string, id: string) => ({ ...item(id, 10), category });
    const cells = benchmarkCells(
      [spelled('office  chairs ', 'a'), spelled('Office chairs', 'b'), spelled('Office chairs', 'c')],
      TODAY,
    );
    expect(cells.map(({ category }) => category)).toEqual(['Office chairs']);
  });
  it('name nobody in what the comparability check says', () => {
    const [found] = benchmarkCells(
      [item('a', 10), item('b', 11, { referencePeriodEnd: '2019-12-31' })],
      TODAY,
    );
    expect(found!.findings.map(({ code }) => code)).toContain('K-09');
    expect(found!.findings.every(({ subjects }) => subjects.length === 0)).toBe(true);
  });
  it('leave out what has no known unit or no amount', () => {
    expect(benchmarkCells([item('a', 1, { declaredUnit: { amount: 1, unit: 'heap' } })], TODAY)).toEqual([]);
    expect(benchmarkCells([item('a', 1, { declaredUnit: { amount: 0, unit: 'kg' } })], TODAY)).toEqual([]);
  });
});
