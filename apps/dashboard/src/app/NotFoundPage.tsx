import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from '../lib/usePageTitle.ts';
import { buttonClass, EmptyState } from '../ui/index.ts';

/** Any address that is none of ours. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('shell.notFound'));
  return (
    <EmptyState title={t('shell.notFound')}>
      <p>{t('shell.notFoundHint')}</p>
      <Link to="/" className={buttonClass('secondary')}>
        {t('shell.toPortfolio')}
      </Link>
    </EmptyState>
  );
}
