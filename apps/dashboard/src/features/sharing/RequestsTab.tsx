import { dataRequestStateName } from '@cradle/schema/dataRequestStates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { DataRequestState, DataRequestsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { Badge, Button, Card, EmptyState, ErrorState, Skeleton, Table } from '../../ui/index.ts';
import { AskForm } from './AskForm.tsx';
import styles from './Sharing.module.css';
import { RequestsQuery } from './sharingQueries.ts';

type Request = DataRequestsQuery['dataRequests']['edges'][number]['node'];

const TONES = {
  OPEN: 'info',
  OVERDUE: 'warning',
  ANSWERED: 'good',
  DECLINED: 'danger',
  WITHDRAWN: 'neutral',
} as const;

/** What others ask, what one has asked, and a new question. */
export function RequestsTab() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [{ data, error }, ask] = useQuery({ query: RequestsQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  const requests = data.dataRequests.edges.map(({ node }) => node);
  const mayAsk = data.viewer.permissions.includes('EXCHANGE_FOOTPRINTS') && data.partners.length > 0;
  const button = mayAsk && (
    <div className={styles.row}>
      <Button variant="primary" onClick={() => setAsking(true)}>
        {t('sharing.ask')}
      </Button>
    </div>
  );
  return (
    <div className={styles.tab}>
      {requests.length === 0 ? (
        <EmptyState title={t('sharing.noRequests')}>
          <p>{t('sharing.noRequestsHint')}</p>
          {mayAsk ? button : <Link to="/sharing?tab=partners">{t('sharing.addPartner')}</Link>}
        </EmptyState>
      ) : (
        <>
          {button}
          {(['RECEIVED', 'SENT'] as const).map((direction) => (
            <Card
              key={direction}
              title={t(direction === 'RECEIVED' ? 'sharing.received' : 'sharing.sentTitle')}
            >
              <RequestTable
                requests={requests.filter((request) => request.direction === direction)}
                direction={direction}
              />
            </Card>
          ))}
        </>
      )}
      {isAsking && (
        <AskForm
          partners={data.partners}
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsking(false);
            again();
          }}
        />
      )}
    </div>
  );
}

function RequestTable({
  requests,
  direction,
}: {
  readonly requests: readonly Request[];
  readonly direction: 'RECEIVED' | 'SENT';
}) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const isReceived = direction === 'RECEIVED';
  if (requests.length === 0) return <p>{t(isReceived ? 'sharing.noneReceived' : 'sharing.noneSent')}</p>;
  return (
    <Table label={t(isReceived ? 'sharing.received' : 'sharing.sentTitle')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('sharing.product')}</th>
          <th scope="col">{t(isReceived ? 'sharing.from' : 'sharing.to')}</th>
          <th scope="col">{t('sharing.stateColumn')}</th>
          <th scope="col">{t('sharing.due')}</th>
          <th scope="col">{t('sharing.askedOn')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ id, productName, partner, state, dueOn, createdAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/requests/${encodeURIComponent(id)}`}>{productName}</Link>
            </th>
            <td>{nameOf(partner)}</td>
            <td>
              <RequestBadge state={state} />
            </td>
            <td>{dueOn === null ? '–' : formatDay(dueOn, locale)}</td>
            <td>{formatDay(createdAt, locale)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function RequestBadge({ state }: { readonly state: DataRequestState }) {
  const { either } = useLanguage();
  return <Badge tone={TONES[state]}>{either(...dataRequestStateName(state))}</Badge>;
}
