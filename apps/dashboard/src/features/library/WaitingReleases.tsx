import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Button, Card } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';
import { WaitingReleasesQuery } from './libraryQueries.ts';

/** Releases that were read while nobody was on this page, or were left undecided. */
export function WaitingReleases({ onOpen }: { readonly onOpen: (release: StagedReleaseFragment) => void }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: WaitingReleasesQuery, requestPolicy: 'cache-and-network' });
  const waiting = data?.factorReleases ?? [];
  if (waiting.length === 0) return null;
  return (
    <Card title={t('library.waiting')} subtitle={t('library.waitingHint')}>
      <ul className={styles.running}>
        {waiting.map((release) => (
          <li key={release.id}>
            <span>
              {nameOf(release.source)} {release.version}
            </span>
            <span className={styles.hint}>
              {t('library.waitingFactors', { factors: formatCount(release.counts?.factors ?? 0, locale) })}
            </span>
            <Button onClick={() => onOpen(release)}>{t('library.lookThrough')}</Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
