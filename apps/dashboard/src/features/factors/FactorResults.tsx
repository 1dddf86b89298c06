import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { FactorFactsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Button, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import styles from './FactorResults.module.css';
import { FactorRow } from './FactorRow.tsx';
import { FactorPageQuery } from './factorQueries.ts';
import { type FactorView, hasFilters, toFactorVariables } from './factorView.ts';

export interface FactorResultsProps {
  readonly view: FactorView;
  readonly onOpen: (factor: FactorFactsFragment) => void;
}

const PAGE_SIZE = 50;

/** What was found, best first; further pages come below on demand. */
export function FactorResults({ view, onOpen }: FactorResultsProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [{ data, error }, ask] = useFactorPage(view, cursors.at(-1) ?? null);
  const [{ data: first }] = useFactorPage(view, null);
  const total = first?.factors.totalCount;
  const next = data?.factors.pageInfo.hasNextPage ? data.factors.pageInfo.endCursor : null;

  if (total === 0) return <NothingFound view={view} />;
  return (
    <>
      {total !== undefined && (
        <>
          <p className={styles.count} role="status">
            {t('factors.count', { count: total, shown: formatCount(total, locale) })}
          </p>
          <Relaxed relaxed={first?.factors.relaxed ?? []} />
          <table className={styles.table}>
            <caption className="visually-hidden">{t('factors.results')}</caption>
            <FactorHead />
            {cursors.map((after) => (
              <FactorRows key={after ?? 'first'} view={view} after={after} onOpen={onOpen} />
            ))}
          </table>
        </>
      )}
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2.25rem" lines={10} />}
      {next != null && (
        <p className={styles.more}>
          <Button onClick={() => setCursors([...cursors, next])}>{t('ui.more')}</Button>
        </p>
      )}
    </>
  );
}

/** What the search gave up so that there is an answer at all. */
function Relaxed({ relaxed }: { readonly relaxed: readonly string[] }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (relaxed.length === 0) return null;
  const names = relaxed.map((name) => t(`factors.relaxation.${name as Relaxation}`));
  const list = new Intl.ListFormat(locale).format(names);
  return (
    <p className={styles.relaxed} role="status">
      {t('factors.relaxed', { list })}
    </p>
  );
}

type Relaxation = 'SPELLING' | 'YEAR' | 'REGION' | 'SOME_WORDS';

function FactorHead() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('factors.factor')}</th>
        <th scope="col" className={styles.value}>
          {t('factors.value')}
        </th>
        <th scope="col" className={styles.unit}>
          {t('factors.per')}
        </th>
        <th scope="col" className={styles.region}>
          {t('factors.region')}
        </th>
        <th scope="col" className={styles.year}>
          {t('factors.year')}
        </th>
        <th scope="col" className={styles.source}>
          {t('factors.source')}
        </th>
      </tr>
    </thead>
  );
}

/** The rows of one page, once they are there. */
function FactorRows({ view, after, onOpen }: FactorResultsProps & { readonly after: string | null }) {
  const [{ data }] = useFactorPage(view, after);
  return (
    <tbody>
      {data?.factors.edges.map(({ node, reasons }) => (
        <FactorRow key={node.id} factor={node} reasons={reasons} onOpen={onOpen} />
      ))}
    </tbody>
  );
}

function NothingFound({ view }: { readonly view: FactorView }) {
  const { t } = useTranslation();
  const asked = view.search.trim() !== '' || hasFilters(view);
  return (
    <EmptyState title={t(asked ? 'factors.nothingFound' : 'factors.empty')}>
      <p>{t(asked ? 'factors.nothingFoundHint' : 'factors.emptyHint')}</p>
    </EmptyState>
  );
}

function useFactorPage(view: FactorView, after: string | null) {
  return useQuery({
    query: FactorPageQuery,
    variables: { ...toFactorVariables(view), first: PAGE_SIZE, after },
  });
}
