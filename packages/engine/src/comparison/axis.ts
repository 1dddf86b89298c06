import { BASE_CASE, type Dimension } from './comparison.ts';
import {
  type EncodedSlice,
  type FactDimension,
  isFactDimension,
  memberOrder,
  type SliceMembers,
  sliceMember,
} from './encodeSlice.ts';
import type { SelectedSlice, Selection } from './selectFacts.ts';

/** All members of some dimensions over many slices, numbered in the order in which they are shown. */
export interface MemberNumbers {
  readonly members: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** One axis of the cube: its dimensions nested from the left, and a number for every possible path. */
export interface Axis {
  readonly dimensions: readonly Dimension[];
  readonly numbers: readonly MemberNumbers[];
  /** The number of a path is the sum of member number x stride; paths in rising order are in the order they are shown. */
  readonly strides: readonly number[];
}

/** Members in order of appearance over the slices, unless their dimension has an order of its own. */
export function numberMembers(slices: readonly EncodedSlice[], dimension: Dimension): MemberNumbers {
  const members = new Set<string>();
  for (const slice of slices) {
    if (isFactDimension(dimension)) for (const member of slice.members[dimension]) members.add(member);
    else members.add(sliceMember(slice, dimension));
  }
  return inOrderOf(dimension, [...members]);
}

/** Members as they are given, unless their dimension has an order of its own. */
export function inOrderOf(dimension: Dimension, members: readonly string[]): MemberNumbers {
  const ordered = [...members];
  const order = dimension === 'SCENARIO' ? baseCaseFirst : memberOrder(dimension);
  if (order !== null) ordered.sort(order);
  return { members: ordered, numbers: new Map(ordered.map((member, index) => [member, index])) };
}

export function buildAxis(slices: readonly EncodedSlice[], dimensions: readonly Dimension[]): Axis {
  return axisOf(
    dimensions,
    dimensions.map((dimension) => numberMembers(slices, dimension)),
  );
}

export function axisOf(dimensions: readonly Dimension[], numbers: readonly MemberNumbers[]): Axis {
  const strides = numbers.map((_own, index) =>
    numbers.slice(index + 1).reduce((product, { members }) => product * Math.max(members.length, 1), 1),
  );
  return { dimensions, numbers, strides };
}

/** The path numbers of selected facts, in their order. */
export function factPaths(axis: Axis, { slices, facts }: Selection): Float64Array {
  const paths = new Float64Array(facts.length);
  for (const selected of slices) {
    paths.fill(slicePath(axis, selected.slice), selected.start, selected.end);
    for (const [index, dimension] of axis.dimensions.entries()) {
      if (isFactDimension(dimension)) addMembers(axis, index, dimension, selected, facts, paths);
    }
  }
  return paths;
}

function addMembers(
  { numbers, strides }: Axis,
  index: number,
  dimension: FactDimension,
  { slice, start, end }: SelectedSlice,
  facts: Uint32Array,
  paths: Float64Array,
): void {
  const numberOf = numbers[index]!.numbers;
  const stride = strides[index]!;
  const steps = slice.members[dimension].map((member) => numberOf.get(member)! * stride);
  const codes = slice.codes[dimension];
  for (let place = start; place < end; place++) paths[place]! += steps[codes[facts[place]!]!]!;
}

/** What the dimensions that a slice has as a whole add to the paths of its facts. */
export function slicePath({ dimensions, numbers, strides }: Axis, slice: SliceMembers): number {
  let path = 0;
  for (const [index, dimension] of dimensions.entries()) {
    if (isFactDimension(dimension)) continue;
    path += numbers[index]!.numbers.get(sliceMember(slice, dimension))! * strides[index]!;
  }
  return path;
}

/** The part of a path that {@link slicePath} accounts for. */
export function slicePartOf({ dimensions, strides }: Axis, path: number): number {
  let rest = path;
  let part = 0;
  for (const [index, dimension] of dimensions.entries()) {
    const step = Math.floor(rest / strides[index]!) * strides[index]!;
    rest -= step;
    if (!isFactDimension(dimension)) part += step;
  }
  return part;
}

/** The members along a path, from its number. */
export function pathMembers({ numbers, strides }: Axis, path: number): string[] {
  let rest = path;
  return numbers.map(({ members }, index) => {
    const place = Math.floor(rest / strides[index]!);
    rest -= place * strides[index]!;
    return members[place]!;
  });
}

/** The number of a path, or null when a member does not occur or there are more or fewer members than dimensions. */
export function pathNumber({ numbers, strides }: Axis, members: readonly string[]): number | null {
  if (members.length !== numbers.length) return null;
  let path = 0;
  for (const [index, member] of members.entries()) {
    const place = numbers[index]!.numbers.get(member);
    if (place === undefined) return null;
    path += place * strides[index]!;
  }
  return path;
}

/** How many paths are possible. */
export function pathCount({ numbers }: Axis): number {
  return numbers.reduce((product, { members }) => product * Math.max(members.length, 1), 1);
}

function baseCaseFirst(a: string, b: string): number {
  return Number(b === BASE_CASE) - Number(a === BASE_CASE);
}
