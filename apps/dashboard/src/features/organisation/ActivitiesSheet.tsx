import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { ActivitiesQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Button, EmptyState, ErrorState, Figure, Skeleton, Table } from '../../ui/index.ts';
import { CertificateList } from './CertificateList.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import styles from './Organisation.module.css';
import { ActivitiesQuery } from './organisationQueries.ts';

export type LoadedEntry = Answer['organisationInventory']['entries'][number];

/** What the organisation does beside its products, and the certificates of its electricity. */
export function ActivitiesSheet({ year }: { readonly year: number }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [opened, open] = useState<LoadedEntry | 'NEW' | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: ActivitiesQuery,
    variables: { year },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => ask({ requestPolicy: 'network-only' });
  const loaded = data?.organisationInventory;
  if (error && !loaded) return <ErrorState error={error} onRetry={reload} />;
  if (!loaded) return <Skeleton height="2rem" lines={8} />;
  return (
    <div className={styles.sheet}>
      <div className={styles.tools}>
        <p className="lead">{t('organisation.activitiesHint')}</p>
        <Button needs="EDIT_TARGETS" variant="primary" onClick={() => open('NEW')}>
          {t('organisation.addActivity')}
        </Button>
      </div>
      {loaded.entries.length === 0 ? (
        <EmptyState title={t('organisation.noActivities', { year })}>
          {t('organisation.noActivitiesHint')}
        </EmptyState>
      ) : (
        <Table label={t('organisation.tabs.activities')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('organisation.column.activity')}</th>
              <th scope="col">{t('organisation.column.heading')}</th>
              <th scope="col" data-number>
                {t('organisation.column.amount')}
              </th>
              <th scope="col">{t('organisation.column.factor')}</th>
              <th scope="col">{t('organisation.column.evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {loaded.entries.map((entry) => (
              <tr key={entry.id}>
                <th scope="row">
                  <button type="button" className={styles.opener} onClick={() => open(entry)}>
                    {nameOf(entry)}
                  </button>
                  <span className="under">
                    {entry.site && nameOf(entry.site)}{' '}
                    {entry.isSiteTotal && <Badge>{t('organisation.siteTotal')}</Badge>}{' '}
                    {entry.primary && <Badge tone="good">{t('organisation.primary')}</Badge>}
                  </span>
                </th>
                <td>{t(`heading.${entry.heading}`)}</td>
                <td data-number>
                  <Figure value={entry.amount} form="amount" unit={entry.unit} />
                </td>
                <td>
                  {entry.factor ? (
                    `${nameOf(entry.factor)} (${entry.factor.source.name})`
                  ) : (
                    <Badge tone="warning">{t('gap.FACTOR_MISSING')}</Badge>
                  )}
                </td>
                <td className={styles.note}>{entry.evidence}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <CertificateList year={year} certificates={loaded.certificates} onChanged={reload} />
      {opened !== null && (
        <EntryDrawer
          year={year}
          entry={opened === 'NEW' ? null : opened}
          onClose={() => open(null)}
          onSaved={() => {
            open(null);
            reload();
          }}
        />
      )}
    </div>
  );
}
