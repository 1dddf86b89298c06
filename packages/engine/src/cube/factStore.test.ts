import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, groupsByMembers, type PlainFact, plainGroups } from '../testing/index.ts';
import type { FactColumns, FactGroups } from './factColumns.ts';
import { type FactStore, factStore } from './factStore.ts';
import { groupFacts } from './groupFacts.ts';
import { type LiveQuestion, liveGroups } from './liveGroups.ts';

const DIMENSIONS = ['PRODUCT', 'STAGE'];

const fact = (product: string, stage: string, value: number | string): PlainFact => ({
  members: { PRODUCT: product, STAGE: stage },
  value,
});
const put = (store: FactStore, slice: string, facts: readonly PlainFact[]) =>
  store.put(slice, columnsOf(DIMENSIONS, facts));
const ask = (question: Partial<LiveQuestion> = {}): LiveQuestion => ({
  by: ['STAGE'],
  measure: 'kg',
  filters: [],
  valueFilters: [],
  weights: null,
  extremes: false,
  ...question,
});
const tabled = (groups: FactGroups) =>
  Object.fromEntries([...groupsByMembers(groups)].map(([key, { sum, facts }]) => [key, [sum, facts]]));

function granted<T>(outcome: { ok: true; value: T } | { ok: false; refusals: readonly object[] }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

describe('A store of two assessments', () => {
  const filled = () => {
    const store = factStore(DIMENSIONS, ['kg']);
    put(store, 'kettle', [fact('kettle', 'USE', 60), fact('kettle', 'MATERIALS', 4)]);
    put(store, 'pan', [fact('pan', 'MATERIALS', 6)]);
    return store;
  };
  const stages = (store: FactStore) => tabled(granted(groupFacts(store, ask())));

  it('counts what replaces a slice instead of it, of the same length or not', () => {
    const store = filled();
    put(store, 'kettle', [fact('kettle', 'USE', 50), fact('kettle', 'MATERIALS', 5)]);
    expect(stages(store)).toEqual({ USE: [50, 1], MATERIALS: [11, 2] });
    put(store, 'kettle', [fact('kettle', 'INSTALLATION', 1)]);
    expect(stages(store)).toEqual({ MATERIALS: [6, 1], INSTALLATION: [1, 1] });
    expect(store.facts()).toBe(2);
  });

  it('forgets a slice that is removed, and says whether there was one', () => {
    const store = filled();
    expect([store.remove('kettle'), store.remove('kettle')]).toEqual([true, false]);
    expect(stages(store)).toEqual({ MATERIALS: [6, 1] });
  });

  it('clears away what was replaced before it takes more room than what counts', () => {
    const store = filled();
    for (let round = 0; round < 300; round++)
      put(
        store,
        'pan',
        Array.from({ length: 50 + (round % 2) }, () => fact('pan', 'MATERIALS', round)),
      );
    expect(store.rows()).toBeLessThan(2 * store.facts() + 1100);
    expect(stages(store)).toEqual({ USE: [60, 1], MATERIALS: [4 + 51 * 299, 52] });
  });

  it.each<[string, (columns: FactColumns) => FactColumns, string]>([
    [
      'a dimension is missing',
      (columns) => ({ ...columns, dimensions: {} }),
      'The dimension PRODUCT is missing.',
    ],
    [
      'a code has no member',
      (columns) => ({
        ...columns,
        dimensions: { ...columns.dimensions, STAGE: { members: ['USE'], codes: Uint8Array.of(0, 7) } },
      }),
      'Fact 1 has a code without a member in STAGE.',
    ],
    [
      'a value is neither a number nor a gap',
      (columns) => ({
        ...columns,
        measures: { kg: { values: Float64Array.of(1, Number.NaN), gaps: null, gapCodes: [] } },
      }),
      'Fact 1 of kg is neither a number nor a gap.',
    ],
    [
      'a value could make a sum overflow',
      (columns) => ({
        ...columns,
        measures: { kg: { values: Float64Array.of(1, -1e151), gaps: null, gapCodes: [] } },
      }),
      'Fact 1 of kg is larger than can be added up (1e+150).',
    ],
    [
      'a gap has no code',
      (columns) => ({
        ...columns,
        measures: { kg: { values: Float64Array.of(1, 0), gaps: Uint8Array.of(0, 1), gapCodes: [] } },
      }),
      'Fact 1 of kg has a gap without a code.',
    ],
    [
      'there are fewer values than facts',
      (columns) => ({ ...columns, length: 3 }),
      'The dimension PRODUCT has fewer than 3 codes.',
    ],
  ])('is left as it is when %s', (_name, spoil, message) => {
    const store = filled();
    const columns = columnsOf(DIMENSIONS, [fact('pot', 'USE', 1), fact('pot', 'USE', 2)]);
    expect(store.put('pot', spoil(columns))).toMatchObject({
      ok: false,
      refusals: [{ code: 'COLUMNS_DO_NOT_FIT', subject: 'pot', message }],
    });
    expect(stages(store)).toEqual({ USE: [60, 1], MATERIALS: [10, 2] });
  });

  it('refuses dimensions that can be combined in too many ways', () => {
    const names = Array.from({ length: 12 }, (_, place) => `D${place}`);
    const store = factStore(names, ['kg']);
    const facts = Array.from({ length: 32 }, (_, number) => ({
      members: Object.fromEntries(names.map((name) => [name, `m${number}`])),
      value: 1,
    }));
    granted(store.put('all', columnsOf(names, facts)));
    expect(groupFacts(store, ask({ by: names }))).toMatchObject({
      ok: false,
      refusals: [{ code: 'TOO_MANY_COMBINATIONS' }],
    });
    expect(granted(groupFacts(store, ask({ by: names.slice(0, 8) }))).sums).toHaveLength(32);
  });
});

const anyFact = fc
  .record({
    product: fc.nat(6).map((number) => `p${number}`),
    stage: fc.nat(20).map((number) => `s${number}`),
    value: fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom('AMOUNT_MISSING', 'FACTOR_MISSING') },
    ),
  })
  .map(({ product, stage, value }) => fact(product, stage, value));
const anyChange = fc.record({
  slice: fc.nat(5).map((number) => `slice ${number}`),
  facts: fc.option(fc.array(anyFact, { maxLength: 12 })),
});
const anyQuestion: fc.Arbitrary<LiveQuestion> = fc.record({
  by: fc.subarray(DIMENSIONS),
  measure: fc.constant('kg'),
  filters: fc.constantFrom([], [{ dimension: 'STAGE', include: null, exclude: ['s1', 's2'] }]),
  valueFilters: fc.constantFrom([], [{ dimension: 'PRODUCT', include: ['p0', 'p1', 'p2'], exclude: [] }]),
  weights: fc.constantFrom(null, {
    dimension: 'PRODUCT',
    of: new Map([
      ['p0', 1 / 3],
      ['p2', 7],
      ['p4', 0.1],
    ]),
    gapCode: 'MASS_UNKNOWN',
  }),
  extremes: fc.constant(false as const),
});

/** Applies changes to a store and to a plain map of slices. */
function change(
  store: FactStore,
  slices: Map<string, readonly PlainFact[]>,
  changes: readonly Change[],
): void {
  for (const { slice, facts } of changes) {
    if (facts === null) {
      expect(store.remove(slice)).toBe(slices.delete(slice));
    } else {
      granted(put(store, slice, facts));
      slices.set(slice, facts);
    }
  }
}
type Change = { readonly slice: string; readonly facts: readonly PlainFact[] | null };

/** Unit roundoff. */
const HALF_ULP = 2 ** -53;

describe('An answer that follows its store', () => {
  it('is what a store made anew gives: counts exactly, sums to their last place', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { maxLength: 4 }),
        fc.array(anyChange, { maxLength: 12 }),
        anyQuestion,
        (before, after, question) => {
          const store = factStore(DIMENSIONS, ['kg']);
          const slices = new Map<string, readonly PlainFact[]>();
          change(store, slices, before);
          const live = granted(liveGroups(store, question));
          change(store, slices, after);
          const rebuilt = factStore(DIMENSIONS, ['kg']);
          for (const [name, facts] of slices) granted(put(rebuilt, name, facts));
          const followed = groupsByMembers(live.groups());
          const anew = groupsByMembers(granted(groupFacts(rebuilt, question)));
          expect(new Set(followed.keys())).toEqual(new Set(anew.keys()));
          const everything = [...before, ...after].flatMap(({ facts }) => facts ?? []);
          const magnitudes = plainGroups(everything, question);
          for (const [key, group] of followed) {
            const other = anew.get(key)!;
            expect([group.facts, group.gaps]).toEqual([other.facts, other.gaps]);
            const rounding = 2 * HALF_ULP * Math.abs(other.sum);
            const compensated = 400 ** 2 * HALF_ULP ** 2 * (magnitudes.get(key)?.magnitude ?? 0);
            expect(Math.abs(group.sum - other.sum)).toBeLessThanOrEqual(rounding + compensated);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the first answer to the bit while nothing changes', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 6 }), anyQuestion, (changes, question) => {
        const store = factStore(DIMENSIONS, ['kg']);
        change(store, new Map(), changes);
        expect(granted(liveGroups(store, question)).groups()).toEqual(granted(groupFacts(store, question)));
      }),
    );
  });

  it('loses nothing to a large value that comes and goes', () => {
    const store = factStore(DIMENSIONS, ['kg']);
    granted(put(store, 'small', [fact('p', 's', 0.1), fact('p', 's', 0.2)]));
    const live = granted(liveGroups(store, ask()));
    granted(put(store, 'large', [fact('p', 's', 1e17)]));
    expect(tabled(live.groups())).toEqual({ s: [1e17, 3] });
    store.remove('large');
    expect(tabled(live.groups())).toEqual({ s: [0.1 + 0.2, 2] });
  });

  it('no longer follows once it is closed', () => {
    const store = factStore(DIMENSIONS, ['kg']);
    const live = granted(liveGroups(store, ask()));
    live.close();
    granted(put(store, 'a', [fact('p', 's', 1)]));
    expect(live.groups().sums).toHaveLength(0);
  });
});
