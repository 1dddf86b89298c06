import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface FactsProps {
  /** Term and what is said about it; facts whose value is null, undefined, false or '' are left out. */
  readonly facts: readonly (readonly [term: string, value: ReactNode])[];
}

/** Terms and values under each other, in two columns. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([term, value]) => (
          <div key={term} className={styles.fact}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
