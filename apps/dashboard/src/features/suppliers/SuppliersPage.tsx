import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { PageHead, Stack, Tabs } from '../../ui/index.ts';
import { CategoryComparison } from './CategoryComparison.tsx';
import { SupplierList } from './SupplierList.tsx';
import { SupplierRanking } from './SupplierRanking.tsx';
import { readSuppliersView, type SuppliersView, TABS, writeSuppliersView } from './suppliersView.ts';

/** `/suppliers`: what each supplier contributes, and the footprints of one category side by side. */
export function SuppliersPage() {
  const { t } = useTranslation();
  usePageTitle(t('suppliers.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = readSuppliersView(parameters);
  const change = (next: SuppliersView): void =>
    setParameters(writeSuppliersView(next), { replace: true, preventScrollReset: true });
  return (
    <Stack>
      <PageHead title={t('suppliers.title')} lead={t('suppliers.lead')} />
      <Tabs
        label={t('suppliers.title')}
        tabs={TABS.map((key) => ({ key, label: t(`suppliers.tabs.${key}`) }))}
        value={view.tab}
        onChange={(tab) => change({ ...view, tab })}
      >
        {view.tab === 'list' && (
          <SupplierList
            search={view.search}
            label={view.label}
            onChange={(part) => change({ ...view, ...part })}
          />
        )}
        {view.tab === 'rank' && <SupplierRanking view={view} onChange={change} />}
        {view.tab === 'compare' && <CategoryComparison view={view} onChange={change} />}
      </Tabs>
    </Stack>
  );
}
