import { describe, expect, it } from 'vitest';
import { aFact, someFacts } from '../testing/facts.ts';
import { dataQualityMeasure, primaryShareMeasure, uncertaintyMeasure } from './cellMeasures.ts';
import { compare } from './compare.ts';
import type { ComparisonQuery } from './comparison.ts';
import { aviationSlice, recharacterise } from './detailSlices.ts';
import { type EncodedSlice, encodeSlice } from './encodeSlice.ts';
import type { FactDetail, SliceDetail } from './factDetail.ts';
import { type CellMeasure, measureFacts } from './measureFacts.ts';
import { foldedPath, regroup } from './regroup.ts';

const detail = (fields: Partial<FactDetail> = {}): FactDetail => ({
  aviation: false,
  primary: false,
  quality: null,
  kgGas: null,
  amount: { key: 'amount', gsd: 1 },
  factor: { key: 'factor', gsd: 1 },
  ...fields,
});
const query: ComparisonQuery = {
  rows: ['PRODUCT'],
  columns: ['STAGE'],
  filters: [],
  measure: 'TOTAL',
  basis: 'DECLARED_UNIT',
  baselineColumn: null,
};

/** A kettle: 3 kg of materials, rated 2, and 1 kg of materials on primary data, rated 4. Then 4 kg of use, not rated. */
const kettle = encodeSlice(
  someFacts('kettle', [aFact({ kgCo2e: 3 }), aFact({ kgCo2e: 1 }), aFact({ stage: 'USE', kgCo2e: 4 })]),
);
const kettleDetail = [detail({ quality: 2 }), detail({ quality: 4, primary: true }), detail()];
/** A lamp: a flight of 2 kg, 1 kg published as a whole, and a gap. */
const lamp = encodeSlice(
  someFacts('lamp', [
    aFact({ stage: 'DISTRIBUTION', kgCo2e: 2 }),
    aFact({ stage: 'DISTRIBUTION', kgCo2e: 1 }),
    aFact({ kgCo2e: null, gap: 'FACTOR_MISSING' }),
  ]),
);
const lampDetail = [detail({ aviation: true, quality: 1 }), detail({ aviation: null }), detail()];
const details = new Map<EncodedSlice, SliceDetail>([
  [kettle, kettleDetail],
  [lamp, lampDetail],
]);
const read = <Parts>(measure: CellMeasure<Parts>, asked = query) =>
  measureFacts([kettle, lamp], details, asked, measure).read(null, null);

describe('A measure that is no sum', () => {
  it('weighs ratings by the size of what they rate, and names what is not rated', () => {
    const { cells, rowTotals, width } = read(dataQualityMeasure);
    expect(width).toBe(3);
    // (3 x 2 + 1 x 4) / 4; the use stage is not rated at all.
    expect(cells.get(0)).toEqual({ value: 2.5, gaps: [] });
    expect(cells.get(2)).toEqual({ value: null, gaps: ['QUALITY_NOT_RATED'] });
    expect(rowTotals[0]).toEqual({ value: 2.5, gaps: ['QUALITY_NOT_RATED'] });
  });

  it('weighs products by the basis: by annual volume, the one that is sold more counts more', () => {
    const { total } = read(primaryShareMeasure);
    // 1 kg of 11 rests on primary data.
    expect(total.value).toBeCloseTo(1 / 11, 12);
    const often = { ...kettle, annualVolume: 100 };
    const weighed = measureFacts(
      [often, lamp],
      new Map([...details, [often, kettleDetail]]),
      { ...query, basis: 'ANNUAL_VOLUME' },
      primaryShareMeasure,
    ).read(null, null);
    expect(weighed.total.value).toBeCloseTo(100 / (800 + 30), 12);
  });

  it('has for rows put together what it would have had as one row', () => {
    const measured = measureFacts([kettle, lamp], details, query, dataQualityMeasure);
    const together = measured.read({ places: Int32Array.of(0, 0), size: 1 }, null);
    expect(together.rowTotals).toEqual([together.total]);
    expect(together.total).toEqual(measured.read(null, null).total);
  });
});

describe('Uncertainty of a cell', () => {
  const of = (facts: readonly (readonly [kg: number, fields: Partial<FactDetail>])[]) => {
    const slice = encodeSlice(
      someFacts(
        'p',
        facts.map(([kgCo2e]) => aFact({ kgCo2e })),
      ),
    );
    const own = new Map([[slice, facts.map(([, fields]) => detail(fields))]]);
    return measureFacts([slice], own, query, uncertaintyMeasure).read(null, null).total;
  };

  it('of one lognormal number is its own geometric standard deviation', () => {
    expect(of([[10, { amount: { key: 'a', gsd: 1.2 } }]]).value).toBeCloseTo(1.2, 10);
  });

  it('shrinks beside what is certain: 10 kg with 1.2 and 10 kg certain give 1.0969', () => {
    expect(
      of([
        [10, { amount: { key: 'a', gsd: 1.2 } }],
        [10, {}],
      ]).value,
    ).toBeCloseTo(1.0969, 4);
  });

  it('of two halves of one factor is that of the factor, of two factors is less', () => {
    const half = (key: string) => [5, { factor: { key, gsd: 1.2 } }] as const;
    expect(of([half('same'), half('same')]).value).toBeCloseTo(1.2, 10);
    expect(of([half('one'), half('other')]).value).toBeLessThan(1.15);
  });

  it('is a gap where credits outweigh emissions', () => {
    expect(of([[-1, { amount: { key: 'a', gsd: 1.2 } }]])).toEqual({
      value: null,
      gaps: ['UNCERTAINTY_UNDEFINED'],
    });
  });
});

describe('Contributions looked at in detail', () => {
  it('of aviation are those that fly; what nobody has split is a gap, and a gap stays one', () => {
    const { rows, rowTotals } = compare(
      [aviationSlice(kettle, kettleDetail), aviationSlice(lamp, lampDetail)],
      query,
    );
    expect(rows).toEqual([['lamp']]);
    expect(rowTotals[0]).toEqual({
      kgCo2e: 2,
      gaps: ['AVIATION_NOT_STATED', 'FACTOR_MISSING'],
      facts: 1,
      missing: 2,
    });
  });

  it('are characterised with another GWP set where the gas is known: 0.1 kg of fossil methane is 2.98 kg in AR6', () => {
    const slice = encodeSlice(
      someFacts('p', [aFact({ gas: 'CH4_FOSSIL', kgCo2e: 3 }), aFact({ gas: 'CO2E', kgCo2e: 7 })]),
    );
    const anew = recharacterise(slice, [detail({ kgGas: 0.1 }), detail()], 'AR6');
    expect([...anew.slice.kgCo2e]).toEqual([expect.closeTo(2.98, 12), 7]);
    expect(anew.kept).toBe(1);
  });
});

describe('Rows put together', () => {
  const many = ['a', 'b', 'c', 'd'].map((name, index) =>
    encodeSlice(
      someFacts(name, [aFact({ kgCo2e: index + 1 }), aFact({ stage: 'USE', kgCo2e: null, gap: 'G' })]),
    ),
  );
  const whole = compare(many, query);

  it('beyond the two largest are one row that closes on the total, gaps and all', () => {
    const path = foldedPath(whole.rows, whole.rowTotals, 2);
    const { result } = regroup(whole, path, (column) => column);
    expect(result.rows).toEqual([['c'], ['d'], ['*']]);
    expect(result.rowTotals.map(({ kgCo2e }) => kgCo2e)).toEqual([3, 4, 3]);
    expect(result.rowTotals[2]).toMatchObject({ gaps: ['G'], missing: 2, facts: 2 });
    expect(result.total).toEqual(whole.total);
    const shares = result.cells.filter(({ column }) => column === 0).map(({ share }) => share!);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('keep the name of one that would be alone', () => {
    const path = foldedPath(whole.rows, whole.rowTotals, 3);
    expect(whole.rows.map(path)).toEqual(whole.rows);
  });

  it('add up their differences from the baseline, and have none where one is unknown', () => {
    const slices = [
      encodeSlice(someFacts('a', [aFact({ kgCo2e: 5 }), aFact({ process: 'Q', kgCo2e: 1 })])),
      encodeSlice(someFacts('a', [aFact({ kgCo2e: 2 })], { scenario: 's' })),
    ];
    const table = compare(slices, {
      ...query,
      rows: ['PRODUCT', 'PROCESS'],
      columns: ['SCENARIO'],
      baselineColumn: ['BASE'],
    });
    const { result } = regroup(
      table,
      (path) => path.slice(0, 1),
      (path) => path,
    );
    expect(result.cells.map(({ kgCo2e, deltaFromBaseline }) => [kgCo2e, deltaFromBaseline])).toEqual([
      [6, 0],
      [2, -4],
    ]);
  });
});
