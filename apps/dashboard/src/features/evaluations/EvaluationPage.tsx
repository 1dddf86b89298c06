import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, Skeleton, Stack, Tabs } from '../../ui/index.ts';
import { AnswerDrawer } from './AnswerDrawer.tsx';
import { AnswersSheet } from './AnswersSheet.tsx';
import { EvaluationHead } from './EvaluationHead.tsx';
import { type OpenEvaluation, readSheet, SHEETS, type Viewer, writeSheet } from './evaluationView.ts';
import { FindingsSheet } from './FindingsSheet.tsx';
import { HistorySheet } from './HistorySheet.tsx';
import { LabelSheet } from './LabelSheet.tsx';
import { StepsPanel } from './StepsPanel.tsx';
import { useEvaluation } from './useEvaluation.ts';

/** `/evaluations/:id`: one factory against one scheme, from the draft to the end of its label. */
export function EvaluationPage() {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const { id = '' } = useParams();
  const { data, error, ask } = useEvaluation(id);
  const evaluation = data?.factoryEvaluation;
  usePageTitle(evaluation ? either(evaluation.factory, evaluation.factoryZh) : t('evaluations.title'));
  if (error && !data) return <ErrorState error={error} onRetry={ask} />;
  if (!data) return <Skeleton height="2.5rem" lines={10} />;
  if (!evaluation)
    return (
      <EmptyState title={t('evaluations.notFound')}>
        <p>{t('shell.notFoundHint')}</p>
        <p>
          <Link to="/evaluations">{t('evaluations.back')}</Link>
        </p>
      </EmptyState>
    );
  return <Loaded evaluation={evaluation} viewer={data.viewer} />;
}

export interface SheetProps {
  readonly evaluation: OpenEvaluation;
  readonly viewer: Viewer;
}

function Loaded({ evaluation, viewer }: SheetProps) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const { sheet, answer } = readSheet(parameters);
  const open = (key: string | null): void =>
    setParameters(writeSheet(sheet, key), { preventScrollReset: true, replace: key === null });
  const findings = evaluation.findings.filter(({ closedAt }) => closedAt === null).length;
  const node = evaluation.schemeVersion.rules.nodes.find(({ key }) => key === answer);
  return (
    <Stack>
      <EvaluationHead evaluation={evaluation} />
      <StepsPanel evaluation={evaluation} viewer={viewer} />
      <Tabs
        label={t('evaluations.sheets.label')}
        tabs={SHEETS.map((key) => ({
          key,
          label:
            key === 'findings' && findings > 0
              ? t('evaluations.sheets.findingsOpen', { count: findings })
              : t(`evaluations.sheets.${key === 'label' ? 'theLabel' : key}`),
        }))}
        value={sheet}
        onChange={(next) => setParameters(writeSheet(next), { replace: true, preventScrollReset: true })}
      >
        {sheet === 'answers' && <AnswersSheet evaluation={evaluation} viewer={viewer} onOpen={open} />}
        {sheet === 'findings' && <FindingsSheet evaluation={evaluation} viewer={viewer} />}
        {sheet === 'label' && <LabelSheet evaluation={evaluation} viewer={viewer} />}
        {sheet === 'history' && <HistorySheet evaluation={evaluation} />}
      </Tabs>
      {node && node.kind !== 'GROUP' && (
        <AnswerDrawer
          key={node.key}
          evaluation={evaluation}
          viewer={viewer}
          node={node}
          onClose={() => open(null)}
        />
      )}
    </Stack>
  );
}
