import type { ReactNode } from 'react';
import { ScrollRegion } from './ScrollRegion.tsx';
import styles from './Table.module.css';

export interface TableProps {
  /** What it is a table of, for screen readers. */
  readonly label: string;
  /** `small` for many figures beside each other. */
  readonly size?: 'normal' | 'small';
  /** For what only this table has; its rules go before those of the table. */
  readonly className?: string | undefined;
  /** Caption, head, body and foot; cells with numbers say `data-number`. */
  readonly children: ReactNode;
}

/** A table that scrolls inside of itself, by keyboard too, so that the page never scrolls sideways. */
export function Table({ label, size = 'normal', className, children }: TableProps) {
  return (
    <ScrollRegion label={label}>
      <table className={[styles.table, className].filter(Boolean).join(' ')} data-size={size}>
        {children}
      </table>
    </ScrollRegion>
  );
}
