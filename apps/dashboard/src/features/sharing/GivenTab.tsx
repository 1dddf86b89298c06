import { sharingLevelName } from '@cradle/schema/sharing';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { GivenSharesQuery as Given } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatDay, formatMoment } from '../../lib/format.ts';
import { Badge, Button, buttonClass, Card, EmptyState, ErrorState, Skeleton, Table } from '../../ui/index.ts';
import { EditShare } from './EditShare.tsx';
import styles from './Sharing.module.css';
import { GivenSharesQuery } from './sharingQueries.ts';

export type GivenShare = Given['footprintShares']['edges'][number]['node'];
type Read = Given['footprintReads']['edges'][number]['node'];

const FIRST = 500;
const TONES = { ACTIVE: 'good', EXPIRED: 'neutral', REVOKED: 'danger' } as const;

/** For suppliers: what is shared with whom and at which level, and who has read it. */
export function GivenTab() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({
    query: GivenSharesQuery,
    variables: { first: FIRST },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  const shares = data.footprintShares.edges.map(({ node }) => node);
  if (shares.length === 0)
    return (
      <EmptyState title={t('sharing.noShares')}>
        <p>{t('sharing.noSharesHint')}</p>
        <Link to="/" className={buttonClass('secondary')}>
          {t('sharing.toPortfolio')}
        </Link>
      </EmptyState>
    );
  return (
    <div className={styles.tab}>
      <Card title={t('sharing.tabs.given')}>
        <ShareTable
          shares={shares}
          mayShare={data.viewer.permissions.includes('SHARE_FOOTPRINTS')}
          onChanged={again}
        />
      </Card>
      <Card title={t('sharing.readLog')} subtitle={t('sharing.readLogHint')}>
        <ReadTable reads={data.footprintReads.edges.map(({ node }) => node)} />
        {data.footprintReads.totalCount > 0 && (
          <p>
            <a href="/organisation/read-log.csv" download>
              {t('sharing.exportLog')}
            </a>
          </p>
        )}
      </Card>
    </div>
  );
}

interface ShareTableProps {
  readonly shares: readonly GivenShare[];
  readonly mayShare: boolean;
  readonly onChanged: () => void;
}

function ShareTable({ shares, mayShare, onChanged }: ShareTableProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const [edited, setEdited] = useState<GivenShare | null>(null);
  return (
    <>
      <Table label={t('sharing.tabs.given')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sharing.product')}</th>
            <th scope="col">{t('sharing.partner')}</th>
            <th scope="col">{t('sharing.level')}</th>
            <th scope="col">{t('sharing.stateColumn')}</th>
            <th scope="col">{t('sharing.reads')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('sharing.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.id} data-over={share.state !== 'ACTIVE'}>
              <th scope="row">
                <Link to={`/products/${encodeURIComponent(share.product.id)}`}>{nameOf(share.product)}</Link>
                <span className="under">{share.product.sku}</span>
              </th>
              <td>
                {nameOf(share.partner)}
                {share.purpose !== '' && <span className="under">{share.purpose}</span>}
              </td>
              <td>{either(...sharingLevelName(share.level))}</td>
              <td>
                <Badge tone={TONES[share.state]}>{t(`sharing.state.${share.state}`)}</Badge>
                <span className="under">
                  {share.expiresAt === null
                    ? t('sharing.untilRevoked')
                    : t('sharing.until', { date: formatDay(share.expiresAt, locale) })}
                </span>
              </td>
              <td>
                {formatCount(share.readCount, locale)}
                <span className="under">
                  {share.lastRead === null
                    ? t('sharing.never')
                    : t('sharing.lastRead', { moment: formatMoment(share.lastRead.at, locale) })}
                </span>
              </td>
              <td>
                {mayShare && (
                  <Button variant="quiet" onClick={() => setEdited(share)}>
                    {t('sharing.change')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {edited && (
        <EditShare
          share={edited}
          onClose={() => setEdited(null)}
          onChanged={() => {
            setEdited(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function ReadTable({ reads }: { readonly reads: readonly Read[] }) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  if (reads.length === 0) return <p>{t('sharing.noReads')}</p>;
  return (
    <Table label={t('sharing.readLog')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('sharing.when')}</th>
          <th scope="col">{t('sharing.who')}</th>
          <th scope="col">{t('sharing.what')}</th>
          <th scope="col">{t('sharing.level')}</th>
        </tr>
      </thead>
      <tbody>
        {reads.map(({ id, at, readerName, channel, level, version, share }) => (
          <tr key={id}>
            <td>{formatMoment(at, locale)}</td>
            <td>
              {readerName}
              <span className="under">{t(`sharing.channel.${channel}`)}</span>
            </td>
            <td>
              {nameOf(share.product)}
              <span className="under">{t('sharing.version', { version })}</span>
            </td>
            <td>{either(...sharingLevelName(level))}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
