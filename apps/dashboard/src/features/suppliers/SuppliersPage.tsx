import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Tabs } from '../../ui/index.ts';
import { CategoryComparison } from './CategoryComparison.tsx';
import { SupplierList } from './SupplierList.tsx';
import styles from './Suppliers.module.css';
import { readSuppliersView, type SuppliersView, writeSuppliersView } from './suppliersView.ts';

/** `/suppliers`: what each supplier contributes, and the footprints of one category side by side. */
export function SuppliersPage() {
  const { t } = useTranslation();
  usePageTitle(t('suppliers.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = readSuppliersView(parameters);
  const change = (next: SuppliersView): void =>
    setParameters(writeSuppliersView(next), { replace: true, preventScrollReset: true });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('suppliers.title')}</h1>
        <p className={styles.lead}>{t('suppliers.lead')}</p>
      </header>
      <Tabs
        label={t('suppliers.title')}
        tabs={[
          { key: 'list', label: t('suppliers.tabs.list') },
          { key: 'compare', label: t('suppliers.tabs.compare') },
        ]}
        value={view.tab}
        onChange={(tab) => change({ ...view, tab })}
      >
        {view.tab === 'list' ? (
          <SupplierList search={view.search} onSearch={(search) => change({ ...view, search })} />
        ) : (
          <CategoryComparison view={view} onChange={change} />
        )}
      </Tabs>
    </div>
  );
}
