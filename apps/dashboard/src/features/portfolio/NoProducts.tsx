import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, EmptyState } from '../../ui/index.ts';

/** Either nothing matches, or there is nothing yet: then it says how to begin. */
export function NoProducts({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <EmptyState title={t('portfolio.nothingFound')}>
        <p>{t('portfolio.nothingFoundHint')}</p>
        <Link to="/" className={buttonClass('secondary')}>
          {t('portfolio.showAll')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('portfolio.empty')}>
      <p>{t('portfolio.emptyHint')}</p>
      <a href="/graphql" className={buttonClass('primary')}>
        {t('portfolio.emptyAction')}
      </a>
    </EmptyState>
  );
}
