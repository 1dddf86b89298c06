import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '../../ui/index.ts';
import type { ComparisonView } from './comparisonView.ts';

export interface NotComparableProps {
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

/** In place of a chart whose bars could not stand on one axis. */
export function NotComparable({ view, onChange }: NotComparableProps) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('compare.notDrawn')}>
      <p>{t('compare.notDrawnHint')}</p>
      {view.basis !== 'KILOGRAM' && (
        <Button onClick={() => onChange({ ...view, basis: 'KILOGRAM' })}>{t('compare.perKilogram')}</Button>
      )}
    </EmptyState>
  );
}
