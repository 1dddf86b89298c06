import type { ReactNode } from 'react';
import styles from './Stack.module.css';

export interface StackProps {
  /** `article` for a text that stands for itself. */
  readonly as?: 'div' | 'article';
  readonly children: ReactNode;
}

/** The parts of a page, or of one of its sheets, below each other; none is wider than what holds them. */
export function Stack({ as: Element = 'div', children }: StackProps) {
  return <Element className={styles.stack}>{children}</Element>;
}
