import type { CodedColumn, FactColumns, FactGroups, GroupQuestion } from '../cube/factColumns.ts';
import { factStore } from '../cube/factStore.ts';
import { groupFacts } from '../cube/groupFacts.ts';
import { liveGroups } from '../cube/liveGroups.ts';
import { accept, type Outcome } from '../outcome.ts';
import { BASIS_GAP, scaleOn } from './basis.ts';
import type { Basis, DimensionFilter } from './comparison.ts';
import { type CubeQuery, type CubeSubject, classAsked, filtersOf } from './cubeQuery.ts';
import { type CubeTable, tabulate } from './cubeTable.ts';
import { CLASSES, type EncodedFacts, FACT_DIMENSIONS, isFactDimension, sliceMember } from './encodeSlice.ts';

/**
 * The contributions of a whole portfolio in columns, for millions of them. It answers what `compare` answers about slices,
 * and is kept up to date footprint by footprint.
 */
export interface PortfolioCube {
  /** Contributions that count. */
  facts(): number;
  /** Adds a footprint, or replaces the one with its id. Refused with STORE_FULL when there is no memory. */
  put(subject: CubeSubject, facts: EncodedFacts): Outcome<void>;
  /** @returns false when there is no such footprint */
  remove(id: string): boolean;
  /** @param footprints those to compare, in the order in which they are shown; null for all, as they came */
  compare(query: CubeQuery, footprints: readonly string[] | null): Outcome<CubeTable>;
  /** An answer that follows every change of the portfolio at the cost of the change. */
  follow(query: CubeQuery): Outcome<FollowedComparison>;
}

export interface FollowedComparison {
  table(): CubeTable;
  /** Stops following. */
  close(): void;
}

const FOOTPRINT = 'FOOTPRINT';
const EMISSION_CLASS = 'EMISSION_CLASS';
const MEASURE = 'kgCo2e';
const SLICE_DIMENSIONS = ['PRODUCT', 'PRODUCT_CATEGORY', 'ASSESSMENT', 'SCENARIO'] as const;

export function portfolioCube(): PortfolioCube {
  const store = factStore([FOOTPRINT, EMISSION_CLASS, ...SLICE_DIMENSIONS, ...FACT_DIMENSIONS], [MEASURE]);
  const subjects = new Map<string, CubeSubject>();
  /** Filled for a basis when it is first asked for, and kept: answers that follow read it. */
  const scales = new Map<Basis, Map<string, number>>();

  function scalesOn(basis: Basis): Map<string, number> {
    const known = scales.get(basis);
    if (known !== undefined) return known;
    const made = new Map<string, number>();
    for (const subject of subjects.values()) setScale(made, basis, subject);
    scales.set(basis, made);
    return made;
  }

  const table = (groups: FactGroups, query: CubeQuery, of: readonly CubeSubject[]) =>
    tabulate(groups, subjectsAsked(of, query), query);

  return {
    facts: store.facts,
    put(subject, facts) {
      const before = subjects.get(subject.id);
      subjects.set(subject.id, subject);
      for (const [basis, of] of scales) setScale(of, basis, subject);
      const outcome = store.put(subject.id, columnsOf(subject, facts));
      if (outcome.ok) return outcome;
      if (before === undefined) subjects.delete(subject.id);
      else subjects.set(subject.id, before);
      for (const [basis, of] of scales) if (before !== undefined) setScale(of, basis, before);
      return outcome;
    },
    remove(id) {
      subjects.delete(id);
      return store.remove(id);
    },
    compare(query, footprints) {
      const asked = footprints === null ? [...subjects.values()] : known(subjects, footprints);
      // Whether all are asked for shows at once; looking for each of twenty thousand does not.
      const isAll = footprints === null || (asked.length === subjects.size && isDistinct(footprints));
      const outcome = groupFacts(store, groupQuestion(query, scalesOn, isAll ? null : footprints));
      if (!outcome.ok) return outcome;
      return accept(table(outcome.value, query, asked));
    },
    follow(query) {
      const outcome = liveGroups(store, groupQuestion(query, scalesOn, null));
      if (!outcome.ok) return outcome;
      const live = outcome.value;
      return accept({
        table: () => table(live.groups(), query, [...subjects.values()]),
        close: live.close,
      });
    },
  };
}

function known(subjects: ReadonlyMap<string, CubeSubject>, ids: readonly string[]): CubeSubject[] {
  const found: CubeSubject[] = [];
  for (const id of ids) {
    const subject = subjects.get(id);
    if (subject !== undefined) found.push(subject);
  }
  return found;
}

function isDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/** The footprints that no filter leaves out as a whole. */
export function subjectsAsked(
  subjects: readonly CubeSubject[],
  { filters }: Pick<CubeQuery, 'filters'>,
): CubeSubject[] {
  return subjects.filter((subject) =>
    filters.every(
      ({ dimension, include, exclude }) =>
        isFactDimension(dimension) || passes(sliceMember(subject, dimension), include, exclude),
    ),
  );
}

function passes(
  member: string,
  include: DimensionFilter['include'],
  exclude: DimensionFilter['exclude'],
): boolean {
  return (include === null || include.includes(member)) && !exclude.includes(member);
}

function setScale(of: Map<string, number>, basis: Basis, subject: CubeSubject): void {
  const scale = scaleOn(basis, subject);
  if (scale === null) of.delete(subject.id);
  else of.set(subject.id, scale);
}

function groupQuestion(
  query: CubeQuery,
  scalesOn: (basis: Basis) => ReadonlyMap<string, number>,
  footprints: readonly string[] | null,
): GroupQuestion & { readonly extremes: false } {
  const { rows, columns, measure, basis } = query;
  const emissionClass = classAsked(measure);
  return {
    by: [...rows, ...columns],
    measure: MEASURE,
    filters:
      footprints === null
        ? filtersOf(query)
        : [...filtersOf(query), { dimension: FOOTPRINT, include: footprints, exclude: [] }],
    valueFilters:
      emissionClass === null ? [] : [{ dimension: EMISSION_CLASS, include: [emissionClass], exclude: [] }],
    weights:
      basis === 'DECLARED_UNIT'
        ? null
        : { dimension: FOOTPRINT, of: scalesOn(basis), gapCode: BASIS_GAP[basis] },
    extremes: false,
  };
}

/** Codes of a dimension that is the same for all facts; as many as the largest footprint yet has. */
let same = new Uint8Array(1024);

function columnsOf(subject: CubeSubject, facts: EncodedFacts): FactColumns {
  const { length } = facts;
  if (same.length < length) same = new Uint8Array(2 * length);
  const dimensions: Record<string, CodedColumn> = {
    [FOOTPRINT]: { members: [subject.id], codes: same },
    [EMISSION_CLASS]: { members: CLASSES, codes: facts.emissionClasses },
  };
  for (const dimension of FACT_DIMENSIONS)
    dimensions[dimension] = { members: facts.members[dimension], codes: facts.codes[dimension] };
  for (const dimension of SLICE_DIMENSIONS)
    dimensions[dimension] = { members: [sliceMember(subject, dimension)], codes: same };
  return {
    length,
    dimensions,
    measures: { [MEASURE]: { values: facts.kgCo2e, gaps: facts.gaps, gapCodes: facts.gapCodes } },
  };
}
