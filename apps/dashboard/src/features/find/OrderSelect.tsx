import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/index.ts';
import { type FindView, ORDERS } from './findView.ts';

export interface OrderSelectProps {
  readonly view: FindView;
  readonly onChange: (next: Partial<FindView>) => void;
}

/** The best first, or otherwise; suppliers know score and name only. */
export function OrderSelect({ view, onChange }: OrderSelectProps) {
  const { t } = useTranslation();
  const orders = view.tab === 'suppliers' ? (['score', 'name'] as const) : ORDERS;
  const order = orders.find((known) => known === view.order) ?? 'score';
  return (
    <Select
      label={t('find.order')}
      value={order}
      options={orders.map((each) => ({ value: each, label: t(`find.orders.${each}`) }))}
      onChange={(value) => {
        const chosen = ORDERS.find((known) => known === value) ?? 'score';
        onChange({ order: chosen, isDescending: chosen === 'score' || chosen === 'year' });
      }}
    />
  );
}
