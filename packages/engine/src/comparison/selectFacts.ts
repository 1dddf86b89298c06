import { scaleOn } from './basis.ts';
import type { ComparisonQuery, DimensionFilter, Measure } from './comparison.ts';
import { CLASSES, type EncodedSlice, isFactDimension, sliceMember } from './encodeSlice.ts';

/** The facts of one slice that take part in a comparison: `facts[start]` up to, not including, `facts[end]`. */
export interface SelectedSlice {
  readonly slice: EncodedSlice;
  readonly start: number;
  readonly end: number;
  /** From kg per declared unit to the basis; null when the slice lacks what the basis needs: every fact is then a gap. */
  readonly scale: number | null;
}

/** All facts that take part, slice after slice in one array: many small arrays would cost more than adding them up. */
export interface Selection {
  readonly slices: readonly SelectedSlice[];
  /** Places of the facts in their slices. */
  readonly facts: Uint32Array;
}

/** Slices that a filter excludes as a whole are left out; one of which nothing is left takes part without facts. */
export function selectFacts(
  slices: readonly EncodedSlice[],
  query: Pick<ComparisonQuery, 'filters' | 'measure' | 'basis'>,
): Selection {
  const asked = slices.filter((slice) => passesAsWhole(slice, query.filters));
  const facts = new Uint32Array(asked.reduce((sum, { length }) => sum + length, 0));
  const emissionClass = classOf(query.measure);
  let end = 0;
  const selected = asked.map((slice): SelectedSlice => {
    const start = end;
    end = takeFacts(slice, factTests(slice, query.filters), emissionClass, facts, start);
    return { slice, start, end, scale: scaleOn(query.basis, slice) };
  });
  return { slices: selected, facts: facts.subarray(0, end) };
}

/** Writes the places of the facts that pass from `start` on. @returns where they end */
function takeFacts(
  { length, gaps, emissionClasses }: EncodedSlice,
  tests: readonly FactTest[],
  emissionClass: number | null,
  facts: Uint32Array,
  start: number,
): number {
  let end = start;
  for (let fact = 0; fact < length; fact++) {
    // What is missing may be of any class, so a gap counts for every measure.
    if (emissionClass !== null && gaps[fact] === 0 && emissionClasses[fact] !== emissionClass) continue;
    let passing = 1;
    for (let test = 0; test < tests.length && passing === 1; test++)
      passing = tests[test]!.passing[tests[test]!.codes[fact]!]!;
    if (passing === 1) facts[end++] = fact;
  }
  return end;
}

function passesAsWhole(slice: EncodedSlice, filters: readonly DimensionFilter[]): boolean {
  return filters.every(
    (filter) => isFactDimension(filter.dimension) || passes(filter, sliceMember(slice, filter.dimension)),
  );
}

interface FactTest {
  readonly codes: Uint32Array;
  /** 1 for each member of the slice's dictionary that may stay. */
  readonly passing: Uint8Array;
}

function factTests(slice: EncodedSlice, filters: readonly DimensionFilter[]): FactTest[] {
  const tests = filters.flatMap((filter): FactTest[] => {
    const { dimension } = filter;
    if (!isFactDimension(dimension)) return [];
    const passing = Uint8Array.from(slice.members[dimension], (member) => (passes(filter, member) ? 1 : 0));
    return [{ codes: slice.codes[dimension], passing }];
  });
  if (asksForModuleD(filters) || !slice.members.STAGE.includes('BEYOND_BOUNDARY')) return tests;
  const inside = Uint8Array.from(slice.members.STAGE, (stage) => (stage === 'BEYOND_BOUNDARY' ? 0 : 1));
  return [...tests, { codes: slice.codes.STAGE, passing: inside }];
}

/** Module D is never part of a total; it is shown only where a filter names it (EN 15804:2012+A2, 6.4.1). */
export function asksForModuleD(filters: readonly DimensionFilter[]): boolean {
  return filters.some(
    ({ dimension, include }) => dimension === 'STAGE' && include?.includes('BEYOND_BOUNDARY'),
  );
}

function passes({ include, exclude }: DimensionFilter, member: string): boolean {
  return (include === null || include.includes(member)) && !exclude.includes(member);
}

function classOf(measure: Measure): number | null {
  return measure === 'TOTAL' ? null : CLASSES.indexOf(measure);
}
