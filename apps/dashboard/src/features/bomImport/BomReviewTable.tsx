import {
  createColumnHelper,
  createSortedRowModel,
  functionalUpdate,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/index.ts';
import styles from './BomImport.module.css';
import { BomReviewRow } from './BomReviewRow.tsx';
import type { Choice, ReviewLine } from './bomReview.ts';

export interface BomReviewTableProps {
  readonly lines: readonly ReviewLine[];
  readonly refusals: ReadonlyMap<number, string>;
  readonly onChoose: (row: number, choice: Choice) => void;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, ReviewLine>();
/** What needs somebody comes first; among equals as in the file. */
const FIRST_SORTING: SortingState = [{ id: 'state', desc: false }];
const COLUMNS = helper.columns([
  helper.accessor(({ row }) => row.row, { id: 'row' }),
  helper.accessor(({ row }) => row.name.toLowerCase(), { id: 'name' }),
  helper.accessor(({ row, choice }) => choice.amount ?? row.amount ?? undefined, {
    id: 'amount',
    enableSorting: false,
  }),
  helper.accessor(({ score }) => score, { id: 'factor', sortDescFirst: true }),
  helper.accessor(({ rank }) => rank, { id: 'state' }),
]);
const HEADS = ['row', 'name', 'amount', 'factor', 'state'] as const;

/** Beyond so many lines only those in sight are in the document. */
const VIRTUAL_FROM = 200;
const ROW_HEIGHT = 76;
const COMMON_UNITS = [
  'kg',
  'g',
  't',
  'piece',
  'pair',
  'm',
  'm2',
  'm3',
  'l',
  'kWh',
  'MJ',
  'tkm',
  'CNY',
  'USD',
];

/** Every line with its proposal, to be looked through; sorted by what needs somebody, by row, name or score. */
export function BomReviewTable({ lines, refusals, onChoose }: BomReviewTableProps) {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<SortingState>(FIRST_SORTING);
  const table = useReviewTable(lines, sorting, setSorting);
  const sorted = table.getRowModel().rows;
  const scroller = useRef<HTMLElement>(null);
  const isVirtual = sorted.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    enabled: isVirtual,
  });
  const seen = virtual.getVirtualItems();
  const indexes = useMemo(
    () => (isVirtual ? seen.map(({ index }) => index) : sorted.map((_row, index) => index)),
    [isVirtual, seen, sorted],
  );
  const above = isVirtual ? (seen[0]?.start ?? 0) : 0;
  const below = isVirtual ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0;
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
      tabIndex={0}
      aria-label={t('bom.table')}
    >
      <datalist id="bom-units">
        {COMMON_UNITS.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <table className={styles.table} aria-rowcount={sorted.length + 1}>
        <caption className="visually-hidden">{t('bom.table')}</caption>
        <Head table={table} />
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {indexes.map((index) => {
            const line = sorted[index]?.original;
            if (!line) return null;
            return (
              <BomReviewRow
                key={line.row.row}
                line={line}
                index={index}
                refusal={refusals.get(line.row.row) ?? ''}
                onChoose={onChoose}
                measure={isVirtual ? virtual.measureElement : undefined}
              />
            );
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

type SetSorting = (update: (before: SortingState) => SortingState) => void;

function useReviewTable(lines: readonly ReviewLine[], sorting: SortingState, setSorting: SetSorting) {
  return useTable({
    features,
    columns: COLUMNS,
    data: lines as ReviewLine[],
    getRowId: ({ row }) => String(row.row),
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (update) => setSorting((before) => functionalUpdate(update, before)),
  });
}

/** Headings that sort, and say how. */
function Head({ table }: { readonly table: ReturnType<typeof useReviewTable> }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {HEADS.map((id) => {
          const column = table.getColumn(id);
          const order = column?.getIsSorted() ?? false;
          const name = t(`bom.heads.${id}`);
          return (
            <th key={id} scope="col" aria-sort={order === false ? 'none' : `${order}ending`}>
              {column?.getCanSort() ? (
                <button type="button" className={styles.sort} onClick={() => column.toggleSorting()}>
                  {name}
                  {order !== false && <Icon name={order === 'desc' ? 'down' : 'up'} />}
                </button>
              ) : (
                name
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
