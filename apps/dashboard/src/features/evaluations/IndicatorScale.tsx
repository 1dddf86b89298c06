import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount } from '../../lib/format.ts';
import styles from './Evaluations.module.css';
import { placeOnScale, type RulesNode } from './evaluationView.ts';
import { useValueText } from './useValueText.ts';

export interface IndicatorScaleProps {
  readonly node: RulesNode;
  readonly value: number | null;
}

/** A value between the benchmark on the left, which scores nothing, and the leading value on the right. */
export function IndicatorScale({ node, value }: IndicatorScaleProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const valueText = useValueText();
  const { kind, benchmark, leading } = node;
  if (kind === 'BOOLEAN' || kind === 'LEVEL') return null;
  if (benchmark == null || leading == null)
    return <span className={styles.warning}>{t('evaluations.gap.BENCHMARK_NOT_SET')}</span>;
  const place = value === null ? null : 100 * placeOnScale(value, benchmark, leading);
  return (
    <span
      className={styles.scale}
      role="img"
      aria-label={t('evaluations.scaleText', {
        value: valueText(node, value),
        benchmark: formatAmount(benchmark, locale),
        leading: formatAmount(leading, locale),
      })}
    >
      <span className={styles.scaleTrack}>
        {place !== null && <span className={styles.scaleFill} style={{ width: `${place}%` }} />}
        {place !== null && <span className={styles.scaleMark} style={{ left: `${place}%` }} />}
      </span>
      <span className={styles.scaleEnds}>
        <span>{formatAmount(benchmark, locale)}</span>
        <span>{formatAmount(leading, locale)}</span>
      </span>
    </span>
  );
}
