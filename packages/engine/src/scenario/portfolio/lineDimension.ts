import type { FactorCatalogue } from '../../factor/factorCatalogue.ts';
import type { InventoryLine } from '../../inventory/inventory.ts';
import { STAGES } from '../../inventory/stage.ts';
import type { LineSelector } from '../scenario.ts';
import { holdsPart, holdsPattern } from '../selects.ts';

/** The lists of a selector that look at a line, apart from its id. */
const LINE_LISTS = ['stages', 'supplierIds', 'regions', 'activities', 'transportModes', 'processes'] as const;
type LineList = (typeof LINE_LISTS)[number];

/** One property of all lines as numbers, with the lines of each value. */
interface LineDimension {
  readonly list: LineList;
  /** Null for lines that state none. */
  readonly values: readonly (string | null)[];
  /** Place among `values`, by line. */
  readonly codes: Int32Array;
  /** Lines of value v, rising: `lines[starts[v]]` to `starts[v + 1]`. */
  readonly starts: Int32Array;
  readonly lines: Int32Array;
}

export interface LineDimensions {
  /** Lines that all lists match, whatever their id and product; each once, in no order. */
  matching(selector: LineSelector): Int32Array;
}

export function lineDimensions(lines: readonly InventoryLine[], factors: FactorCatalogue): LineDimensions {
  const read = readers(factors);
  const dimensions = LINE_LISTS.map((list) => dimensionOf(list, lines, read[list]));
  const every = Int32Array.from(lines, (_, line) => line);
  return { matching: (selector) => matching(dimensions, selector, every) };
}

type Reader = (line: InventoryLine) => string | null;

function readers(factors: FactorCatalogue): Readonly<Record<LineList, Reader>> {
  const factorOf = ({ input }: InventoryLine) =>
    input.kind === 'FACTOR' ? factors.byId(input.factorId) : undefined;
  return {
    stages: ({ stage }) => stage,
    supplierIds: ({ supplierId }) => supplierId,
    regions: ({ region }) => region,
    activities: (line) => factorOf(line)?.activity ?? null,
    transportModes: (line) => line.transportMode ?? factorOf(line)?.transportMode ?? null,
    processes: ({ process }) => process,
  };
}

function dimensionOf(list: LineList, lines: readonly InventoryLine[], read: Reader): LineDimension {
  const values: (string | null)[] = list === 'stages' ? [...STAGES] : [];
  const known = new Map(values.map((value, place) => [value, place]));
  const codes = Int32Array.from(lines, (line) => {
    const value = read(line);
    const place = known.get(value);
    if (place !== undefined) return place;
    known.set(value, values.length);
    return values.push(value) - 1;
  });
  return { list, values, codes, ...groupByCode(codes, values.length) };
}

/** Places of each code, rising. */
function groupByCode(
  codes: Int32Array,
  count: number,
): { readonly starts: Int32Array; readonly lines: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const code of codes) starts[code + 1]!++;
  for (let code = 0; code < count; code++) starts[code + 1]! += starts[code]!;
  const next = starts.slice();
  const lines = new Int32Array(codes.length);
  for (let line = 0; line < codes.length; line++) lines[next[codes[line]!]!++] = line;
  return { starts, lines };
}

interface Wanted {
  readonly dimension: LineDimension;
  /** 1 for each value that is wanted. */
  readonly isWanted: Uint8Array;
  /** How many lines have one. */
  readonly size: number;
}

function matching(
  dimensions: readonly LineDimension[],
  selector: LineSelector,
  every: Int32Array,
): Int32Array {
  const given = dimensions.flatMap((dimension) => {
    const wanted: readonly string[] = selector[dimension.list];
    return wanted.length === 0 ? [] : [wantedOf(dimension, wanted)];
  });
  const [rarest, ...others] = given.sort((a, b) => a.size - b.size);
  if (rarest === undefined) return every;
  return others.reduce(
    (lines, { dimension: { codes }, isWanted }) => lines.filter((line) => isWanted[codes[line]!] === 1),
    linesOf(rarest),
  );
}

function wantedOf(dimension: LineDimension, wanted: readonly string[]): Wanted {
  const { list, values, starts } = dimension;
  const listed = new Set<string | null>(wanted);
  const isMatch = list === 'regions' ? holdsPart : list === 'activities' ? holdsPattern : null;
  const isWanted = Uint8Array.from(values, (value) =>
    Number(isMatch === null ? listed.has(value) : isMatch(wanted, value)),
  );
  const size = isWanted.reduce((sum, one, value) => sum + one * (starts[value + 1]! - starts[value]!), 0);
  return { dimension, isWanted, size };
}

function linesOf({ dimension: { starts, lines }, isWanted, size }: Wanted): Int32Array {
  const found = new Int32Array(size);
  let place = 0;
  for (let value = 0; value < isWanted.length; value++) {
    if (isWanted[value] === 0) continue;
    found.set(lines.subarray(starts[value]!, starts[value + 1]!), place);
    place += starts[value + 1]! - starts[value]!;
  }
  return found;
}
