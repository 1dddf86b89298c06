import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/index.ts';
import type { PivotEntry } from './derivePivot.ts';
import type { PivotLine } from './nestRows.ts';
import styles from './PivotTable.module.css';

export interface PivotRowNameProps {
  readonly id: string;
  readonly line: PivotLine;
  readonly active: boolean;
  readonly converted: boolean;
  readonly renderName: (row: PivotEntry) => ReactNode;
  readonly onToggle: (key: string) => void;
}

/** The name of a row, or of a group with a button that puts its rows away. */
export function PivotRowName({ id, line, active, converted, renderName, onToggle }: PivotRowNameProps) {
  const { t } = useTranslation();
  const { row, depth } = line;
  return (
    <th
      id={id}
      scope="row"
      className={styles.name}
      aria-colindex={1}
      title={row.labels.join(' / ')}
      data-active={active || undefined}
      style={{ '--depth': depth } as CSSProperties}
    >
      {line.kind === 'GROUP' && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          data-open={line.open}
          aria-label={t(line.open ? 'pivot.close' : 'pivot.open', { name: row.labels.at(-1) ?? '' })}
          onClick={() => onToggle(row.key)}
        >
          <Icon name="chevron" />
        </button>
      )}
      {renderName(row)}
      {converted && (
        <span className={styles.converted} title={t('pivot.converted')}>
          <Icon name="converted" />
          <span className="visually-hidden">{t('pivot.converted')}</span>
        </span>
      )}
      {line.kind === 'GROUP' && <span className={styles.size}>{line.size}</span>}
    </th>
  );
}
