import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { ComparisonInput } from '../../graphql/generated/graphql.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { PageHead, Skeleton } from '../../ui/index.ts';
import { AddressNotices } from './AddressNotices.tsx';
import { ComparisonControls } from './ComparisonControls.tsx';
import { ComparisonError } from './ComparisonError.tsx';
import styles from './ComparisonPage.module.css';
import { ComparisonResult } from './ComparisonResult.tsx';
import { CopyLink } from './CopyLink.tsx';
import type { ComparisonView } from './comparisonView.ts';
import { UndoRedoButtons } from './UndoRedoButtons.tsx';
import { useComparison } from './useComparison.ts';
import { useViewHistory } from './useViewHistory.ts';
import { comparisonAddress, readComparisonView } from './viewAddress.ts';

export interface ComparisonPageProps {
  /** What stands beside the title, given the address of the view and what it asks. */
  readonly tools?: (address: string, question: ComparisonInput) => ReactNode;
}

/** `/compare`: footprints along any two sets of dimensions. The address holds the whole view. */
export function ComparisonPage({ tools }: ComparisonPageProps) {
  const { t } = useTranslation();
  usePageTitle(t('compare.title'));
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const { view, notices } = useMemo(() => readComparisonView(parameters), [parameters]);
  const { comparison, question, scenarios, loading, error, retry } = useComparison(view);
  // Steps of one visit replace each other: the browser goes back to where the reader came from.
  const show = useCallback(
    (address: string): void => {
      void navigate(address, { replace: true, preventScrollReset: true });
    },
    [navigate],
  );
  const { undo, redo } = useViewHistory(comparisonAddress(view), show);
  const change = (next: ComparisonView): void => show(comparisonAddress(next));
  return (
    <>
      <PageHead
        title={t('compare.title')}
        tools={
          <>
            <UndoRedoButtons undo={undo} redo={redo} />
            {tools?.(comparisonAddress(view), question)}
            <CopyLink address={comparisonAddress(view)} />
          </>
        }
      />
      <AddressNotices notices={notices} />
      <ComparisonControls view={view} scenarios={scenarios} onChange={change} />
      <section
        className={styles.result}
        aria-label={t('compare.title')}
        aria-busy={loading}
        data-stale={loading}
      >
        {error ? (
          <ComparisonError error={error} onRetry={retry} />
        ) : comparison === undefined ? (
          <Skeleton height="2rem" lines={12} />
        ) : (
          <ComparisonResult comparison={comparison} view={view} onChange={change} question={question} />
        )}
      </section>
    </>
  );
}
