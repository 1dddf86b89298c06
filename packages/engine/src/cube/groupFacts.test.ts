import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  groupsByMembers,
  type PlainFact,
  type PlainGroup,
  plainGroups,
} from '../testing/index.ts';
import type { FactGroups, GroupQuestion } from './factColumns.ts';
import { type FactStore, factStore } from './factStore.ts';
import { groupFacts } from './groupFacts.ts';
import { plainKernels } from './plainKernels.ts';

const DIMENSIONS = ['PRODUCT', 'STAGE', 'REGION'];

const ask = (question: Partial<GroupQuestion> = {}): GroupQuestion => ({
  by: [],
  measure: 'kg',
  filters: [],
  valueFilters: [],
  weights: null,
  extremes: false,
  ...question,
});

function storeOf(
  slices: readonly (readonly PlainFact[])[],
  choose?: Parameters<typeof factStore>[2],
): FactStore {
  const store = factStore(DIMENSIONS, ['kg'], choose);
  slices.forEach((facts, index) => {
    expect(store.put(`slice ${index}`, columnsOf(DIMENSIONS, facts))).toEqual({ ok: true, value: undefined });
  });
  return store;
}

function group(store: FactStore, question: GroupQuestion): FactGroups {
  const outcome = groupFacts(store, question);
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

const aPlainFact = (product: string, stage: string, value: number | string, region = 'CN'): PlainFact => ({
  members: { PRODUCT: product, STAGE: stage, REGION: region },
  value,
});

describe('Facts of a kettle and a pan', () => {
  const store = storeOf([
    [
      aPlainFact('kettle', 'USE', 60),
      aPlainFact('kettle', 'MATERIALS', 4),
      aPlainFact('kettle', 'MATERIALS', 1),
    ],
    [aPlainFact('pan', 'MATERIALS', 6), aPlainFact('pan', 'END_OF_LIFE', 'FACTOR_MISSING')],
  ]);
  const run = (question: Partial<GroupQuestion>) =>
    Object.fromEntries(groupsByMembers(group(store, ask(question))));

  it('are added up by any dimensions, gaps counted beside the sums', () => {
    expect(run({ by: ['PRODUCT', 'STAGE'] })).toEqual({
      'kettle|USE': { sum: 60, facts: 1, gaps: {} },
      'kettle|MATERIALS': { sum: 5, facts: 2, gaps: {} },
      'pan|MATERIALS': { sum: 6, facts: 1, gaps: {} },
      'pan|END_OF_LIFE': { sum: 0, facts: 0, gaps: { FACTOR_MISSING: 1 } },
    });
  });

  it('are one group without dimensions', () => {
    expect(run({})).toEqual({ '': { sum: 71, facts: 4, gaps: { FACTOR_MISSING: 1 } } });
  });

  it('keep their gaps where a filter is about values only', () => {
    const filter = { dimension: 'STAGE', include: ['USE'], exclude: [] };
    expect(run({ by: ['PRODUCT'], valueFilters: [filter] })).toEqual({
      kettle: { sum: 60, facts: 1, gaps: {} },
      pan: { sum: 0, facts: 0, gaps: { FACTOR_MISSING: 1 } },
    });
    expect(run({ by: ['PRODUCT'], filters: [filter] })).toEqual({ kettle: { sum: 60, facts: 1, gaps: {} } });
  });

  it('without a weight are gaps with a reason, never 0', () => {
    const weights = { dimension: 'PRODUCT', of: new Map([['kettle', 0.5]]), gapCode: 'MASS_UNKNOWN' };
    expect(run({ by: ['PRODUCT'], weights })).toEqual({
      kettle: { sum: 32.5, facts: 3, gaps: {} },
      pan: { sum: 0, facts: 0, gaps: { FACTOR_MISSING: 1, MASS_UNKNOWN: 1 } },
    });
  });

  it('with a weight that is no use are gaps too', () => {
    const of = new Map([
      ['kettle', Number.POSITIVE_INFINITY],
      ['pan', Number.NaN],
    ]);
    expect(run({ weights: { dimension: 'PRODUCT', of, gapCode: 'MASS_UNKNOWN' } })).toEqual({
      '': { sum: 0, facts: 0, gaps: { FACTOR_MISSING: 1, MASS_UNKNOWN: 4 } },
    });
  });

  it('name the dimension that a store does not have', () => {
    expect(() => group(store, ask({ by: ['SUPPLIER'] }))).toThrow('The store has no dimension SUPPLIER.');
  });

  it('are none of a store without facts', () => {
    expect(group(factStore(DIMENSIONS, ['kg']), ask({ by: ['STAGE'] })).sums).toHaveLength(0);
  });
});

const anyMember = (prefix: string, size: number) => fc.nat(size - 1).map((number) => `${prefix}${number}`);
const anyValue = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom('AMOUNT_MISSING', 'FACTOR_MISSING') },
);
const anyFact: fc.Arbitrary<PlainFact> = fc.record({
  members: fc.record({
    PRODUCT: anyMember('p', 9),
    STAGE: anyMember('s', 4),
    REGION: anyMember('r', 6),
  }),
  value: anyValue,
});
const anySlices = fc.array(fc.array(anyFact, { maxLength: 30 }), { maxLength: 6 });
const anyFilter = fc.oneof(
  fc.record({
    dimension: fc.constantFrom('STAGE', 'REGION'),
    include: fc.option(fc.subarray(['s0', 's1', 's2', 's3', 'r0', 'r1', 'r2', 'r4'])),
    exclude: fc.subarray(['s1', 'r3', 'r5']),
  }),
);
const anyQuestion: fc.Arbitrary<GroupQuestion> = fc.record({
  by: fc.subarray(DIMENSIONS),
  measure: fc.constant('kg'),
  filters: fc.array(anyFilter, { maxLength: 2 }),
  valueFilters: fc.array(anyFilter, { maxLength: 1 }),
  weights: fc.option(
    fc.constant({
      dimension: 'PRODUCT',
      of: new Map([0, 1, 2, 3, 5].map((number) => [`p${number}`, 0.3 + number])),
      gapCode: 'MASS_UNKNOWN',
    }),
  ),
  extremes: fc.boolean(),
});

type FoundGroup = ReturnType<typeof groupsByMembers> extends Map<string, infer Group> ? Group : never;

/** One expectation for all groups: there may be many. */
function expectPlain(answer: FactGroups, facts: readonly PlainFact[], question: GroupQuestion): void {
  const expected = plainGroups(facts, question);
  const found = groupsByMembers(answer);
  const wrong = [...found].filter(([key, own]) => {
    const plain = expected.get(key);
    return plain === undefined || !agrees(own, plain, question.extremes);
  });
  expect(wrong).toEqual([]);
  expect(found.size).toBe(expected.size);
}

function agrees(own: FoundGroup, plain: PlainGroup, extremes: boolean): boolean {
  const isCounted =
    own.facts === plain.facts && JSON.stringify(sorted(own.gaps)) === JSON.stringify(sorted(plain.gaps));
  const isAddedUp = Math.abs(own.sum - plain.sum) <= 1e-13 * plain.magnitude;
  const [least, greatest] = plain.facts === 0 ? [0, 0] : [plain.least, plain.greatest];
  return isCounted && isAddedUp && (!extremes || (own.least === least && own.greatest === greatest));
}

function sorted(gaps: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(gaps).sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('Groups of any facts', () => {
  it('are what one fact after the other gives', () => {
    fc.assert(
      fc.property(anySlices, anyQuestion, (slices, question) => {
        expectPlain(group(storeOf(slices), question), slices.flat(), question);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same bits without WebAssembly', () => {
    fc.assert(
      fc.property(anySlices, anyQuestion, (slices, question) => {
        expect(group(storeOf(slices), question)).toEqual(group(storeOf(slices, plainKernels), question));
      }),
    );
  });

  it('close: groups add up to the whole, whatever they are grouped by', () => {
    fc.assert(
      fc.property(anySlices, anyQuestion, (slices, question) => {
        const store = storeOf(slices);
        const parts = group(store, question);
        const whole = group(store, { ...question, by: [] });
        const facts = parts.facts.reduce((sum, count) => sum + count, 0);
        expect(facts).toBe(whole.facts[0] ?? 0);
        const magnitude = plainGroups(slices.flat(), { ...question, by: [] }).get('')?.magnitude ?? 0;
        const sum = parts.sums.reduce((all, part) => all + part, 0);
        expect(Math.abs(sum - (whole.sums[0] ?? 0))).toBeLessThanOrEqual(1e-13 * magnitude);
      }),
    );
  });
});

/** More rows than a block, in slices of a product each, with dictionaries of one, two and four bytes a code. */
function manyFacts(products: number, each: number): PlainFact[][] {
  return Array.from({ length: products }, (_, product) =>
    Array.from({ length: each }, (_fact, index) => {
      const mixed = Math.imul(product * each + index + 1, 0x9e37_79b1) >>> 0;
      const value = mixed % 97 === 0 ? 'AMOUNT_MISSING' : (mixed % 10_007) / 7 - 300;
      return aPlainFact(
        `p${product}`,
        `s${mixed % 300}`,
        product < 170 ? (mixed % 1009) / 3 : value,
        `r${mixed % 11}`,
      );
    }),
  );
}

describe('A store of many blocks', () => {
  const slices = manyFacts(340, 200);
  const stores = [storeOf(slices), storeOf(slices, plainKernels)] as const;
  const questions: Readonly<Record<string, GroupQuestion>> = {
    'without a filter': ask({ by: ['STAGE', 'REGION'], extremes: true }),
    'with a range of one-byte codes': ask({
      by: ['STAGE'],
      filters: [{ dimension: 'REGION', include: ['r0', 'r1', 'r2'], exclude: [] }],
    }),
    'with a range of two-byte codes': ask({
      by: ['REGION', 'PRODUCT'],
      filters: [{ dimension: 'STAGE', include: null, exclude: ['s0'] }],
    }),
    'with holes in what passes': ask({
      by: ['REGION'],
      filters: [
        { dimension: 'STAGE', include: ['s3', 's200', 's299'], exclude: [] },
        { dimension: 'REGION', include: null, exclude: ['r4', 'r6'] },
      ],
    }),
    'with a filter that blocks answer as a whole': ask({
      by: ['STAGE'],
      filters: [{ dimension: 'PRODUCT', include: ['p3', 'p164', 'p339'], exclude: [] }],
    }),
    'with a filter that nothing passes': ask({
      by: ['STAGE'],
      filters: [{ dimension: 'PRODUCT', include: ['nobody'], exclude: [] }],
    }),
    'with more combinations than facts': ask({ by: ['PRODUCT', 'STAGE', 'REGION'], extremes: true }),
    'with weights': ask({
      by: ['REGION'],
      weights: {
        dimension: 'STAGE',
        of: new Map([
          ['s1', 2],
          ['s250', 0.1],
        ]),
        gapCode: 'MASS_UNKNOWN',
      },
    }),
  };

  it.each(Object.entries(questions))('answers %s, the same bits with both kernels', (_name, question) => {
    const [ours, plain] = stores.map((store) => group(store, question));
    expectPlain(ours!, slices.flat(), question);
    expect(ours).toEqual(plain);
  });

  it('numbers members beyond two bytes', () => {
    const members = Array.from({ length: 70_000 }, (_, number) => `m${number}`);
    const store = factStore(['PROCESS', 'REGION'], ['kg']);
    const put = (name: string, length: number) =>
      store.put(name, {
        length,
        dimensions: {
          PROCESS: { members, codes: Uint32Array.from({ length }, (_, row) => members.length - 1 - row) },
          REGION: { members: ['CN'], codes: new Uint8Array(length) },
        },
        measures: { kg: { values: new Float64Array(length).fill(2), gaps: null, gapCodes: [] } },
      });
    expect([put('all', 70_000).ok, put('some', 10).ok]).toEqual([true, true]);
    const filter = { dimension: 'PROCESS', include: ['m69999', 'm5'], exclude: [] };
    const found = groupsByMembers(group(store, ask({ by: ['PROCESS'], filters: [filter] })));
    expect(Object.fromEntries(found)).toEqual({
      m69999: { sum: 4, facts: 2, gaps: {} },
      m5: { sum: 2, facts: 1, gaps: {} },
    });
  });
});
