import {
  fillExample,
  NO_SUBJECTS,
  QUERY_EXAMPLES,
  type QueryExample,
  subjectsOf,
} from '@cradle/schema/queryExamples';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, Skeleton } from '../../ui/index.ts';
import { CopyCode } from './CopyCode.tsx';
import { type Access, type Draft, formatVariables, type Run } from './draft.ts';
import { ExampleList } from './ExampleList.tsx';
import styles from './Query.module.css';
import { QueryPageQuery } from './queryQueries.ts';
import { RunAs } from './RunAs.tsx';
import { RunCost } from './RunCost.tsx';

const QueryEditor = lazy(async () => ({ default: (await import('./QueryEditor.tsx')).QueryEditor }));

const FIRST = QUERY_EXAMPLES[0]!;
const BEGIN: Draft = { document: FIRST.document, variables: formatVariables(FIRST.variables) };

/** `/query`: ask the API by hand, with examples, what it costs, and the same as a program to take along. */
export function QueryPage() {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: QueryPageQuery });
  const [access, setAccess] = useState<Access>({ as: 'session' });
  const [draft, setDraft] = useState<Draft>(BEGIN);
  const [run, setRun] = useState<Run | null>(null);
  const edit = useCallback((change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })), []);
  const { current, missing, openExample, takeOpen } = useExamples(data);
  usePageTitle(t('query.title'));
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('query.title')}</h1>
        <p className={styles.hint}>{t('query.lead')}</p>
      </header>
      <div className={styles.columns}>
        <aside className={styles.side} aria-label={t('query.examples')}>
          <h2>{t('query.examples')}</h2>
          <ExampleList current={current} onOpen={openExample} />
        </aside>
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
          <Card title={t('query.code')} subtitle={t('query.codeHint')}>
            <CopyCode draft={draft} withToken={access.as === 'token' || data?.viewer.localDemo === false} />
          </Card>
        </div>
      </div>
    </div>
  );
}

/** Opens examples with ids of the organisation's own, also the one the address names. */
function useExamples(data: Parameters<typeof subjectsOf>[0] | undefined) {
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<((draft: Draft) => void) | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const named = address.get('example');
  const subjects = data === undefined ? NO_SUBJECTS : subjectsOf(data);
  const example = QUERY_EXAMPLES.find(({ key }) => key === named);
  useEffect(() => {
    if (open === null || data === undefined || example === undefined || example.key === opened) return;
    const { variables } = fillExample(example, subjectsOf(data));
    open({ document: example.document, variables: formatVariables(variables) });
    setOpened(example.key);
  }, [data, example, open, opened]);
  return {
    current: example?.key ?? null,
    missing: example === undefined || data === undefined ? [] : fillExample(example, subjects).missing,
    openExample: ({ key }: QueryExample) => {
      // Opening the same one again puts back what was changed in it.
      setOpened(null);
      setAddress({ example: key }, { replace: true });
    },
    takeOpen: useCallback((give: (draft: Draft) => void) => setOpen(() => give), []),
  };
}
