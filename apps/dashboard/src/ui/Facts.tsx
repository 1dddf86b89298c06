import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface FactsProps {
  /** Term and what is said about it; facts whose value is null, undefined, false or '' are left out. */
  readonly facts: readonly (readonly [term: string, value: ReactNode])[];
  /** For terms that are sentences: half of the room is theirs. */
  readonly wide?: boolean;
}

/** Terms and values under each other, in two columns. */
export function Facts({ facts, wide = false }: FactsProps) {
  return (
    <dl className={styles.facts} data-wide={wide}>
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
