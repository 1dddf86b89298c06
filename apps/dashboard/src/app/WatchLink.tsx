import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../graphql/generated/index.ts';
import { Icon } from '../ui/index.ts';
import styles from './Shell.module.css';

const WatchNoticesQuery = graphql(`
  query WatchNotices {
    watchNotices
  }
`);

/** The way to the watch list, with how much of it has changed. */
export function WatchLink({ isMember }: { readonly isMember: boolean }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: WatchNoticesQuery, pause: !isMember });
  if (!isMember) return null;
  const count = data?.watchNotices ?? 0;
  const text = count === 0 ? t('watch.link') : t('watch.notices', { count });
  return (
    <NavLink to="/watch" className={styles.watch ?? ''} aria-label={text} title={text}>
      <Icon name="watch" />
      {count > 0 && (
        <span className={styles.notices} aria-hidden="true">
          {count}
        </span>
      )}
    </NavLink>
  );
}
