import { QUERY_EXAMPLES } from '@cradle/schema/queryExamples';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, PageHead, Skeleton, Stack } from '../../ui/index.ts';
import { Clients } from './Clients.tsx';
import { CopyCode } from './CopyCode.tsx';
import { type Access, type Draft, formatVariables, type Run } from './draft.ts';
import { ExampleList } from './ExampleList.tsx';
import styles from './Query.module.css';
import { RunAs } from './RunAs.tsx';
import { RunCost } from './RunCost.tsx';
import { SavedQueryCard } from './SavedQueryCard.tsx';
import { SavedQueryList } from './SavedQueryList.tsx';
import { SaveQueryForm } from './SaveQueryForm.tsx';
import { useOpened } from './useOpened.ts';

const QueryEditor = lazy(async () => ({ default: (await import('./QueryEditor.tsx')).QueryEditor }));

const FIRST = QUERY_EXAMPLES[0]!;
const BEGIN: Draft = { document: FIRST.document, variables: formatVariables(FIRST.variables) };

/** `/query`: ask the API by hand, keep what is asked, see what it costs, and take it along as a program. */
export function QueryPage() {
  const { t } = useTranslation();
  const [access, setAccess] = useState<Access>({ as: 'session' });
  const [draft, setDraft] = useState<Draft>(BEGIN);
  const [run, setRun] = useState<Run | null>(null);
  const edit = useCallback((change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })), []);
  const { isLocal, queries, example, saved, missing, openNamed, goOn, show, takeOpen } = useOpened();
  usePageTitle(t('query.title'));
  return (
    <Stack>
      <PageHead title={t('query.title')} lead={t('query.lead')} />
      <div className={styles.columns}>
        <div className={styles.side}>
          <h2>{t('query.saved')}</h2>
          <SavedQueryList
            queries={queries}
            current={saved?.key ?? null}
            onOpen={({ key }) => openNamed({ saved: key })}
          />
          <h2>{t('query.examples')}</h2>
          <ExampleList current={example} onOpen={({ key }) => openNamed({ example: key })} />
        </div>
        <div className={styles.desk}>
          <RunAs access={access} onChange={setAccess} />
          {missing.length > 0 && (
            <p role="status" className={styles.missing}>
              {t('query.missing', {
                things: missing.map((subject) => t(`query.subjects.${subject}`)).join(', '),
              })}
            </p>
          )}
          <Suspense fallback={<Skeleton height="30rem" />}>
            <QueryEditor first={BEGIN} access={access} onEdit={edit} onRun={setRun} onReady={takeOpen} />
          </Suspense>
          <RunCost run={run} />
          {saved && (
            <SavedQueryCard key={saved.id} saved={saved} draft={draft} onShow={show} onChanged={goOn} />
          )}
          <Card title={t('query.keep')} subtitle={t('query.keepHint')}>
            <SaveQueryForm draft={draft} onSaved={goOn} />
          </Card>
          <Card title={t('query.code')} subtitle={t('query.codeHint')}>
            <CopyCode draft={draft} withToken={access.as === 'token' || !isLocal} />
          </Card>
          <Card title={t('query.clients')} subtitle={t('query.clientsHint')}>
            <Clients />
          </Card>
        </div>
      </div>
    </Stack>
  );
}
