import type { CodeColumn } from './codeColumn.ts';
import { type GroupQuestion, LARGEST_WEIGHT, type MemberFilter, type Weights } from './factColumns.ts';
import type { FactStore } from './factStore.ts';
import type { MeasureColumn } from './measureColumn.ts';

/** Which members of a dimension pass: a byte for each, and how many pass before each of them. */
export interface PassingMembers {
  readonly column: CodeColumn;
  readonly passing: Uint8Array;
  readonly before: Uint32Array;
}

/** A question put into the numbers of a store; true until the store gets new members. */
export interface GroupPlan {
  readonly by: readonly CodeColumn[];
  /** Members of each dimension, at least one. */
  readonly radices: readonly number[];
  /** The number of a cell is the sum of code x stride. */
  readonly strides: readonly number[];
  readonly space: number;
  readonly measure: MeasureColumn;
  readonly filters: readonly PassingMembers[];
  readonly valueFilters: readonly PassingMembers[];
  readonly weights: PlannedWeights | null;
  /** Gap codes of the measure, and that of facts without a weight. */
  readonly gapCodes: readonly string[];
}

export interface PlannedWeights {
  readonly column: CodeColumn;
  /** For each member; 0 where there is none. */
  readonly values: Float64Array;
  readonly known: PassingMembers;
  readonly unknown: PassingMembers;
  /** Place of the gap code of facts without a weight. */
  readonly gap: number;
}

export function planGroups(store: FactStore, question: GroupQuestion): GroupPlan {
  const by = question.by.map((name) => store.dimension(name));
  const radices = by.map(({ members }) => Math.max(1, members.length));
  const strides = stridesOf(radices);
  const measure = store.measure(question.measure);
  const { weights } = question;
  const gapCodes = [...new Set([...measure.gapCodes, ...(weights === null ? [] : [weights.gapCode])])];
  return {
    by,
    radices,
    strides,
    space: radices.reduce((space, radix) => space * radix, 1),
    measure,
    filters: planFilters(store, question.filters),
    valueFilters: planFilters(store, question.valueFilters),
    weights: weights && planWeights(store.dimension(weights.dimension), weights, gapCodes),
    gapCodes,
  };
}

export function stridesOf(radices: readonly number[]): number[] {
  let stride = 1;
  return radices
    .toReversed()
    .map((radix) => {
      const own = stride;
      stride *= radix;
      return own;
    })
    .toReversed();
}

function planFilters(store: FactStore, filters: readonly MemberFilter[]): PassingMembers[] {
  return filters.map(({ dimension, include, exclude }) => {
    const included = include === null ? null : new Set(include);
    const excluded = new Set(exclude);
    return membersThat(
      store.dimension(dimension),
      (member) => (included === null || included.has(member)) && !excluded.has(member),
    );
  });
}

function planWeights(
  column: CodeColumn,
  { of, gapCode }: Weights,
  gapCodes: readonly string[],
): PlannedWeights {
  const isKnown = (member: string) => Math.abs(of.get(member) ?? Number.NaN) <= LARGEST_WEIGHT;
  return {
    column,
    values: Float64Array.from(column.members, (member) => (isKnown(member) ? of.get(member)! : 0)),
    known: membersThat(column, isKnown),
    unknown: membersThat(column, (member) => !isKnown(member)),
    gap: gapCodes.indexOf(gapCode),
  };
}

function membersThat(column: CodeColumn, passes: (member: string) => boolean): PassingMembers {
  const passing = Uint8Array.from(column.members, (member) => (passes(member) ? 1 : 0));
  const before = new Uint32Array(passing.length + 1);
  for (let member = 0; member < passing.length; member++)
    before[member + 1] = before[member]! + passing[member]!;
  return { column, passing, before };
}
