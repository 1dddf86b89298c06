import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/index.ts';
import styles from './PivotTable.module.css';
import type { PivotSorting } from './usePivotSorting.ts';

export interface PivotHeadProps {
  /** The outermost dimension first. */
  readonly labels: readonly string[];
  /** `NAME_COLUMN`, `TOTAL_COLUMN`, or the key of a column. */
  readonly column: string;
  readonly position: number;
  readonly sorting: PivotSorting;
  readonly baseline?: boolean;
  readonly className?: string | undefined;
}

/** The head of a column: a button that orders the rows by it. */
export function PivotHead({
  labels,
  column,
  position,
  sorting,
  baseline = false,
  className,
}: PivotHeadProps) {
  const { t } = useTranslation();
  const order = sorting.orderOf(column);
  const outer = labels.slice(0, -1).join(' / ');
  return (
    <th
      scope="col"
      className={[styles.head, className].filter(Boolean).join(' ')}
      aria-colindex={position}
      aria-sort={order}
      data-baseline={baseline || undefined}
    >
      <button
        type="button"
        className={styles.sort}
        title={labels.join(' / ')}
        onClick={() => sorting.toggle(column)}
      >
        <span className={styles.labels}>
          {outer !== '' && <span className={styles.outer}>{outer}</span>}
          <span className={styles.label}>{labels.at(-1) ?? t('pivot.total')}</span>
          {baseline && <span className={styles.baseline}>{t('pivot.baseline')}</span>}
        </span>
        {order !== 'none' && <Icon name={order === 'ascending' ? 'up' : 'down'} />}
      </button>
    </th>
  );
}
