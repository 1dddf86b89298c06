import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FindFacetsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import styles from './Find.module.css';

/** Lists of labelled suppliers that programmes have made public; nothing where there are none. */
export function FeaturedLinks({ lists }: { readonly lists: FindFacetsQuery['publicFeaturedLists'] }) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  if (lists.length === 0) return null;
  return (
    <nav aria-label={t('find.featured')} className={styles.featured}>
      <span className={styles.under}>{t('find.featured')}</span>
      <ul>
        {lists.map(({ slug, title, titleZh, category, region, operatorName }) => (
          <li key={slug}>
            <Link to={`/featured/${encodeURIComponent(slug)}`}>{either(title, titleZh)}</Link>{' '}
            <span className={styles.count}>
              {[operatorName, category, region === '' ? '' : formatRegion(region, locale)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
