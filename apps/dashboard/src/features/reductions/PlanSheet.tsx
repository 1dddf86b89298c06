import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { AdoptedReductionsQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { EmptyState, ErrorState, Figure, Skeleton, Table } from '../../ui/index.ts';
import { EntryForm } from './EntryForm.tsx';
import { RecordForm } from './RecordForm.tsx';
import styles from './Reductions.module.css';
import { PlannedEffectsQuery, PlanQuery } from './reductionQueries.ts';
import { StateForm } from './StateForm.tsx';

export type LoadedReduction = Answer['adoptedReductions'][number];

/** Everything that was decided: what is planned and done with its follow-up, and what was rejected with its reason. */
export function PlanSheet() {
  const { t } = useTranslation();
  const { either, locale, nameOf } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: PlanQuery, requestPolicy: 'cache-and-network' });
  const [{ data: effects }, askEffects] = useQuery({
    query: PlannedEffectsQuery,
    requestPolicy: 'cache-and-network',
  });
  const savedAlone = new Map(
    effects?.plannedEffects.map((effect) => [effect.reduction.id, effect.savedAlone]),
  );
  const reload = (): void => {
    ask({ requestPolicy: 'network-only' });
    askEffects({ requestPolicy: 'network-only' });
  };
  if (error && !data) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  const planned = data.adoptedReductions.filter(({ state }) => state !== 'REJECTED');
  const rejected = data.adoptedReductions.filter(({ state }) => state === 'REJECTED');
  return (
    <div className={styles.sheet}>
      {planned.length === 0 ? (
        <EmptyState title={t('reductions.noPlan')}>{t('reductions.noPlanHint')}</EmptyState>
      ) : (
        <Table label={t('reductions.tabs.plan')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('reductions.column.reduction')}</th>
              <th scope="col">{t('reductions.column.year')}</th>
              <th scope="col">{t('reductions.column.owner')}</th>
              <th scope="col">{t('reductions.column.effort')}</th>
              <th scope="col" data-number>
                {t('reductions.column.cost')}
              </th>
              <th scope="col" data-number>
                {t('reductions.column.expected')}
              </th>
              <th scope="col" data-number>
                {t('reductions.column.recorded')}
              </th>
              <th scope="col">{t('reductions.column.action')}</th>
            </tr>
          </thead>
          <tbody>
            {planned.map((reduction) => (
              <tr key={reduction.id}>
                <th scope="row">
                  {either(reduction.title, reduction.titleZh)}
                  <span className={styles.under}>
                    {reduction.assessment && nameOf(reduction.assessment.product)}
                    {reduction.entry && nameOf(reduction.entry)}{' '}
                    {reduction.scenario && (
                      <Link to={`/scenarios/${encodeURIComponent(reduction.scenario.id)}`}>
                        {t('reductions.scenario')}
                      </Link>
                    )}
                  </span>
                </th>
                <td>{reduction.year}</td>
                <td>{reduction.owner}</td>
                <td>{t(`reductions.effort.${reduction.effort}`)}</td>
                <td data-number>
                  {reduction.cost == null
                    ? '–'
                    : `${formatCount(reduction.cost, locale)} ${reduction.currency ?? ''}`}
                </td>
                <td data-number>
                  <Figure
                    value={tonnes(savedAlone.get(reduction.id) ?? reduction.expectedKgCo2e)}
                    unit="t CO₂e"
                  />
                  {reduction.lowerKgCo2e != null && (
                    <span className={styles.under}>
                      <Figure value={tonnes(reduction.lowerKgCo2e)} /> …{' '}
                      <Figure value={tonnes(reduction.upperKgCo2e)} />
                    </span>
                  )}
                </td>
                <td data-number>
                  {reduction.progress.map((own) => (
                    <span key={own.year} className={styles.under} title={own.note}>
                      {own.year}: <Figure value={tonnes(own.savedKgCo2e)} unit="t CO₂e" />
                    </span>
                  ))}
                  {(reduction.state === 'IN_PROGRESS' || reduction.state === 'DONE') && (
                    <RecordForm reduction={reduction} onSaved={reload} />
                  )}
                </td>
                <td>
                  <StateForm
                    key={`${reduction.id}:${reduction.version}`}
                    reduction={reduction}
                    onChanged={reload}
                  />
                  <EntryForm
                    key={`entry ${reduction.id}:${reduction.version}`}
                    reduction={reduction}
                    onChanged={reload}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {rejected.length > 0 && (
        <section className={styles.section} aria-labelledby="rejected-title">
          <h2 id="rejected-title">{t('reductions.rejected')}</h2>
          <p className="lead">{t('reductions.rejectedHint')}</p>
          <ul className={styles.list}>
            {rejected.map((reduction) => (
              <li key={reduction.id}>
                <span>
                  {either(reduction.title, reduction.titleZh)}
                  {reduction.assessment && ` · ${nameOf(reduction.assessment.product)}`}
                </span>
                <span className={styles.under}>{reduction.reason}</span>
                <StateForm
                  key={`${reduction.id}:${reduction.version}`}
                  reduction={reduction}
                  onChanged={reload}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function tonnes(kg: number | null | undefined): number | null {
  return kg == null ? null : kg / 1000;
}
