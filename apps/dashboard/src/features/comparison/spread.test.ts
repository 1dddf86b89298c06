import { describe, expect, it } from 'vitest';
import { derivePivot, type PivotStep } from '../../table/index.ts';
import { toFlows, toHierarchy } from './toHierarchy.ts';
import { toPanels, toRegions } from './toPanels.ts';

const labelOf = ({ label }: PivotStep) => label;
const step = (dimension: string, id: string) => ({ dimension, id, label: id.toUpperCase(), labelZh: id });
const total = (kgCo2e: number | null, ...codes: string[]) => ({
  kgCo2e,
  gaps: codes.map((code) => ({ code })),
});

/** Two suppliers, two regions: a delivers 3 kg from CN and 1 kg from DE, b delivers something unknown from CN. */
const PIVOT = derivePivot(
  {
    rows: [{ path: [step('SUPPLIER', 'a')] }, { path: [step('SUPPLIER', 'b')] }],
    columns: [{ path: [step('REGION', 'CN')] }, { path: [step('REGION', 'DE')] }],
    cells: [
      { row: 0, column: 0, ...total(3) },
      { row: 0, column: 1, ...total(1) },
      { row: 1, column: 0, ...total(null, 'FACTOR_MISSING') },
    ],
    rowTotals: [total(4), total(null, 'FACTOR_MISSING')],
    columnTotals: [total(3, 'FACTOR_MISSING'), total(1)],
    total: 4,
  },
  labelOf,
);

describe('A table spread out', () => {
  it('as areas has the rows outside, the columns inside, and keeps what is missing', () => {
    const [a, b] = toHierarchy(PIVOT, labelOf);
    expect(a).toMatchObject({
      label: 'A',
      children: [
        { label: 'CN', kgCo2e: 3 },
        { label: 'DE', kgCo2e: 1 },
      ],
    });
    expect(b).toMatchObject({ label: 'B', children: [{ kgCo2e: null, gaps: ['FACTOR_MISSING'] }] });
  });

  it('as flows leads from each row to its columns with the mass of the cell', () => {
    const { nodes, links } = toFlows(PIVOT, labelOf);
    expect(nodes.map(({ label }) => label)).toEqual(['A', 'CN', 'DE', 'B']);
    expect(links).toEqual([
      { from: 'SUPPLIER a', to: 'REGION CN', kgCo2e: 3, gaps: [] },
      { from: 'SUPPLIER a', to: 'REGION DE', kgCo2e: 1, gaps: [] },
      { from: 'SUPPLIER b', to: 'REGION CN', kgCo2e: null, gaps: ['FACTOR_MISSING'] },
    ]);
  });

  it('adds up flows that several cells have in common, and keeps a gap beside the sum', () => {
    const rows = [
      { path: [step('PRODUCT', 'p'), step('SUPPLIER', 'a')] },
      { path: [step('PRODUCT', 'q'), step('SUPPLIER', 'a')] },
    ];
    const columns = [{ path: [step('REGION', 'CN')] }];
    const cells = [
      { row: 0, column: 0, ...total(2) },
      { row: 1, column: 0, ...total(5, 'AMOUNT_MISSING') },
    ];
    const pivot = derivePivot(
      { rows, columns, cells, rowTotals: [total(2), total(5)], columnTotals: [total(7)] },
      labelOf,
    );
    expect(toFlows(pivot, labelOf).links.at(-2)).toEqual({
      ...{ from: 'SUPPLIER a', to: 'REGION CN', kgCo2e: 7, gaps: ['AMOUNT_MISSING'] },
    });
  });

  it('as small charts has one a row with the columns along the axis', () => {
    const { categories, panels } = toPanels(PIVOT);
    expect(categories.map(({ label }) => label)).toEqual(['CN', 'DE']);
    expect(panels.map(({ label, values }) => [label, values.map(({ value }) => value)])).toEqual([
      ['A', [3, 1]],
      ['B', [null]],
    ]);
  });

  it('on a map has the totals of regions that stand alone on an axis, whichever it is', () => {
    expect(toRegions(PIVOT)).toEqual([
      { code: 'CN', value: 3, gaps: ['FACTOR_MISSING'] },
      { code: 'DE', value: 1, gaps: [] },
    ]);
    expect(toRegions({ ...PIVOT, columns: [] })).toBeNull();
  });
});
