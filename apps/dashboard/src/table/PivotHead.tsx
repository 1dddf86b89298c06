import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/index.ts';
import styles from './PivotTable.module.css';
import type { PivotSorting } from './usePivotSorting.ts';

/** What puts the columns or rows away that something stands for. */
export interface Fold {
  readonly open: boolean;
  readonly label: string;
  readonly onToggle: () => void;
}

export interface PivotHeadProps {
  /** The outermost dimension first. */
  readonly labels: readonly string[];
  /** `NAME_COLUMN`, `TOTAL_COLUMN`, or the key of a column. */
  readonly column: string;
  readonly position: number;
  readonly sorting: PivotSorting;
  readonly baseline?: boolean;
  /** Whether figures of the column were converted. */
  readonly converted?: boolean;
  /** Given: it holds others, which it puts away and brings back. */
  readonly fold?: Fold | undefined;
  readonly className?: string | undefined;
}

/** The head of a column: a button that orders the rows by it. */
export function PivotHead({
  labels,
  column,
  position,
  sorting,
  baseline = false,
  converted = false,
  fold,
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
      data-group={fold !== undefined || undefined}
    >
      {fold && (
        <button
          type="button"
          className={styles.fold}
          data-open={fold.open}
          aria-expanded={fold.open}
          aria-label={fold.label}
          title={fold.label}
          onClick={fold.onToggle}
        >
          <Icon name="chevron" />
        </button>
      )}
      <button
        type="button"
        className={styles.sort}
        title={labels.join(' / ')}
        onClick={() => sorting.toggle(column)}
      >
        <span className={styles.labels}>
          {outer !== '' && <span className={styles.outer}>{outer}</span>}
          <span className={styles.label}>
            {labels.at(-1) ?? t('pivot.total')}
            {converted && (
              <span className={styles.converted} title={t('pivot.converted')}>
                <Icon name="converted" />
                <span className="visually-hidden">{t('pivot.converted')}</span>
              </span>
            )}
          </span>
          {baseline && <span className={styles.baseline}>{t('pivot.baseline')}</span>}
        </span>
        {order !== 'none' && <Icon name={order === 'ascending' ? 'up' : 'down'} />}
      </button>
    </th>
  );
}
