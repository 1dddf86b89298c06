import { describe, expect, it } from 'vitest';
import type { PivotStep } from '../../table/index.ts';
import { moveDimension } from './changeView.ts';
import { type ComparisonView, START_VIEW } from './comparisonView.ts';
import { remedyOf } from './remedyOf.ts';
import { placeAfterKey } from './shelfKeys.ts';
import { canNarrow, narrowTo, splitCell, splitsOf } from './splitCell.ts';
import { toComparisonInput } from './toComparisonInput.ts';
import { remember, type ViewHistory } from './useViewHistory.ts';
import { comparisonAddress, readComparisonView } from './viewAddress.ts';

const read = (address: string) => readComparisonView(new URLSearchParams(address.split('?')[1] ?? ''));
const step = (dimension: string, id: string): PivotStep => ({ dimension, id, label: id, labelZh: id });

describe('The address of a view', () => {
  const full: ComparisonView = {
    ...START_VIEW,
    rows: ['PRODUCT_CATEGORY', 'PRODUCT'],
    columns: ['STAGE'],
    filters: [
      { dimension: 'SUPPLIER', mode: 'include', members: ['-', 'U3VwcGxpZXI6YQ=='] },
      { dimension: 'REGION', mode: 'exclude', members: ['-', 'CN'] },
    ],
    measure: 'AVIATION',
    basis: 'REVENUE',
    gwpSet: 'AR5',
    largestRows: 10,
    largestColumns: 3,
  };

  it('says everything and is read back the same', () => {
    expect(read(comparisonAddress(full))).toEqual({ view: full, notices: [] });
    expect(read(comparisonAddress(START_VIEW)).view).toEqual(START_VIEW);
  });

  it('names what it cannot use and shows the rest', () => {
    const { view, notices } = read('/compare?top=0&topColumns=4&gwp=AR7');
    expect(view.largestRows).toBeNull();
    expect(view.largestColumns).toBe(4);
    expect(notices.map(({ parameter }) => parameter).sort()).toEqual(['gwp', 'top']);
  });

  it('asks the API for limits and set only where they are chosen', () => {
    expect(toComparisonInput(full, [])).toMatchObject({ gwpSet: 'AR5', largestRows: 10, largestColumns: 3 });
    expect(toComparisonInput(START_VIEW, [])).toEqual({
      rows: ['PRODUCT'],
      columns: ['STAGE'],
      measure: 'TOTAL',
      basis: 'DECLARED_UNIT',
    });
  });
});

describe('A cell split by another dimension', () => {
  const path = [step('PRODUCT', 'p1'), step('SCENARIO', 's1'), step('STAGE', 'USE')];

  it('keeps only what the cell is about, so that the total of the table is the cell', () => {
    const split = splitCell({ ...START_VIEW, baseline: ['USE'], largestRows: 5 }, path, 'PROCESS');
    expect(split).toMatchObject({
      rows: ['PROCESS'],
      columns: [],
      products: ['p1'],
      scenarios: ['s1'],
      filters: [{ dimension: 'STAGE', mode: 'include', members: ['USE'] }],
      baseline: null,
      largestRows: null,
    });
  });

  it('offers the dimensions it does not stand for already', () => {
    expect(splitsOf(path)).not.toContain('STAGE');
    expect(splitsOf(path)).toContain('SUPPLIER');
  });

  it('of the base case asks for no scenario, and other is nothing a filter can say', () => {
    expect(narrowTo(START_VIEW, [step('SCENARIO', 'BASE')]).scenarios).toEqual([]);
    expect(canNarrow([step('PRODUCT', '*')])).toBe(false);
  });
});

describe('Undo and redo', () => {
  const start: ViewHistory = { past: [], present: 'a', future: [] };
  const walk = (...addresses: string[]) => addresses.reduce(remember, start);

  it('go back and forth along what was shown', () => {
    expect(walk('b', 'c', 'b')).toEqual({ past: ['a'], present: 'b', future: ['c'] });
    expect(walk('b', 'c', 'b', 'c')).toEqual({ past: ['a', 'b'], present: 'c', future: [] });
  });

  it('forget what would come again once something new is shown', () => {
    expect(walk('b', 'c', 'b', 'd')).toEqual({ past: ['a', 'b'], present: 'd', future: [] });
  });

  it('do not count what is shown already', () => {
    expect(walk('a')).toBe(start);
  });
});

describe('What removes a finding', () => {
  it('of different boundaries keeps the stages all have, and once kept shows all again', () => {
    const shared = remedyOf('K-02', 'WARNING', START_VIEW, ['MATERIALS', 'PRODUCTION'])!;
    expect(shared.view.filters).toEqual([
      { dimension: 'STAGE', mode: 'include', members: ['MATERIALS', 'PRODUCTION'] },
    ]);
    expect(remedyOf('K-02', 'CONVERTED', shared.view, ['MATERIALS'])!.view.filters).toEqual([]);
    expect(remedyOf('K-02', 'WARNING', START_VIEW, [])).toBeNull();
  });

  it('of different GWP sets characterises with one', () => {
    const one = remedyOf('K-05', 'WARNING', START_VIEW, [])!;
    expect(one.view.gwpSet).toBe('AR6');
    expect(remedyOf('K-05', 'WARNING', one.view, [])).toBeNull();
    expect(remedyOf('K-05', 'CONVERTED', one.view, [])!.view.gwpSet).toBeNull();
  });

  it('of pieces compares per kilogram, unless that is done', () => {
    expect(remedyOf('K-01', 'INFO', START_VIEW, [])!.view.basis).toBe('KILOGRAM');
    expect(remedyOf('K-01', 'WARNING', { ...START_VIEW, basis: 'KILOGRAM' }, [])).toBeNull();
    expect(remedyOf('K-09', 'WARNING', START_VIEW, [])).toBeNull();
  });
});

describe('A dimension on the shelves', () => {
  const view: ComparisonView = {
    ...START_VIEW,
    rows: ['PRODUCT', 'PROCESS'],
    columns: ['STAGE'],
    baseline: ['USE'],
  };
  const axes = ({ rows, columns }: ComparisonView) => [rows.join(), columns.join()];

  it('goes where it is put, and takes the baseline of other columns with it', () => {
    const moved = moveDimension(view, 'PROCESS', { shelf: 'columns', index: 0 });
    expect(axes(moved)).toEqual(['PRODUCT', 'PROCESS,STAGE']);
    expect(moved.baseline).toBeNull();
    expect(axes(moveDimension(view, 'PROCESS', { shelf: 'rows', index: 0 }))).toEqual([
      'PROCESS,PRODUCT',
      'STAGE',
    ]);
    expect(axes(moveDimension(view, 'REGION', { shelf: 'rows', index: 1 }))).toEqual([
      'PRODUCT,REGION,PROCESS',
      'STAGE',
    ]);
    expect(axes(moveDimension(view, 'PROCESS', { shelf: 'filters' }))).toEqual(['PRODUCT', 'STAGE']);
  });

  it('that is the last row is exchanged for the first column; without one it stays', () => {
    const one: ComparisonView = { ...START_VIEW, columns: ['STAGE', 'GAS'] };
    expect(axes(moveDimension(one, 'PRODUCT', { shelf: 'columns', index: 2 }))).toEqual([
      'STAGE',
      'GAS,PRODUCT',
    ]);
    const alone: ComparisonView = { ...START_VIEW, columns: [] };
    expect(moveDimension(alone, 'PRODUCT', { shelf: 'columns', index: 0 })).toBe(alone);
    expect(moveDimension(alone, 'PRODUCT', { shelf: 'filters' })).toBe(alone);
  });

  it('is moved by arrow keys: along its axis, and to the next shelf', () => {
    const press = (key: string, dimension: 'PRODUCT' | 'PROCESS' | 'STAGE') => {
      const place = placeAfterKey(view, dimension, key);
      return place === null ? null : axes(moveDimension(view, dimension, place));
    };
    expect(press('ArrowRight', 'PRODUCT')).toEqual(['PROCESS,PRODUCT', 'STAGE']);
    expect(press('ArrowLeft', 'PROCESS')).toEqual(['PROCESS,PRODUCT', 'STAGE']);
    expect(press('ArrowLeft', 'PRODUCT')).toBeNull();
    expect(press('ArrowDown', 'PROCESS')).toEqual(['PRODUCT', 'STAGE,PROCESS']);
    expect(press('ArrowUp', 'STAGE')).toEqual(['PRODUCT,PROCESS,STAGE', '']);
    expect(press('ArrowUp', 'PRODUCT')).toBeNull();
  });
});
