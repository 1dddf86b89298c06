import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatFull, formatKg, formatShareDelta } from '../../lib/format.ts';
import { StageBar } from '../../ui/index.ts';
import { massOn, relativeChange } from './basis.ts';
import type { Column, Overview, PreviewAnswers } from './preview/previewTypes.ts';
import styles from './Summary.module.css';

export interface SummaryProps {
  readonly preview: PreviewAnswers['preview'] | null;
  readonly overview: Overview;
  /** Whether the API has been asked and gave the same number. */
  readonly isConfirmed: boolean;
}

/** Before and after in large figures and as bars of stages on one scale; follows every step of a drag. */
export function Summary({ preview, overview, isConfirmed }: SummaryProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { perKg, unit } = massOn(overview.basis);
  const [base, draft] = preview?.columns ?? [];
  const before = base?.totalKgCo2e ?? null;
  const after = draft?.totalKgCo2e ?? null;
  const change = relativeChange(before, after);
  const largest = Math.max(sizeOf(base), sizeOf(draft), Number.MIN_VALUE);
  const difference = before === null || after === null ? null : (after - before) * perKg;
  const written = (kg: number | null): string => formatKg(kg === null ? null : kg * perKg, locale);
  return (
    <section className={styles.summary} aria-label={t('scenarios.after')}>
      <div className={styles.figures}>
        <p className={styles.before}>
          <span className={styles.term}>{t('scenarios.before')}</span>
          <span>{written(before)}</span>
        </p>
        <span className={styles.arrow} aria-hidden="true">
          →
        </span>
        <p className={styles.after} aria-live="polite">
          <span className={styles.term}>{t('scenarios.after')}</span>
          <strong
            data-testid="preview-total"
            data-value={after ?? ''}
            title={after === null ? t('ui.missing') : formatFull(after, locale)}
          >
            {written(after)}
          </strong>
          <span className={styles.unit}>{t(`scenarios.${unit}`)}</span>
        </p>
        <p className={styles.delta} data-sign={Math.sign(change ?? 0)}>
          <strong>
            {change === null || change === 0 ? t('scenarios.noChange') : formatShareDelta(change, locale)}
          </strong>
          {difference !== null && difference !== 0 && <span>{formatDelta(difference, locale)}</span>}
        </p>
      </div>
      <div className={styles.bars}>
        {[base, draft].map(
          (column, place) =>
            column && (
              <div
                key={place === 0 ? 'before' : 'after'}
                style={{ width: `${(100 * sizeOf(column)) / largest}%` }}
              >
                <StageBar stages={column.stages} size="large" />
              </div>
            ),
        )}
      </div>
      <p className={styles.notes}>
        {preview && (
          <span>{t('scenarios.calculated', { time: milliseconds(preview.milliseconds, locale) })}</span>
        )}
        {isConfirmed && <span className={styles.confirmed}>✓ {t('scenarios.confirmed')}</span>}
        {draft !== undefined && draft.gaps > 0 && (
          <span className={styles.gaps}>{t('scenarios.gaps', { count: draft.gaps })}</span>
        )}
        {overview.withoutVolume.length > 0 && overview.basis === 'ANNUAL_VOLUME' && (
          <span className={styles.gaps}>
            {t('scenarios.withoutVolume', { count: overview.withoutVolume.length })}
          </span>
        )}
      </p>
    </section>
  );
}

/** Length of a bar whose parts are as long as they are large, whatever their sign. */
function sizeOf(column: Column | undefined): number {
  return (column?.stages ?? []).reduce(
    (sum, { stage, kgCo2e }) => (stage === 'BEYOND_BOUNDARY' ? sum : sum + Math.abs(kgCo2e ?? 0)),
    0,
  );
}

function milliseconds(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'millisecond',
    maximumSignificantDigits: 2,
  }).format(value);
}
