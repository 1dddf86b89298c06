import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import {
  Badge,
  Button,
  buttonClass,
  Card,
  EmptyState,
  ErrorState,
  Select,
  Skeleton,
  Table,
} from '../../ui/index.ts';
import styles from './Account.module.css';
import { AuditLogQuery } from './accountQueries.ts';

const PAGE = 50;
const OUTCOMES = ['DONE', 'REFUSED', 'FAILED'] as const;
const TONES = { DONE: 'good', REFUSED: 'warning', FAILED: 'danger' } as const;
const SHOWN_SUBJECTS = 6;

/** Who did what; for owners. */
export function AuditTab() {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [outcome, setOutcome] = useState('');
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, ask] = useQuery({
    query: AuditLogQuery,
    variables: { first, filter: { outcome: outcome || null } },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const log = data?.auditLog;
  return (
    <Card title={t('account.tabs.audit')} subtitle={t('account.auditHint')}>
      <div className={styles.row}>
        <Select
          label={t('account.outcome')}
          value={outcome}
          all={t('ui.all')}
          options={OUTCOMES.map((value) => ({ value, label: t(`account.outcomes.${value}`) }))}
          onChange={setOutcome}
        />
        <a className={buttonClass('secondary')} href="/organisation/audit-log.csv" download>
          {t('account.auditCsv')}
        </a>
      </div>
      {!log && <Skeleton height="2rem" lines={8} />}
      {log?.totalCount === 0 && <EmptyState title={t('account.noEntries')} />}
      {log && log.totalCount > 0 && (
        <Table label={t('account.tabs.audit')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('account.at')}</th>
              <th scope="col">{t('account.member')}</th>
              <th scope="col">{t('account.action')}</th>
              <th scope="col">{t('account.outcome')}</th>
              <th scope="col">{t('account.subjects')}</th>
            </tr>
          </thead>
          <tbody>
            {log.edges.map(({ node }) => (
              <tr key={node.id}>
                <td>{formatMoment(node.at, locale)}</td>
                <td>
                  {node.userName}
                  {node.tokenId !== null && <span className="under">{t('account.byToken')}</span>}
                </td>
                <td>{node.action}</td>
                <td>
                  <Outcome outcome={node.outcome} />
                  {node.code !== null && <span className="under">{node.code}</span>}
                </td>
                <td className={styles.subjects}>
                  {node.subjects
                    .slice(0, SHOWN_SUBJECTS)
                    .map(({ type, localId }) => (type === null ? localId : `${type} ${localId}`))
                    .join(', ')}
                  {node.subjects.length > SHOWN_SUBJECTS && ' …'}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {log && log.totalCount > log.edges.length && (
        <Button disabled={fetching} onClick={() => setFirst(first + PAGE)}>
          {t('ui.more')}
        </Button>
      )}
    </Card>
  );
}

function Outcome({ outcome }: { readonly outcome: string }) {
  const { t } = useTranslation();
  const known = OUTCOMES.find((each) => each === outcome);
  return known === undefined ? outcome : <Badge tone={TONES[known]}>{t(`account.outcomes.${known}`)}</Badge>;
}
