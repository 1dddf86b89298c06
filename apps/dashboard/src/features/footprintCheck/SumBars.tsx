import type { FigureSum } from '@cradle/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Card } from '../../ui/index.ts';
import styles from './SumBars.module.css';

const COLOURS: Readonly<Record<string, string>> = {
  fossil: 'var(--series-8)',
  landUseChange: 'var(--series-2)',
  landManagementCo2: 'var(--series-5)',
  biogenicNonCo2: 'var(--series-3)',
  biogenicNet: 'var(--series-3)',
  biogenicUptake: 'var(--series-6)',
  landManagementRemovals: 'var(--series-1)',
  technologicalRemovals: 'var(--series-4)',
  captureAndStorage: 'var(--series-7)',
};

/** Each total beside what its parts add up to: what lowers it to the left of the line, what raises it to the right. */
export function SumBars({ sums }: { readonly sums: readonly FigureSum[] }) {
  const { t } = useTranslation();
  if (sums.length === 0) return null;
  return (
    <Card title={t('footprintCheck.sums')} subtitle={t('footprintCheck.sumsHint')}>
      <ul className={styles.sums}>
        {sums.map((sum) => (
          <SumBar key={`${sum.stage} ${sum.total}`} sum={sum} />
        ))}
      </ul>
    </Card>
  );
}

function SumBar({ sum }: { readonly sum: FigureSum }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const digits = (value: string) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(Number(value));
  const parts = sum.parts.map(({ figure, value }) => ({ figure, value: Number(value) }));
  const raised = total(parts.map(({ value }) => Math.max(value, 0)));
  const lowered = total(parts.map(({ value }) => Math.max(-value, 0)));
  const stated = sum.stated === null ? 0 : Number(sum.stated);
  const left = Math.max(lowered, -stated);
  const width = left + Math.max(raised, stated) || 1;
  const at = (value: number) => `${(100 * value) / width}%`;
  let [right, down] = [left, left];
  return (
    <li className={styles.sum}>
      <p className={styles.head}>
        <span>{sum.stage === 'PACKAGING' ? t('footprintCheck.stages.PACKAGING') : sum.stage}</span>
        <strong>{t(`footprintCheck.figures.${sum.total}`)}</strong>
        {sum.closes !== null && (
          <Badge tone={sum.closes ? 'good' : 'warning'}>
            {t(sum.closes ? 'footprintCheck.closes' : 'footprintCheck.open')}
          </Badge>
        )}
      </p>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ figure, value }) => {
          if (value < 0) down += value;
          const start = value < 0 ? down : right;
          if (value > 0) right += value;
          return (
            <span
              key={figure}
              style={{ left: at(start), width: at(Math.abs(value)), background: COLOURS[figure] }}
            />
          );
        })}
        <i style={{ left: at(left) }} className={styles.zero} />
        {sum.stated !== null && <i style={{ left: at(left + stated) }} className={styles.stated} />}
      </div>
      <ul className={styles.parts}>
        {sum.parts.map(({ figure, value }) => (
          <li key={figure}>
            <i style={{ background: COLOURS[figure] }} aria-hidden="true" />
            {t(`footprintCheck.figures.${figure}`)} {digits(value)}
          </li>
        ))}
      </ul>
      <p>
        {t('footprintCheck.sumIs', { sum: digits(sum.sum) })}{' '}
        {sum.stated === null
          ? t('footprintCheck.notStated')
          : t('footprintCheck.statedIs', { stated: digits(sum.stated) })}
      </p>
    </li>
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
