import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { answerText } from '../../lib/answerText.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  ErrorState,
  PageHead,
  Skeleton,
  Stack,
  showToast,
} from '../../ui/index.ts';
import styles from './BulkEdit.module.css';
import { BulkEditLines, BulkEditPreviewQuery } from './bulkQueries.ts';
import {
  type BulkView,
  movingLines,
  NO_CHANGE,
  readBulkView,
  revisionsOf,
  toLineChange,
  toLineFilter,
  writeBulkView,
} from './bulkView.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { EffectTable } from './EffectTable.tsx';
import { FilterForm } from './FilterForm.tsx';
import { LineTable } from './LineTable.tsx';
import { RecentEdits } from './RecentEdits.tsx';

/** What a preview is asked with before anything is to change: the lines are shown, and none moves. */
const NOTHING = { amountFactor: 1 };

/** `/bulk-edit`: one change to lines of many products, with what it would do before it is done. */
export function BulkEditPage() {
  const { t } = useTranslation();
  usePageTitle(t('bulkEdit.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readBulkView(parameters), [parameters]);
  const [draft, setDraft] = useState(NO_CHANGE);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useState('');
  const filter = useMemo(() => toLineFilter(view), [view]);
  const change = useMemo(() => toLineChange(draft), [draft]);
  const [{ data, error, fetching }, ask] = useQuery({
    query: BulkEditPreviewQuery,
    variables: { filter: filter ?? {}, change: change ?? NOTHING },
    pause: filter === null,
  });
  const [{ fetching: isSaving }, send] = useMutation(BulkEditLines);
  const lines = filter === null ? [] : (data?.bulkEditPreview.lines ?? []);
  const moving = movingLines(lines, left);
  const products = new Set(moving.map(({ product }) => product.id)).size;
  const changeView = (next: BulkView): void => {
    setLeft(new Set());
    setParameters(writeBulkView(next), { replace: true, preventScrollReset: true });
  };
  const save = async (): Promise<void> => {
    if (change === null) return;
    const answered = await send({
      ...{ lineIds: moving.map(({ line }) => line.id), change, revisions: revisionsOf(moving) },
    });
    const text = answerText(answered.data?.answer, answered.error);
    setFault(text);
    ask({ requestPolicy: 'network-only' });
    if (text !== '') return;
    showToast(t('bulkEdit.done', { count: moving.length }));
    setDraft(NO_CHANGE);
    setLeft(new Set());
  };
  return (
    <Stack>
      <PageHead
        title={t('bulkEdit.title')}
        lead={t('bulkEdit.lead')}
        tools={<ButtonLink to="/process-names">{t('processNames.title')}</ButtonLink>}
      />
      <Card title={t('bulkEdit.which')} subtitle={t('bulkEdit.whichHint')}>
        <FilterForm view={view} onChange={changeView} />
      </Card>
      <Card title={t('bulkEdit.what')} subtitle={t('bulkEdit.whatHint')}>
        <ChangeForm draft={draft} onChange={setDraft} />
      </Card>
      <Card title={t('bulkEdit.preview')} subtitle={t('bulkEdit.previewHint')}>
        {filter === null && (
          <EmptyState title={t('bulkEdit.nothingMeant')}>{t('bulkEdit.nothingMeantHint')}</EmptyState>
        )}
        {filter !== null && error && !data && (
          <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        )}
        {filter !== null && !error && !data && <Skeleton height="2rem" lines={6} />}
        {filter !== null && data && lines.length === 0 && (
          <EmptyState title={t('bulkEdit.noLines')}>{t('bulkEdit.noLinesHint')}</EmptyState>
        )}
        {lines.length > 0 && (
          <div className={styles.sheet} data-stale={fetching}>
            {change !== null && moving.length > 0 && filter !== null && (
              <EffectTable lineIds={moving.map(({ line }) => line.id)} change={change} />
            )}
            {fault !== '' && (
              <p role="alert" className={styles.fault}>
                {fault}
              </p>
            )}
            <div className={styles.actions}>
              <Button
                variant="primary"
                disabled={change === null || moving.length === 0 || isSaving || fetching}
                onClick={() => void save()}
              >
                {t('bulkEdit.save', { count: moving.length })}
              </Button>
              {change !== null && (
                <span className="lead">{t('bulkEdit.inProducts', { count: products })}</span>
              )}
            </div>
            <LineTable lines={lines} hasChange={change !== null} left={left} onLeft={setLeft} />
          </div>
        )}
      </Card>
      <RecentEdits onUndone={() => ask({ requestPolicy: 'network-only' })} />
    </Stack>
  );
}
