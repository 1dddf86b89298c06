import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '../../ui/index.ts';
import type { ComparisonView } from './comparisonView.ts';

export interface NotStackedProps {
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

/** In place of a chart that adds up what is no sum. */
export function NotStacked({ view, onChange }: NotStackedProps) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('compare.notStacked')}>
      <p>{t('compare.notStackedHint')}</p>
      <Button onClick={() => onChange({ ...view, tab: 'heat' })}>{t('compare.view.heat')}</Button>
    </EmptyState>
  );
}
