import type { FactColumns, FactGroups, GroupQuestion, MemberFilter } from '../cube/factColumns.ts';

/** One fact written out: a member for each dimension, and a value or the code of its gap. */
export interface PlainFact {
  readonly members: Readonly<Record<string, string>>;
  readonly value: number | string;
}

/** Facts of the only measure `kg` in columns. */
export function columnsOf(dimensions: readonly string[], facts: readonly PlainFact[]): FactColumns {
  const coded = dimensions.map((dimension) => {
    const members = [...new Set(facts.map((fact) => fact.members[dimension]!))];
    const codes = Uint32Array.from(facts, (fact) => members.indexOf(fact.members[dimension]!));
    return [dimension, { members, codes }] as const;
  });
  const gapCodes = [...new Set(facts.map(({ value }) => value).filter((value) => typeof value === 'string'))];
  const kg = {
    values: Float64Array.from(facts, ({ value }) => (typeof value === 'number' ? value : Number.NaN)),
    gaps: Uint8Array.from(facts, ({ value }) =>
      typeof value === 'string' ? gapCodes.indexOf(value) + 1 : 0,
    ),
    gapCodes,
  };
  return { length: facts.length, dimensions: Object.fromEntries(coded), measures: { kg } };
}

/** What is expected of a group: the sum's size in all is what rounding is measured by. */
export interface PlainGroup {
  sum: number;
  magnitude: number;
  facts: number;
  least: number;
  greatest: number;
  readonly gaps: Record<string, number>;
}

/** The same question answered by looking at one fact after the other. By the members of the group, joined. */
export function plainGroups(
  facts: readonly PlainFact[],
  { by, filters, valueFilters, weights }: GroupQuestion,
): Map<string, PlainGroup> {
  const groups = new Map<string, PlainGroup>();
  const passes = (fact: PlainFact, all: readonly MemberFilter[]) =>
    all.every(({ dimension, include, exclude }) => {
      const member = fact.members[dimension]!;
      return (include === null || include.includes(member)) && !exclude.includes(member);
    });
  for (const fact of facts) {
    const { value } = fact;
    if (!passes(fact, filters) || (typeof value === 'number' && !passes(fact, valueFilters))) continue;
    const weight = weights === null ? 1 : weights.of.get(fact.members[weights.dimension]!);
    const gap = typeof value === 'string' ? value : weight === undefined ? weights!.gapCode : null;
    const key = by.map((dimension) => fact.members[dimension]).join('|');
    const group = groups.get(key) ?? emptyGroup();
    groups.set(key, group);
    if (gap !== null) group.gaps[gap] = (group.gaps[gap] ?? 0) + 1;
    else addValue(group, (value as number) * weight!);
  }
  return groups;
}

function emptyGroup(): PlainGroup {
  return {
    sum: 0,
    magnitude: 0,
    facts: 0,
    least: Number.POSITIVE_INFINITY,
    greatest: Number.NEGATIVE_INFINITY,
    gaps: {},
  };
}

function addValue(group: PlainGroup, value: number): void {
  group.sum += value;
  group.magnitude += Math.abs(value);
  group.facts++;
  group.least = Math.min(group.least, value);
  group.greatest = Math.max(group.greatest, value);
}

/** The groups of an answer by their members, joined. */
export function groupsByMembers({ members, codes, sums, facts, gaps, extremes }: FactGroups) {
  const groups = Array.from(sums, (sum, group) => {
    const key = codes.map((column, index) => members[index]![column[group]!]).join('|');
    const own = {
      sum,
      facts: facts[group]!,
      gaps: Object.fromEntries((gaps.get(group) ?? []).map((gap) => [gap.code, gap.facts])),
      ...(extremes && { least: extremes.least[group]!, greatest: extremes.greatest[group]! }),
    };
    return [key, own] as const;
  });
  return new Map(groups);
}
