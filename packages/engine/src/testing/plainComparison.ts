/*
 * A comparison worked out the long way, cell by cell and from names: what every executor of the cube must give.
 */
import { type Dimension, type Fact, NOT_STATED, OTHER } from '../comparison/comparison.ts';
import type { CubeQuery, CubeSubject } from '../comparison/cubeQuery.ts';

/** A footprint of a made-up portfolio. */
export interface PlainFootprint {
  readonly subject: CubeSubject;
  readonly facts: readonly Fact[];
}

export interface PlainSum {
  readonly kgCo2e: number | null;
  /** Sum of the absolute values: what rounding is measured by. */
  readonly magnitude: number;
  readonly facts: number;
  readonly missing: number;
  readonly gaps: readonly string[];
}

export interface PlainCell extends PlainSum {
  readonly share: number | null;
  readonly deltaFromBaseline: number | null;
}

/** By paths, members joined by a slash, row before column. */
export interface PlainComparison {
  readonly cells: ReadonlyMap<string, PlainCell>;
  readonly rowTotals: ReadonlyMap<string, PlainSum>;
  readonly columnTotals: ReadonlyMap<string, PlainSum>;
  readonly total: PlainSum;
  /** By the first members of a row path. */
  readonly rowSubtotals: ReadonlyMap<string, PlainSum>;
}

interface Placed {
  readonly row: readonly string[];
  readonly column: readonly string[];
  /** A value on the basis, or why there is none. */
  readonly value: number | string;
}

const SCALE = {
  DECLARED_UNIT: () => 1,
  KILOGRAM: ({ massKg }: CubeSubject) => massKg && 1 / massKg,
  ANNUAL_VOLUME: ({ annualVolume }: CubeSubject) => annualVolume,
  PIECE: ({ pieces }: CubeSubject) => pieces && 1 / pieces,
  REVENUE: ({ price }: CubeSubject) => price && 1 / price,
} as const;
const WHY = {
  DECLARED_UNIT: '',
  KILOGRAM: 'MASS_UNKNOWN',
  ANNUAL_VOLUME: 'ANNUAL_VOLUME_UNKNOWN',
  PIECE: 'PIECES_UNKNOWN',
  REVENUE: 'PRICE_UNKNOWN',
} as const;

export function plainComparison(footprints: readonly PlainFootprint[], query: CubeQuery): PlainComparison {
  const asked = footprints.filter(({ subject }) =>
    query.filters.every(({ dimension, include, exclude }) => {
      const member = ofSubject(subject, dimension);
      return member === null || ((include === null || include.includes(member)) && !exclude.includes(member));
    }),
  );
  const everything = asked.flatMap(({ subject, facts }) =>
    facts.filter((fact) => isAsked(fact, query)).map((fact) => place(subject, fact, query)),
  );
  const kept = keptMembers(everything, query);
  const placed = everything.map((fact) => ({ ...fact, row: fold(fact.row, kept) }));
  const columnTotals = sumsBy(placed, ({ column }) => column.join('/'));
  return {
    cells: cellsOf(placed, asked, query, kept, columnTotals),
    rowTotals: sumsBy(placed, ({ row }) => row.join('/')),
    columnTotals,
    total: sumOf(placed),
    rowSubtotals: new Map(
      Array.from({ length: Math.max(0, query.rows.length - 1) }, (_, depth) => [
        ...sumsBy(placed, ({ row }) => row.slice(0, depth + 1).join('/')),
      ]).flat(),
    ),
  };
}

function ofSubject(subject: CubeSubject, dimension: Dimension): string | null {
  if (dimension === 'PRODUCT') return subject.product;
  if (dimension === 'PRODUCT_CATEGORY') return subject.productCategory;
  if (dimension === 'ASSESSMENT') return subject.assessment;
  return dimension === 'SCENARIO' ? subject.scenario : null;
}

function ofFact(fact: Fact, dimension: Dimension): string | null {
  if (dimension === 'STAGE') return fact.stage;
  if (dimension === 'SUPPLIER') return fact.supplier ?? NOT_STATED;
  if (dimension === 'PROCESS') return fact.process || NOT_STATED;
  if (dimension === 'REGION') return fact.region ?? NOT_STATED;
  if (dimension === 'GAS') return fact.gas;
  if (dimension === 'SCOPE') return `${fact.scope}`;
  if (dimension === 'SOURCE') return fact.source ?? NOT_STATED;
  return dimension === 'YEAR' ? `${fact.year ?? NOT_STATED}` : null;
}

function isAsked(fact: Fact, { filters, measure }: CubeQuery): boolean {
  const passes = filters.every(({ dimension, include, exclude }) => {
    const member = ofFact(fact, dimension);
    return member === null || ((include === null || include.includes(member)) && !exclude.includes(member));
  });
  const namesModuleD = filters.some(
    ({ dimension, include }) => dimension === 'STAGE' && include?.includes('BEYOND_BOUNDARY'),
  );
  const isInside = namesModuleD || fact.stage !== 'BEYOND_BOUNDARY';
  return passes && isInside && (measure === 'TOTAL' || fact.gap !== null || fact.emissionClass === measure);
}

function place(subject: CubeSubject, fact: Fact, { rows, columns, basis }: CubeQuery): Placed {
  const path = (dimensions: readonly Dimension[]) =>
    dimensions.map((dimension) => ofSubject(subject, dimension) ?? ofFact(fact, dimension)!);
  const scale = SCALE[basis](subject);
  const value = fact.gap ?? (scale === null || scale === 0 ? WHY[basis] : fact.kgCo2e! * scale);
  return { row: path(rows), column: path(columns), value };
}

/** Null when all members are kept. */
function keptMembers(
  placed: readonly Placed[],
  { rows, largestRows }: CubeQuery,
): ReadonlySet<string> | null {
  if (largestRows === null || rows.length === 0) return null;
  const totals = [...sumsBy(placed, ({ row }) => row[0]!)];
  const size = (kgCo2e: number | null) => kgCo2e ?? Number.NEGATIVE_INFINITY;
  totals.sort(([, a], [, b]) => size(b.kgCo2e) - size(a.kgCo2e) || 0);
  return new Set(totals.slice(0, largestRows).map(([member]) => member));
}

function fold(row: readonly string[], kept: ReadonlySet<string> | null): readonly string[] {
  return kept === null || kept.has(row[0]!) ? row : [OTHER, ...row.slice(1)];
}

function sumsBy(placed: readonly Placed[], keyOf: (fact: Placed) => string): Map<string, PlainSum> {
  const facts = new Map<string, Placed[]>();
  for (const fact of placed) facts.set(keyOf(fact), [...(facts.get(keyOf(fact)) ?? []), fact]);
  return new Map([...facts].map(([key, own]) => [key, sumOf(own)]));
}

function sumOf(placed: readonly Placed[]): PlainSum {
  const values = placed.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const reasons = placed.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return {
    kgCo2e: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0),
    magnitude: values.reduce((sum, value) => sum + Math.abs(value), 0),
    facts: values.length,
    missing: reasons.length,
    gaps: [...new Set(reasons)].sort(),
  };
}

const NOTHING: PlainSum = { kgCo2e: 0, magnitude: 0, facts: 0, missing: 0, gaps: [] };

function cellsOf(
  placed: readonly Placed[],
  asked: readonly PlainFootprint[],
  query: CubeQuery,
  kept: ReadonlySet<string> | null,
  columnTotals: ReadonlyMap<string, PlainSum>,
): Map<string, PlainCell> {
  const sums = sumsBy(placed, ({ row, column }) => [...row, ...column].join('/'));
  const cells = new Map<string, PlainCell>();
  const paths = (of: (fact: Placed) => readonly string[]) => [
    ...new Map(placed.map((fact) => [of(fact).join('/'), of(fact)])).values(),
  ];
  const columns = paths(({ column }) => column);
  const baseline = columns.find((column) => column.join('/') === query.baselineColumn?.join('/'));
  for (const row of paths((fact) => fact.row)) {
    const reference = baseline && sums.get([...row, ...baseline].join('/'));
    for (const column of columns) {
      const isSame =
        baseline !== undefined &&
        assessmentsAt(asked, query, kept, row, column) === assessmentsAt(asked, query, kept, row, baseline);
      const found = sums.get([...row, ...column].join('/')) ?? (isSame && reference?.kgCo2e ? NOTHING : null);
      if (found === null) continue;
      const against = reference === undefined ? (isSame ? 0 : null) : reference.kgCo2e;
      const total = columnTotals.get(column.join('/'))?.kgCo2e;
      cells.set([...row, ...column].join('/'), {
        ...found,
        share: found.kgCo2e === null || !total ? null : found.kgCo2e / total,
        deltaFromBaseline:
          found.kgCo2e === null || against === null || baseline === undefined ? null : found.kgCo2e - against,
      });
    }
  }
  return cells;
}

/** Assessments behind a cell, as far as what footprints are as a whole tells. */
function assessmentsAt(
  asked: readonly PlainFootprint[],
  { rows, columns }: CubeQuery,
  kept: ReadonlySet<string> | null,
  row: readonly string[],
  column: readonly string[],
): string {
  const matches = (subject: CubeSubject, dimension: Dimension, member: string, isFolded: boolean) => {
    const own = ofSubject(subject, dimension);
    return own === null || (isFolded && !kept!.has(own) ? OTHER : own) === member;
  };
  const behind = asked.filter(
    ({ subject }) =>
      rows.every((dimension, index) =>
        matches(subject, dimension, row[index]!, kept !== null && index === 0),
      ) && columns.every((dimension, index) => matches(subject, dimension, column[index]!, false)),
  );
  return [...new Set(behind.map(({ subject }) => subject.assessment))].sort().join('/');
}
