import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { usePages } from '../../lib/usePages.ts';
import { ButtonLink, ErrorState, Pager, Skeleton } from '../../ui/index.ts';
import styles from './Programmes.module.css';
import { ProgrammesQuery } from './programmeQueries.ts';

const PAGE = 20;

/** The programmes the organisation operates; nothing where it operates none. */
export function OwnProgrammes() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const pages = usePages('programmes');
  const [{ data, error }, ask] = useQuery({
    query: ProgrammesQuery,
    variables: { first: PAGE, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={2} />;
  const { edges, totalCount, pageInfo } = data.programmes;
  if (totalCount === 0) return null;
  return (
    <>
      <ul className={styles.list}>
        {edges.map(({ node: { id, campaigns, ...named } }) => (
          <li key={id} className={styles.item}>
            <div>
              {nameOf(named)}
              <span className="under">{campaigns.map(nameOf).join(' · ')}</span>
            </div>
            <ButtonLink to={`/programmes/${encodeURIComponent(id)}`}>
              {t('programmes.openDashboard')}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <Pager label={t('programmes.run')} {...{ pages, pageInfo, shown: edges.length, total: totalCount }} />
    </>
  );
}
