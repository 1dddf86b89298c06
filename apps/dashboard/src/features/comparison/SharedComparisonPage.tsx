import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import type { SharedComparisonQuery as Answer } from '../../graphql/generated/graphql.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, PageHead, Skeleton } from '../../ui/index.ts';
import styles from './ComparisonPage.module.css';
import { ComparisonResult } from './ComparisonResult.tsx';
import { SharedComparisonQuery } from './comparisonQueries.ts';
import type { ComparisonView } from './comparisonView.ts';
import { readComparisonView } from './viewAddress.ts';

/** `/shared/:token`: one view of somebody else's comparison, to read and to turn, not to change. */
export function SharedComparisonPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: SharedComparisonQuery, variables: { token } });
  usePageTitle(data?.sharedView?.name ?? t('compare.title'));
  if (error) return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (data === undefined) return <Skeleton height="2rem" lines={12} />;
  const { sharedView } = data;
  if (sharedView === null || sharedView.comparison === null)
    return (
      <EmptyState title={t('views.gone')}>
        <p>{t('views.goneHint')}</p>
      </EmptyState>
    );
  return <Shared shared={{ ...sharedView, comparison: sharedView.comparison }} />;
}

type SharedView = NonNullable<Answer['sharedView']>;

interface SharedProps {
  readonly shared: SharedView & { readonly comparison: NonNullable<SharedView['comparison']> };
}

/** How it is shown may be changed, in this page only; what is asked may not. */
function Shared({ shared }: SharedProps) {
  const { t } = useTranslation();
  const stored = useMemo(
    () => readComparisonView(new URLSearchParams(shared.address.split('?')[1] ?? '')).view,
    [shared.address],
  );
  const [view, setView] = useState<ComparisonView>(stored);
  return (
    <>
      <PageHead title={shared.name} />
      <p className={styles.shared}>
        {t('views.sharedBy', { organisation: shared.organisation })} · {t('views.sharedHint')}
      </p>
      <section className={styles.result} aria-label={shared.name}>
        <ComparisonResult comparison={shared.comparison} view={view} onChange={setView} question={null} />
      </section>
    </>
  );
}
