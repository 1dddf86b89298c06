import { BASES, type Dimension, type Fact } from '../comparison/comparison.ts';
import type { CubeQuery, CubeSubject } from '../comparison/cubeQuery.ts';
import type { CubeTable } from '../comparison/cubeTable.ts';
import { aFact } from './facts.ts';
import { type PlainCell, type PlainFootprint, type PlainSum, plainComparison } from './plainComparison.ts';

/** One question about one portfolio; every executor of the cube answers it alike. */
export interface ContractCase {
  readonly name: string;
  readonly footprints: readonly PlainFootprint[];
  readonly query: CubeQuery;
}

export function aSubject(id: string, fields: Partial<CubeSubject> = {}): CubeSubject {
  return {
    id,
    product: id,
    productCategory: 'Kitchen',
    assessment: `${id}-1`,
    scenario: 'BASE',
    massKg: 2,
    annualVolume: 10,
    pieces: 1,
    price: 5,
    ...fields,
  };
}

export function aCubeQuery(fields: Partial<CubeQuery> = {}): CubeQuery {
  return {
    rows: [],
    columns: [],
    filters: [],
    measure: 'TOTAL',
    basis: 'DECLARED_UNIT',
    baselineColumn: null,
    largestRows: null,
    ...fields,
  };
}

/** Kettle (base case and by sea), pan without mass, pot of which a factor is missing. */
export const KITCHEN: readonly PlainFootprint[] = [
  {
    subject: aSubject('kettle'),
    facts: [
      aFact({ stage: 'USE', kgCo2e: 60, process: 'Boiling', region: 'DE', year: 2024 }),
      aFact({ stage: 'MATERIALS', kgCo2e: 4, supplier: 'wang', region: 'CN', year: 2022 }),
      aFact({ stage: 'MATERIALS', kgCo2e: 1, emissionClass: 'BIOGENIC', gas: 'CH4_BIOGENIC', source: 's' }),
      aFact({ stage: 'DISTRIBUTION', kgCo2e: 5, process: 'Flight', scope: 1 }),
      aFact({ stage: 'BEYOND_BOUNDARY', kgCo2e: -2 }),
    ],
  },
  {
    subject: aSubject('kettle by sea', { product: 'kettle', assessment: 'kettle-1', scenario: 'sea' }),
    facts: [
      aFact({ stage: 'USE', kgCo2e: 60, process: 'Boiling', region: 'DE', year: 2024 }),
      aFact({ stage: 'DISTRIBUTION', kgCo2e: 0.5, process: 'Voyage' }),
    ],
  },
  {
    subject: aSubject('pan', { massKg: null, annualVolume: null, pieces: 4, price: 0 }),
    facts: [
      aFact({ stage: 'MATERIALS', kgCo2e: 6, supplier: 'wang' }),
      aFact({ stage: 'END_OF_LIFE', kgCo2e: null, gap: 'FACTOR_MISSING' }),
    ],
  },
  {
    subject: aSubject('pot', { productCategory: 'Camping', pieces: null }),
    facts: [aFact({ stage: 'PRODUCTION', kgCo2e: null, gap: 'AMOUNT_MISSING', process: '' })],
  },
  { subject: aSubject('lid'), facts: [] },
];

const only = (dimension: Dimension, ...include: string[]) => ({ dimension, include, exclude: [] });
const without = (dimension: Dimension, ...exclude: string[]) => ({ dimension, include: null, exclude });

const FIXED: readonly (readonly [string, Partial<CubeQuery>])[] = [
  ['the whole', {}],
  ['products by stage', { rows: ['PRODUCT'], columns: ['STAGE'] }],
  ['nested rows and columns', { rows: ['PRODUCT', 'STAGE'], columns: ['SCENARIO', 'GAS'] }],
  ['what is not stated', { rows: ['SUPPLIER', 'REGION'], columns: ['YEAR', 'SOURCE'] }],
  ['process and scope', { rows: ['PROCESS'], columns: ['SCOPE'] }],
  ['module D where it is named', { rows: ['STAGE'], filters: [only('STAGE', 'BEYOND_BOUNDARY', 'USE')] }],
  ['a filter on footprints', { rows: ['PRODUCT'], filters: [only('PRODUCT_CATEGORY', 'Camping')] }],
  ['filters that leave nothing', { rows: ['PRODUCT'], filters: [only('SUPPLIER')] }],
  ['filters on what is not stated', { rows: ['STAGE'], filters: [without('SUPPLIER', '-', 'nobody')] }],
  ['one class of emissions', { rows: ['PRODUCT'], measure: 'BIOGENIC' }],
  ['scenarios against the base case', { rows: ['PROCESS'], columns: ['SCENARIO'], baselineColumn: ['BASE'] }],
  ['products against one', { rows: ['STAGE'], columns: ['PRODUCT'], baselineColumn: ['kettle'] }],
  ['no such baseline', { rows: ['STAGE'], columns: ['PRODUCT'], baselineColumn: ['nobody'] }],
  ['the largest row and other', { rows: ['PRODUCT'], columns: ['STAGE'], largestRows: 1 }],
  ['the largest rows by suppliers', { rows: ['SUPPLIER', 'STAGE'], columns: ['PRODUCT'], largestRows: 1 }],
  [
    'the largest rows against the base case',
    { rows: ['PRODUCT', 'STAGE'], columns: ['SCENARIO'], baselineColumn: ['BASE'], largestRows: 1 },
  ],
  ...BASES.map((basis) => [`per ${basis}`, { rows: ['PRODUCT'], columns: ['STAGE'], basis }] as const),
];

/** The same fixed and made-up cases for whoever asks. */
export function contractCases(random: number): ContractCase[] {
  return [
    ...FIXED.map(([name, fields]) => ({ name, footprints: KITCHEN, query: aCubeQuery(fields) })),
    ...Array.from({ length: random }, (_, seed) => randomCase(seed + 1)),
  ];
}

/** What is wrong with an answer, in words; nothing when it agrees. Sums may differ by rounding only. */
export function contractDifferences(table: CubeTable, { footprints, query }: ContractCase): string[] {
  const plain = plainComparison(footprints, query);
  const path = (paths: CubeTable['rows'], index: number) => paths[index]!.join('/');
  const both = (row: number, column: number) => [...table.rows[row]!, ...table.columns[column]!].join('/');
  const cells = new Map(table.cells.map((cell) => [both(cell.row, cell.column), cell]));
  const byPath = (paths: CubeTable['rows'], totals: CubeTable['rowTotals']) =>
    new Map(totals.map((total, index) => [path(paths, index), total]));
  return [
    ...differences('cell', cells, plain.cells, sameCell),
    ...differences('row', byPath(table.rows, table.rowTotals), plain.rowTotals, sameSum),
    ...differences('column', byPath(table.columns, table.columnTotals), plain.columnTotals, sameSum),
    ...differences(
      'subtotal',
      new Map(table.rowSubtotals.map((subtotal) => [subtotal.path.join('/'), subtotal.total])),
      plain.rowSubtotals,
      sameSum,
    ),
    ...differences('total', new Map([['', table.total]]), new Map([['', plain.total]]), sameSum),
  ];
}

function differences<Own, Plain>(
  what: string,
  own: ReadonlyMap<string, Own>,
  plain: ReadonlyMap<string, Plain>,
  same: (own: Own, plain: Plain) => boolean,
): string[] {
  const keys = new Set([...own.keys(), ...plain.keys()]);
  return [...keys].flatMap((key) => {
    const [a, b] = [own.get(key), plain.get(key)];
    if (a !== undefined && b !== undefined && same(a, b)) return [];
    return [`${what} ${key}: ${JSON.stringify(a)} instead of ${JSON.stringify(b)}`];
  });
}

type OwnSum = Omit<PlainSum, 'magnitude'>;

function sameSum(own: OwnSum, plain: PlainSum): boolean {
  return (
    near(own.kgCo2e, plain.kgCo2e, plain.magnitude) &&
    own.facts === plain.facts &&
    own.missing === plain.missing &&
    own.gaps.join() === plain.gaps.join()
  );
}

function sameCell(own: OwnSum & Pick<PlainCell, 'share' | 'deltaFromBaseline'>, plain: PlainCell): boolean {
  return (
    sameSum(own, plain) &&
    near(own.share, plain.share, Math.abs(plain.share ?? 0)) &&
    near(own.deltaFromBaseline, plain.deltaFromBaseline, 1e3)
  );
}

function near(a: number | null, b: number | null, magnitude: number): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-11 * Math.max(magnitude, Math.abs(b));
}

function randomCase(seed: number): ContractCase {
  const pick = picker(seed);
  const footprints = Array.from({ length: 1 + pick.below(7) }, (_, index): PlainFootprint => {
    const product = `p${pick.below(4)}`;
    const subject = aSubject(`f${index}`, {
      product,
      productCategory: `c${product}`,
      assessment: `${product}-${pick.below(2)}`,
      scenario: pick.of('BASE', 's1', 's2'),
      massKg: pick.of(null, 0.3, 2, 7),
      annualVolume: pick.of(null, 10, 1e4),
      pieces: pick.of(null, 1, 12),
      price: pick.of(null, 0, 3.5),
    });
    return { subject, facts: Array.from({ length: pick.below(14) }, () => randomFact(pick)) };
  });
  const dimensions = pick.shuffled(ALL);
  const rows = dimensions.slice(0, pick.below(4));
  const columns = dimensions.slice(4, 4 + pick.below(3));
  const query = aCubeQuery({
    rows,
    columns,
    filters: pick.of(
      [],
      [],
      [without('STAGE', 'USE')],
      [only('REGION', 'CN', '-'), without('PRODUCT', 'p1')],
    ),
    measure: pick.of('TOTAL', 'TOTAL', 'FOSSIL', 'BIOGENIC'),
    basis: pick.of(...BASES),
    baselineColumn: columns.length === 1 && columns[0] === 'SCENARIO' ? ['BASE'] : null,
  });
  return { name: `made-up portfolio ${seed}`, footprints, query };
}

const ALL: readonly Dimension[] = [
  'PRODUCT',
  'STAGE',
  'SUPPLIER',
  'SCENARIO',
  'PROCESS',
  'REGION',
  'GAS',
  'SCOPE',
  'SOURCE',
  'YEAR',
  'PRODUCT_CATEGORY',
  'ASSESSMENT',
];

function randomFact(pick: Picker): Fact {
  const gap = pick.of(null, null, null, 'AMOUNT_MISSING', 'FACTOR_MISSING');
  return aFact({
    stage: pick.of('MATERIALS', 'USE', 'END_OF_LIFE', 'BEYOND_BOUNDARY'),
    supplier: pick.of(null, 'wang', 'nguyen'),
    process: pick.of('', 'A', 'B'),
    region: pick.of(null, 'CN', 'DE'),
    gas: pick.of('CO2_FOSSIL', 'N2O'),
    scope: pick.of(1, 2, 3),
    source: pick.of(null, 's'),
    year: pick.of(null, 2022, 2024),
    emissionClass: pick.of('FOSSIL', 'FOSSIL', 'BIOGENIC'),
    kgCo2e: gap === null ? (pick.below(20_000) - 8_000) / 7 : null,
    gap,
  });
}

type Picker = ReturnType<typeof picker>;

/** Choices that follow from the seed (SplitMix32). */
function picker(seed: number) {
  let state = Math.imul(seed, 0x9e37_79b9);
  const below = (limit: number): number => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
  return {
    below,
    of: <Value>(...values: readonly Value[]): Value => values[below(values.length)]!,
    shuffled: <Value>(values: readonly Value[]): Value[] =>
      values
        .map((value) => ({ value, order: below(1 << 30) }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value),
  };
}
