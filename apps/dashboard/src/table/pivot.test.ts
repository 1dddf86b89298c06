import { describe, expect, it } from 'vitest';
import {
  derivePivot,
  largestValue,
  type Pivot,
  type PivotSource,
  type PivotStep,
  shownValue,
} from './derivePivot.ts';
import { nestColumns } from './nestColumns.ts';
import { nestRows } from './nestRows.ts';
import { pivotToCsv } from './pivotToCsv.ts';

const step = (dimension: string, id: string, label = id, labelZh = label): PivotStep => ({
  dimension,
  id,
  label,
  labelZh,
});
const english = ({ label }: PivotStep): string => label;
const NO_GAPS: readonly { readonly code: string }[] = [];

/** Two products by two stages: the desk has no use stage, and the kettle's production is a gap. */
const SMALL: PivotSource = {
  rows: [
    { path: [step('PRODUCT', 'desk', 'Desk', '书桌')] },
    { path: [step('PRODUCT', 'kettle', 'Kettle')] },
  ],
  columns: [{ path: [step('STAGE', 'PRODUCTION')] }, { path: [step('STAGE', 'USE')] }],
  cells: [
    { row: 0, column: 0, kgCo2e: -4, share: 1, deltaFromBaseline: 0, gaps: NO_GAPS },
    {
      row: 1,
      column: 0,
      kgCo2e: null,
      share: null,
      gaps: [{ code: 'FACTOR_MISSING' }, { code: 'FACTOR_MISSING' }],
    },
    { row: 1, column: 1, kgCo2e: 3, share: 1, deltaFromBaseline: 3, gaps: NO_GAPS },
  ],
  rowTotals: [
    { kgCo2e: -4, gaps: NO_GAPS },
    { kgCo2e: 3, gaps: [{ code: 'FACTOR_MISSING' }] },
  ],
  columnTotals: [
    { kgCo2e: -4, gaps: [{ code: 'FACTOR_MISSING' }] },
    { kgCo2e: 3, gaps: NO_GAPS },
  ],
  total: -1,
};

describe('a comparison as a table', () => {
  it('of nothing has no rows and no total', () => {
    const empty = derivePivot(
      { rows: [], columns: [], cells: [], rowTotals: [], columnTotals: [], total: null },
      english,
    );
    expect(empty).toMatchObject({ rows: [], columns: [], groups: new Map(), total: null, totalValue: null });
    expect(largestValue(empty, 'KG')).toBe(0);
  });

  it('tells a gap from a place where nothing contributes', () => {
    const [desk, kettle] = derivePivot(SMALL, english).rows;
    expect(desk?.cells.get(1)).toBeUndefined();
    expect(kettle?.cells.get(0)).toMatchObject({ kgCo2e: null, gaps: ['FACTOR_MISSING'] });
  });

  it('is in the words of the reader, while its keys stay the same', () => {
    const inEnglish = derivePivot(SMALL, english);
    const inChinese = derivePivot(SMALL, ({ labelZh }) => labelZh);
    expect(inChinese.rows.map(({ labels }) => labels)).toEqual([['书桌'], ['Kettle']]);
    expect(inChinese.rows.map(({ key }) => key)).toEqual(inEnglish.rows.map(({ key }) => key));
  });

  it('keeps paths apart whose ids hold a slash', () => {
    const path = (...ids: string[]) => ({ path: ids.map((id) => step('PROCESS', id)) });
    const { rows } = derivePivot(
      { ...SMALL, rows: [path('a/b', 'c'), path('a', 'b/c')], cells: [] },
      english,
    );
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  it('without column dimensions has one column with a key of its own', () => {
    const { columns } = derivePivot({ ...SMALL, columns: [{ path: [] }], cells: [] }, english);
    expect(columns.map(({ key, labels }) => [key, labels])).toEqual([[':whole', []]]);
  });

  it('shows kilograms, shares or differences', () => {
    const cell = derivePivot(SMALL, english).rows[1]?.cells.get(1);
    expect(shownValue(cell, 'KG')).toBe(3);
    expect(shownValue(cell, 'SHARE')).toBe(1);
    expect(shownValue(cell, 'DELTA')).toBe(3);
    expect(shownValue(undefined, 'KG')).toBeNull();
  });

  it('measures its colours by the largest size, also of a credit', () => {
    expect(largestValue(derivePivot(SMALL, english), 'KG')).toBe(4);
  });

  it('has totals that are the sums of its cells', () => {
    for (const { cells, total } of derivePivot(SMALL, english).rows) {
      expect([...cells.values()].reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0)).toBe(total.kgCo2e);
    }
  });
});

describe('a pivot table as a file', () => {
  const pivot = derivePivot(SMALL, english);
  const asShown = ({ rows, groups, columns, columnGroups }: Pivot) => ({
    ...{ total: 'Total', gaps: 'Gaps', addsRows: true, addsColumns: true, addsGroup: () => true },
    lines: nestRows({ rows, groups, closed: new Set(), compareGroups: null }),
    columns: nestColumns({ columns, groups: columnGroups, closed: new Set(), addsGroup: () => true }),
  });
  const options = { ...asShown(pivot), rowHeads: ['Product'] };

  it('leaves a gap empty and names it at the end of its row and of the totals', () => {
    expect(pivotToCsv(pivot, { ...options, show: 'KG' })).toEqual([
      ['Product', 'PRODUCTION', 'USE', 'Total', 'Gaps'],
      ['Desk', -4, null, -4, ''],
      ['Kettle', null, 3, 3, 'FACTOR_MISSING'],
      ['Total', -4, 3, -1, 'FACTOR_MISSING'],
    ]);
  });

  it('has its rows in the order shown', () => {
    const rows = pivotToCsv(pivot, { ...options, lines: options.lines.toReversed(), show: 'KG' });
    expect(rows.map(([name]) => name)).toEqual(['Product', 'Kettle', 'Desk', 'Total']);
  });

  it('has no totals of shares or differences, which do not add up to one', () => {
    const rows = pivotToCsv(pivot, { ...options, show: 'SHARE' });
    expect(rows[0]).toEqual(['Product', 'PRODUCTION', 'USE', 'Gaps']);
    expect(rows).toHaveLength(3);
  });

  it('has the subtotals of both axes and what is where they cross', () => {
    const cell = (row: number, column: number, kgCo2e: number) => ({ row, column, kgCo2e, gaps: [] });
    const total = (kgCo2e: number) => ({ kgCo2e, gaps: [] });
    const nested = derivePivot(
      {
        rows: [{ path: [step('PRODUCT_CATEGORY', 'Light'), step('PRODUCT', 'Lamp')] }],
        columns: ['1', '2'].map((scope) => ({ path: [step('STAGE', 'USE'), step('SCOPE', scope)] })),
        cells: [cell(0, 0, 1), cell(0, 1, 2)],
        ...{ rowTotals: [total(3)], columnTotals: [total(1), total(2)], total: 3 },
        rowSubtotals: [
          {
            path: [step('PRODUCT_CATEGORY', 'Light')],
            cells: [cell(0, 0, 1), cell(0, 1, 2)],
            total: total(3),
          },
        ],
        columnSubtotals: {
          columns: [{ path: [step('STAGE', 'USE')], total: total(3) }],
          ...{ cells: [cell(0, 0, 3)], groupCells: [cell(0, 0, 3)] },
        },
      },
      english,
    );
    expect(pivotToCsv(nested, { ...asShown(nested), rowHeads: ['Category', 'Product'], show: 'KG' })).toEqual(
      [
        ['Category', 'Product', 'USE / Total', 'USE / 1', 'USE / 2', 'Total', 'Gaps'],
        ['Light', 'Total', 3, 1, 2, 3, ''],
        ['Light', 'Lamp', 3, 1, 2, 3, ''],
        ['Total', '', 3, 1, 2, 3, ''],
      ],
    );
  });
});
