import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, buttonClass, EmptyState } from '../../ui/index.ts';
import { type FindView, isFiltered, withoutFilters } from './findView.ts';

export interface NothingFoundProps {
  readonly view: FindView;
  readonly onChange: (next: Partial<FindView>) => void;
}

/** Nothing for these filters, or nothing at all: each leads on. */
export function NothingFound({ view, onChange }: NothingFoundProps) {
  const { t } = useTranslation();
  if (isFiltered(view))
    return (
      <EmptyState title={t('ui.nothingFound')}>
        <p>{t('find.nothingHint')}</p>
        <Button onClick={() => onChange(withoutFilters(view))}>{t('find.clear')}</Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t('find.empty')}>
      <p>{t('find.emptyHint')}</p>
      <Link to="/sharing?tab=requests" className={buttonClass('secondary')}>
        {t('find.askSuppliers')}
      </Link>
    </EmptyState>
  );
}
