import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import type { Run } from './draft.ts';
import styles from './Query.module.css';

/** What the last operation cost, and how much is left. */
export function RunCost({ run }: { readonly run: Run | null }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const count = (value: number): string => formatCount(Math.round(value), locale);
  if (run === null) return <p className={styles.cost}>{t('query.costHint')}</p>;
  const { cost, left, totalMs, bytes } = run;
  return (
    <p className={styles.cost} role="status">
      {cost && (
        <span data-testid="cost">
          {t('query.cost', {
            complexity: count(cost.complexity),
            max: count(cost.maxComplexity),
          })}
        </span>
      )}
      <span>
        {cost
          ? t('query.time', { server: count(cost.durationMs), total: count(totalMs) })
          : t('query.timeHere', { total: count(totalMs) })}
      </span>
      <span>{t('query.bytes', { bytes: count(bytes) })}</span>
      <span>
        {left
          ? t('query.left', {
              remaining: count(left.remaining),
              limit: count(left.limit),
              seconds: count(left.resetSeconds),
            })
          : t('query.notCounted')}
      </span>
    </p>
  );
}
