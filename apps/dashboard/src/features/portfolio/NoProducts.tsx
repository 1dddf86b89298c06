import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { buttonClass, EmptyState } from '../../ui/index.ts';

/** Either nothing matches, or there is nothing yet: then the way to the first footprint opens by itself. */
export function NoProducts({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation();
  if (!filtered) return <Navigate to="/start" replace />;
  return (
    <EmptyState title={t('portfolio.nothingFound')}>
      <p>{t('portfolio.nothingFoundHint')}</p>
      <Link to="/" className={buttonClass('secondary')}>
        {t('portfolio.showAll')}
      </Link>
    </EmptyState>
  );
}
