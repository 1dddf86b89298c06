import { EVALUATION_STATES, NEXT_STEPS, roleMay } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay, MISSING } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorState,
  PageHead,
  SearchField,
  Select,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import { ApplyForm } from './ApplyForm.tsx';
import styles from './Evaluations.module.css';
import { EvaluationsQuery } from './evaluationQueries.ts';
import {
  type EvaluationsView,
  type ListedEvaluation,
  ORDERS,
  readEvaluationsView,
  STATE_TONES,
  statesOf,
  TURNS,
  writeEvaluationsView,
} from './evaluationView.ts';

const PAGE = 50;
const NONE = 'NONE' as const;

/** `/evaluations`: every evaluation with how far it has come and whose turn it is. */
export function EvaluationsPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  usePageTitle(t('evaluations.title'));
  const [parameters, setParameters] = useSearchParams();
  const [first, setFirst] = useState(PAGE);
  const [isApplying, setApplying] = useState(false);
  const view = readEvaluationsView(parameters);
  const change = (part: Partial<EvaluationsView>): void =>
    setParameters(writeEvaluationsView({ ...view, ...part }), { replace: true, preventScrollReset: true });
  const states = statesOf(view);
  const [{ data, error, fetching }, ask] = useQuery({
    query: EvaluationsQuery,
    variables: {
      first,
      filter: { search: view.search.trim() || null, states, schemeId: view.scheme || null },
      orderBy: {
        field: view.order,
        direction: view.order === 'UPDATED' || view.order === 'SCORE' ? 'DESC' : 'ASC',
      },
    },
    requestPolicy: 'cache-and-network',
  });
  const mayApply = data !== undefined && roleMay(data.viewer.role, 'ANSWER_EVALUATION');
  const found = states?.length === 0 ? { totalCount: 0, edges: [] } : data?.factoryEvaluations;
  const isFiltered = writeEvaluationsView({ ...view, order: 'UPDATED' }).size > 0;
  return (
    <Stack>
      <PageHead
        title={t('evaluations.title')}
        lead={t('evaluations.lead')}
        learn="self-evaluation"
        tools={
          <>
            <Link to="/schemes">{t('evaluations.toSchemes')}</Link>
            {mayApply && (
              <Button variant="primary" onClick={() => setApplying(true)}>
                {t('evaluations.apply')}
              </Button>
            )}
          </>
        }
      />
      <div className={styles.tools}>
        <SearchField
          label={t('evaluations.search')}
          value={view.search}
          onChange={(search) => change({ search })}
        />
        <Select
          label={t('evaluations.state')}
          all={t('ui.all')}
          value={view.state}
          options={EVALUATION_STATES.map((value) => ({ value, label: t(`evaluations.states.${value}`) }))}
          onChange={(state) => change({ state: EVALUATION_STATES.find((known) => known === state) ?? '' })}
        />
        <Select
          label={t('evaluations.turn')}
          all={t('evaluations.anybody')}
          value={view.turn}
          options={TURNS.map((value) => ({ value, label: t(`evaluations.parts.${value}`) }))}
          onChange={(turn) => change({ turn: TURNS.find((known) => known === turn) ?? '' })}
        />
        {(data?.evaluationSchemes.length ?? 0) > 1 && (
          <Select
            label={t('evaluations.scheme')}
            all={t('ui.all')}
            value={view.scheme}
            options={(data?.evaluationSchemes ?? []).map((scheme) => ({
              value: scheme.id,
              label: nameOf(scheme),
            }))}
            onChange={(scheme) => change({ scheme })}
          />
        )}
        <Select
          label={t('evaluations.order')}
          value={view.order}
          options={ORDERS.map((value) => ({ value, label: t(`evaluations.orders.${value}`) }))}
          onChange={(order) => change({ order: ORDERS.find((known) => known === order) ?? 'UPDATED' })}
        />
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2.5rem" lines={6} />}
      {found?.totalCount === 0 &&
        (isFiltered ? (
          <EmptyState title={t('ui.nothingFound')}>
            <Button onClick={() => setParameters({}, { replace: true })}>{t('evaluations.showAll')}</Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('evaluations.empty')}>
            <p>{t('evaluations.emptyHint')}</p>
            {mayApply && (
              <Button variant="primary" onClick={() => setApplying(true)}>
                {t('evaluations.applyFirst')}
              </Button>
            )}
          </EmptyState>
        ))}
      {found && found.totalCount > 0 && <EvaluationTable evaluations={found.edges.map(({ node }) => node)} />}
      {found && found.totalCount > found.edges.length && (
        <Button disabled={fetching} onClick={() => setFirst(first + PAGE)}>
          {t('ui.more')}
        </Button>
      )}
      {isApplying && <ApplyForm onClose={() => setApplying(false)} />}
    </Stack>
  );
}

function EvaluationTable({ evaluations }: { readonly evaluations: readonly ListedEvaluation[] }) {
  const { t } = useTranslation();
  return (
    <Table label={t('evaluations.title')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('evaluations.factory')}</th>
          <th scope="col">{t('evaluations.state')}</th>
          <th scope="col">{t('evaluations.nextStep')}</th>
          <th scope="col">{t('evaluations.grade')}</th>
          <th scope="col" data-number>
            {t('evaluations.scoreWithEvidence')}
          </th>
          <th scope="col">{t('evaluations.scheme')}</th>
          <th scope="col">{t('evaluations.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {evaluations.map((evaluation) => (
          <EvaluationRow key={evaluation.id} evaluation={evaluation} />
        ))}
      </tbody>
    </Table>
  );
}

function EvaluationRow({ evaluation }: { readonly evaluation: ListedEvaluation }) {
  const { t } = useTranslation();
  const { locale, either, nameOf } = useLanguage();
  const { id, factory, factoryZh, scope, scopeZh, state, label, schemeVersion } = evaluation;
  const next = NEXT_STEPS[state];
  const grade = label?.grade ?? evaluation.grade;
  return (
    <tr>
      <th scope="row">
        <Link to={`/evaluations/${encodeURIComponent(id)}`}>{either(factory, factoryZh)}</Link>
        <span className={styles.under}>{either(scope, scopeZh)}</span>
      </th>
      <td>
        <Badge tone={STATE_TONES[state]}>{t(`evaluations.states.${state}`)}</Badge>
        {label && (
          <span className={styles.under}>
            {t('evaluations.until', { day: formatDay(label.validUntil, locale) })}
          </span>
        )}
      </td>
      <td>
        {next === null ? (
          <span className={styles.muted}>
            {t(`evaluations.rest.${state === 'LABELLED' ? 'LABELLED' : NONE}`)}
          </span>
        ) : (
          <>
            {t(`evaluations.doNext.${state}`)}
            <span className={styles.under}>{t(`evaluations.parts.${next.by}`)}</span>
          </>
        )}
      </td>
      <td>{grade ?? <span className={styles.muted}>{t('evaluations.noGrade')}</span>}</td>
      <td data-number>
        {evaluation.scoreWithEvidence == null ? MISSING : formatAmount(evaluation.scoreWithEvidence, locale)}
      </td>
      <td>
        {nameOf(schemeVersion.scheme)}
        <span className={styles.under}>{t('evaluations.version', { version: schemeVersion.version })}</span>
      </td>
      <td className={styles.nowrap}>{formatDay(evaluation.updatedAt, locale)}</td>
    </tr>
  );
}
