import { useTranslation } from 'react-i18next';
import type { LabelState } from '../../graphql/generated/graphql.ts';
import { LabelStateBadge } from '../../ui/index.ts';
import styles from './Suppliers.module.css';

export interface SupplierLabelsProps {
  readonly labels: readonly { readonly id: string; readonly grade: string; readonly state: LabelState }[];
}

/** The labels of a supplier’s factories, the one issued last first. */
export function SupplierLabels({ labels }: SupplierLabelsProps) {
  const { t } = useTranslation();
  if (labels.length === 0) return <span className="lead">{t('suppliers.noLabel')}</span>;
  return (
    <span className={styles.labels}>
      {labels.map(({ id, grade, state }) => (
        <LabelStateBadge key={id} grade={grade} state={state} />
      ))}
    </span>
  );
}
