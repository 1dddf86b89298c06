import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import type { ScopeQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useLack } from '../../lib/permission.ts';
import { useLoadedOnce } from '../../lib/useLoadedOnce.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  ButtonLink,
  buttonClass,
  ConformanceSummary,
  EmptyState,
  ErrorState,
  PageHead,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import { CommentsPanel } from './CommentsPanel.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { ScopeEditor } from './ScopeEditor.tsx';
import styles from './ScopePage.module.css';
import { StatusPanel } from './StatusPanel.tsx';
import { ReviewQuery, ScopeQuery } from './scopeQueries.ts';
import type { LoadedScope } from './scopeValues.ts';

/** `/assessments/:id/scope`: what an assessment states, how far it has come, what people said and proved. */
export function ScopePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { answer, error, ask } = useLoadedOnce(ScopeQuery, id);
  usePageTitle(t('scope.title'));
  if (error) return <ErrorState error={error} onRetry={ask} />;
  if (!answer) return <Skeleton height="2rem" lines={12} />;
  const { assessment, standards } = answer;
  if (!assessment || assessment.kind === 'DECLARED')
    return (
      <EmptyState title={t('bom.noAssessment')}>
        <p>{t('bom.noAssessmentHint')}</p>
      </EmptyState>
    );
  return <LoadedScopePage key={id} assessment={assessment} standards={standards} />;
}

interface LoadedScopePageProps {
  readonly assessment: LoadedScope;
  readonly standards: Answer['standards'];
}

function LoadedScopePage({ assessment, standards }: LoadedScopePageProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { id, product, version, lines } = assessment;
  const [{ data, error }, ask] = useQuery({ query: ReviewQuery, variables: { id } });
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  // While it is asked again the cache answers without the assessment: the last whole answer stays, so that nothing that is
  // being written is taken off the page.
  const [known, setKnown] = useState(data);
  if (data?.assessment && data !== known) setKnown(data);
  const review = known?.assessment;
  const mayEdit = useLack('EDIT_PORTFOLIO') === null && known !== undefined;
  const address = `/products/${encodeURIComponent(product.id)}?version=${version}`;
  return (
    <Stack>
      <PageHead
        back={{ to: address, label: nameOf(product) }}
        title={t('scope.title')}
        lead={t('scope.subtitle', { version })}
        learn="scope-and-unit"
        tools={
          <>
            <ConformanceSummary assessmentId={id} standard={assessment.standard?.code ?? null} />
            <ButtonLink to={`/assessments/${encodeURIComponent(id)}/inventory`} needs="EDIT_PORTFOLIO">
              {t('scope.toInventory')}
            </ButtonLink>
            <Link to={address} className={buttonClass('primary')}>
              {t('scope.toResult')}
            </Link>
          </>
        }
      />
      {error && !review && <ErrorState error={error} onRetry={reload} />}
      {review ? <StatusPanel review={review} onMoved={reload} /> : <Skeleton height="2rem" lines={3} />}
      {review && (
        <ScopeEditor
          assessment={assessment}
          standards={standards}
          review={review}
          mayEdit={mayEdit}
          onSaved={reload}
        />
      )}
      {review && (
        <div className={styles.pair}>
          <CommentsPanel review={review} lines={lines} onChanged={reload} />
          <EvidencePanel review={review} lines={lines} onChanged={reload} />
        </div>
      )}
      {review && <HistoryPanel review={review} />}
    </Stack>
  );
}
