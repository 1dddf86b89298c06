import { useTranslation } from 'react-i18next';
import { refusalWords } from '../../lib/refusalWords.ts';
import styles from './Refusals.module.css';

export interface RefusalsProps {
  readonly refusals: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
  readonly title?: string;
}

/** What was refused, why, and what to do. */
export function Refusals({ refusals, title }: RefusalsProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.refusals}>
      <strong>{title ?? t('scenarios.failed')}</strong>
      <ul>
        {refusals.map((refusal) => {
          const { message, remedy } = refusalWords(refusal);
          return (
            <li key={`${refusal.field} ${refusal.code} ${message}`}>
              {message} {remedy} <code>{refusal.code}</code>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
