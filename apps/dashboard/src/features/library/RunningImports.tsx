import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatShare } from '../../lib/format.ts';
import styles from './LibraryPage.module.css';
import { RunningImportsQuery } from './libraryQueries.ts';
import { remainingTime } from './remainingTime.ts';

export interface RunningImportsProps {
  /** Whether this page has an import under way; then it looks again even if none was found yet. */
  readonly isWaiting: boolean;
}

const EVERY_MS = 1_000;

/** Imports that are being read now, by anybody, with their rate and the time they still take. */
export function RunningImports({ isWaiting }: RunningImportsProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }, ask] = useQuery({ query: RunningImportsQuery, requestPolicy: 'cache-and-network' });
  const running = data?.factorReleases ?? [];
  const isLooking = isWaiting || running.length > 0;
  useEffect(() => {
    if (!isLooking) return;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), EVERY_MS);
    return () => clearInterval(timer);
  }, [isLooking, ask]);
  if (running.length === 0) return null;
  return (
    <ul className={styles.running} aria-label={t('library.running')}>
      {running.map(({ id, source, progress }) => {
        const left = remainingTime(progress?.secondsLeft ?? null);
        return (
          <li key={id}>
            <span>{nameOf(source)}</span>
            <progress max={1} value={progress?.share ?? 0} aria-label={nameOf(source)} />
            <span className={styles.hint}>
              {progress?.phase === 'COMPARING'
                ? t('library.comparing', { rows: formatCount(progress.rows, locale) })
                : [
                    formatShare(progress?.share ?? 0, locale),
                    t('library.rowsSoFar', { rows: formatCount(progress?.rows ?? 0, locale) }),
                    t('library.rate', {
                      rows: formatCount(Math.round(progress?.rowsPerSecond ?? 0), locale),
                    }),
                    left && t(`library.left.${left.unit}`, { count: left.count }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
