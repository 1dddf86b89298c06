import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { MembershipsQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePages } from '../../lib/usePages.ts';
import { Badge, ErrorState, Pager, Skeleton } from '../../ui/index.ts';
import styles from './Programmes.module.css';
import { MembershipsQuery } from './programmeQueries.ts';

const PAGE = 20;

/** The programmes the organisation is or was in, with its next step and what it has not read yet. */
export function MembershipList() {
  const { t } = useTranslation();
  const pages = usePages('memberships');
  const [{ data, error }, ask] = useQuery({
    query: MembershipsQuery,
    variables: { first: PAGE, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={3} />;
  const { edges, totalCount, pageInfo } = data.programmeMemberships;
  if (totalCount === 0) return <p>{t('programmes.noMemberships')}</p>;
  return (
    <>
      <ul className={styles.list}>
        {edges.map(({ node }) => (
          <MembershipItem key={node.id} membership={node} />
        ))}
      </ul>
      <Pager label={t('programmes.ours')} {...{ pages, pageInfo, shown: edges.length, total: totalCount }} />
    </>
  );
}

type Membership = Answer['programmeMemberships']['edges'][number]['node'];

function MembershipItem({ membership }: { readonly membership: Membership }) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const { id, state, way, notices, ...named } = membership;
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  return (
    <li className={styles.item}>
      <div>
        <Link to={`/programmes/in/${encodeURIComponent(id)}`}>
          {either(named.programmeName, named.programmeNameZh)}
        </Link>{' '}
        <Badge>{t(`programmes.state.${state}`)}</Badge>{' '}
        {unread > 0 && <Badge tone="info">{t('programmes.unread', { count: unread })}</Badge>}
        <span className="under">
          {either(named.operatorName, named.operatorNameZh)}
          {state === 'JOINED' &&
            way.nextStep &&
            ` · ${t('programmes.next')}: ${t(`programmes.step.${way.nextStep}`)}`}
          {state === 'JOINED' &&
            way.since &&
            `, ${t('programmes.since', { day: formatDay(way.since, locale) })}`}
        </span>
      </div>
    </li>
  );
}
