import {
  createColumnHelper,
  createSortedRowModel,
  functionalUpdate,
  rowSortingFeature,
  type SortFn,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { useLanguage } from '../i18n/index.ts';
import { type Pivot, type PivotGroup, type PivotRow, type PivotShow, shownValue } from './derivePivot.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, PivotRow>();

/** Stand for the names and totals of the rows; keys of columns hold no colon, see pathKey. */
export const NAME_COLUMN = ':name';
export const TOTAL_COLUMN = ':total';

export type SortOrder = 'ascending' | 'descending' | 'none';

/** What the rows are ordered by. */
export interface PivotSort {
  /** {@link NAME_COLUMN}, {@link TOTAL_COLUMN}, or the key of a column. */
  readonly column: string;
  readonly descending: boolean;
}

/** The rows of a pivot table in the reader's order, and the means to change it. */
export interface PivotSorting {
  readonly rows: readonly PivotRow[];
  /** {@link NAME_COLUMN}, {@link TOTAL_COLUMN}, or the key of a column. */
  readonly orderOf: (column: string) => SortOrder;
  /** The next order: largest first for numbers, A first for names, then turned, then as it came. */
  readonly toggle: (column: string) => void;
  /** The same order for subtotals; null: as they came. */
  readonly compareGroups: ((a: PivotGroup, b: PivotGroup) => number) | null;
}

/**
 * Rows without a number in the chosen column come last in either order.
 *
 * @param sort `null`, or a column that is not there: the rows as they came
 */
export function usePivotSorting(
  pivot: Pivot,
  show: PivotShow,
  sort: PivotSort | null,
  onSort: (sort: PivotSort | null) => void,
): PivotSorting {
  const { locale } = useLanguage();
  const columns = useMemo(() => pivotColumns(pivot, show, locale), [pivot, show, locale]);
  const sorting = useMemo<SortingState>(() => {
    const isThere = sort !== null && columns.some(({ id }) => id === sort.column);
    return isThere ? [{ id: sort.column, desc: sort.descending }] : [];
  }, [columns, sort]);
  const table = useTable({
    features,
    columns,
    data: pivot.rows as PivotRow[],
    getRowId: ({ key }) => key,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (update) => {
      const next = functionalUpdate(update, sorting)[0];
      onSort(next === undefined ? null : { column: next.id, descending: next.desc });
    },
  });
  const sorted = table.getRowModel().rows;
  const rows = useMemo(() => sorted.map(({ original }) => original), [sorted]);
  const [order] = sorting;
  const compareGroups = useMemo(
    () => (order === undefined ? null : groupOrder(pivot, show, locale, order)),
    [pivot, show, locale, order],
  );
  return {
    rows,
    compareGroups,
    orderOf: (column) => {
      const order = table.getColumn(column)?.getIsSorted() ?? false;
      if (order === false) return 'none';
      return order === 'asc' ? 'ascending' : 'descending';
    },
    toggle: (column) => table.getColumn(column)?.toggleSorting(),
  };
}

/** Subtotals without a number come last in either order. */
function groupOrder(
  pivot: Pivot,
  show: PivotShow,
  locale: string,
  { id, desc }: SortingState[number],
): (a: PivotGroup, b: PivotGroup) => number {
  const sign = desc ? -1 : 1;
  if (id === NAME_COLUMN) {
    const collator = new Intl.Collator(locale, { numeric: true });
    return (a, b) => sign * collator.compare(a.labels.at(-1) ?? '', b.labels.at(-1) ?? '');
  }
  const column = pivot.columns.findIndex(({ key }) => key === id);
  const isGroup = pivot.columnGroups.has(id);
  const figureOf = (group: PivotGroup): number | null =>
    id === TOTAL_COLUMN
      ? group.total.value
      : shownValue(isGroup ? group.groupCells.get(id) : group.cells.get(column), show);
  return (a, b) => {
    const [left, right] = [figureOf(a), figureOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  };
}

function pivotColumns(pivot: Pivot, show: PivotShow, locale: string) {
  const collator = new Intl.Collator(locale, { numeric: true });
  const byName: SortFn<typeof features, PivotRow> = (a, b, id) =>
    collator.compare(a.getValue<string>(id), b.getValue<string>(id));
  const byNumber: SortFn<typeof features, PivotRow> = (a, b, id) =>
    a.getValue<number>(id) - b.getValue<number>(id);
  const numeric = { sortFn: byNumber, sortUndefined: 'last', sortDescFirst: true } as const;
  return helper.columns([
    helper.accessor(({ labels }) => labels.join(' / '), {
      id: NAME_COLUMN,
      sortFn: byName,
      sortDescFirst: false,
    }),
    helper.accessor(({ total }) => total.value ?? undefined, { id: TOTAL_COLUMN, ...numeric }),
    ...[...pivot.columnGroups.keys()].map((key) =>
      helper.accessor(({ groupCells }) => shownValue(groupCells.get(key), show) ?? undefined, {
        id: key,
        ...numeric,
      }),
    ),
    ...pivot.columns.map(({ key }, index) =>
      helper.accessor(({ cells }) => shownValue(cells.get(index), show) ?? undefined, {
        id: key,
        ...numeric,
      }),
    ),
  ]);
}
