import type { ReactNode } from 'react';
import styles from './Badge.module.css';

export interface BadgeProps {
  readonly tone?: 'neutral' | 'good' | 'warning' | 'danger' | 'info';
  readonly title?: string;
  readonly children: ReactNode;
}

/** One word about a thing. The tone never says anything the word does not. */
export function Badge({ tone = 'neutral', title, children }: BadgeProps) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`} title={title}>
      {children}
    </span>
  );
}
