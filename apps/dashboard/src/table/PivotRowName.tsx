import type { CSSProperties, ReactNode } from 'react';
import { Icon } from '../ui/index.ts';
import type { PivotEntry } from './derivePivot.ts';
import type { PivotLine } from './nestRows.ts';
import styles from './PivotTable.module.css';
import type { PivotTexts } from './usePivotTexts.ts';

export interface PivotRowNameProps {
  /** Of the cell that keys move from; undefined for all others. */
  readonly activeId: string | undefined;
  readonly line: PivotLine;
  readonly converted: boolean;
  readonly texts: PivotTexts;
  readonly renderName: (row: PivotEntry) => ReactNode;
  readonly onToggle: (key: string) => void;
}

/** The name of a row, or of a group with a button that puts its rows away. */
export function PivotRowName({ activeId, line, converted, texts, renderName, onToggle }: PivotRowNameProps) {
  const { row, depth } = line;
  return (
    <th
      id={activeId}
      scope="row"
      className={styles.name}
      aria-colindex={1}
      title={row.labels.join(' / ')}
      data-active={activeId === undefined ? undefined : true}
      style={{ '--depth': depth } as CSSProperties}
    >
      {line.kind === 'GROUP' && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          data-open={line.open}
          aria-label={texts.fold(line.open, row.labels.at(-1) ?? '')}
          onClick={() => onToggle(row.key)}
        >
          <Icon name="chevron" />
        </button>
      )}
      {renderName(row)}
      {converted && (
        <span className={styles.converted} title={texts.converted}>
          <Icon name="converted" />
          <span className="visually-hidden">{texts.converted}</span>
        </span>
      )}
      {line.kind === 'GROUP' && <span className={styles.size}>{line.size}</span>}
    </th>
  );
}
