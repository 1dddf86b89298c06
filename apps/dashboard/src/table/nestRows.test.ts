import { describe, expect, it } from 'vitest';
import { derivePivot, type PivotSource, type PivotStep } from './derivePivot.ts';
import { nestColumns } from './nestColumns.ts';
import { type Nesting, nestRows } from './nestRows.ts';
import { moveCell } from './usePivotKeys.ts';

const step = (dimension: string, id: string): PivotStep => ({ dimension, id, label: id, labelZh: id });
const row = (category: string, product: string) => ({
  path: [step('PRODUCT_CATEGORY', category), step('PRODUCT', product)],
});
const NONE = { gaps: [] };
const SOURCE: PivotSource = {
  rows: [row('Light', 'lamp'), row('Kitchen', 'pan'), row('Light', 'bulb')],
  columns: [],
  cells: [],
  rowTotals: [
    { kgCo2e: 1, ...NONE },
    { kgCo2e: 5, ...NONE },
    { kgCo2e: 2, ...NONE },
  ],
  columnTotals: [],
  rowSubtotals: [
    { path: [step('PRODUCT_CATEGORY', 'Light')], cells: [], total: { kgCo2e: 3, ...NONE } },
    { path: [step('PRODUCT_CATEGORY', 'Kitchen')], cells: [], total: { kgCo2e: 5, ...NONE } },
  ],
};

const pivot = derivePivot(SOURCE, ({ label }) => label);
const shown = (fields: Partial<Nesting> = {}) =>
  nestRows({ rows: pivot.rows, groups: pivot.groups, closed: new Set(), compareGroups: null, ...fields }).map(
    ({ kind, row: { labels }, depth }) =>
      `${'-'.repeat(depth)}${labels.at(-1)}${kind === 'GROUP' ? ':' : ''}`,
  );

describe('Nested rows', () => {
  it('stand under their subtotals, together although they came apart', () => {
    expect(shown()).toEqual(['Light:', '-lamp', '-bulb', 'Kitchen:', '-pan']);
  });

  it('of a closed group are put away, and it says how many there are', () => {
    expect(shown({ closed: new Set(['Light']) })).toEqual(['Light:', 'Kitchen:', '-pan']);
    const [light] = nestRows({
      rows: pivot.rows,
      groups: pivot.groups,
      closed: new Set(['Light']),
      compareGroups: null,
    });
    expect(light).toMatchObject({ kind: 'GROUP', size: 2, open: false });
  });

  it('follow the order of their groups', () => {
    const largestFirst = {
      compareGroups: (a: { total: { value: number | null } }, b: typeof a) => b.total.value! - a.total.value!,
    };
    expect(shown(largestFirst)).toEqual(['Kitchen:', '-pan', 'Light:', '-lamp', '-bulb']);
  });

  it('of one dimension stay as they are', () => {
    const flat = derivePivot(
      { ...SOURCE, rows: SOURCE.rows.map(({ path }) => ({ path: path.slice(1) })), rowSubtotals: [] },
      ({ label }) => label,
    );
    expect(shown({ rows: flat.rows, groups: flat.groups })).toEqual(['lamp', 'pan', 'bulb']);
  });
});

describe('The active cell of a grid', () => {
  const size = { lines: 40, places: 5, page: 12 };
  const move = (line: number, place: number, key: string, control = false) =>
    moveCell({ line, place }, key, control, size);

  it('moves by arrows and stays inside', () => {
    expect(move(3, 2, 'ArrowRight')).toEqual({ line: 3, place: 3 });
    expect(move(0, 1, 'ArrowUp')).toEqual({ line: 0, place: 1 });
    expect(move(39, 5, 'ArrowDown')).toEqual({ line: 39, place: 5 });
  });

  it('goes to the ends of a row, to the corners with control, and by pages', () => {
    expect(move(7, 3, 'End')).toEqual({ line: 7, place: 5 });
    expect(move(7, 3, 'Home', true)).toEqual({ line: 0, place: 1 });
    expect(move(7, 3, 'End', true)).toEqual({ line: 39, place: 5 });
    expect(move(35, 3, 'PageDown')).toEqual({ line: 39, place: 3 });
    expect(move(7, 3, 'a')).toBeNull();
  });
});

describe('Nested columns', () => {
  const column = (stage: string, scope: string) => ({ path: [step('STAGE', stage), step('SCOPE', scope)] });
  const { columns, columnGroups } = derivePivot(
    {
      ...{ rows: [], cells: [], rowTotals: [] },
      columns: [column('USE', '1'), column('USE', '2'), column('MATERIALS', '3')],
      columnTotals: [1, 2, 4].map((kgCo2e) => ({ kgCo2e, ...NONE })),
      columnSubtotals: {
        columns: [
          { path: [step('STAGE', 'USE')], total: { kgCo2e: 3, ...NONE } },
          { path: [step('STAGE', 'MATERIALS')], total: { kgCo2e: 4, ...NONE } },
        ],
        ...{ cells: [], groupCells: [] },
      },
    },
    ({ label }) => label,
  );
  const shownColumns = (closed: readonly string[], adds = true) =>
    nestColumns({ columns, groups: columnGroups, closed: new Set(closed), addsGroup: () => adds }).map(
      ({ kind, entry }) => `${entry.labels.join('/')}${kind === 'GROUP' ? `=${entry.total.value}` : ''}`,
    );

  it('stand behind their subtotals, and are put away with a closed one', () => {
    expect(shownColumns([])).toEqual(['USE=3', 'USE/1', 'USE/2', 'MATERIALS=4', 'MATERIALS/3']);
    expect(shownColumns(['USE'])).toEqual(['USE=3', 'MATERIALS=4', 'MATERIALS/3']);
  });

  it('that may not be added up have no subtotals', () => {
    expect(shownColumns(['USE'], false)).toEqual(['USE/1', 'USE/2', 'MATERIALS/3']);
  });
});
