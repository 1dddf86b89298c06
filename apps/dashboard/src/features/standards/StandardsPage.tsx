import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { PageHead, Stack, Tabs } from '../../ui/index.ts';
import { ProductRules } from './ProductRules.tsx';
import { SideBySide } from './SideBySide.tsx';
import { StandardList } from './StandardList.tsx';
import {
  readStandardsView,
  STANDARDS_TABS,
  type StandardsView,
  writeStandardsView,
} from './standardsView.ts';

/** `/standards`: the library of standards, several side by side, and the register of product category rules. */
export function StandardsPage() {
  const { t } = useTranslation();
  usePageTitle(t('standards.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = readStandardsView(parameters);
  const change = (next: StandardsView): void =>
    setParameters(writeStandardsView(next), { replace: true, preventScrollReset: true });
  return (
    <Stack>
      <PageHead title={t('standards.title')} lead={t('standards.lead')} />
      <Tabs
        label={t('standards.title')}
        tabs={STANDARDS_TABS.map((key) => ({ key, label: t(`standards.tabs.${key}`) }))}
        value={view.tab}
        onChange={(tab) => change({ ...view, tab })}
      >
        {view.tab === 'library' && <StandardList />}
        {view.tab === 'compare' && <SideBySide view={view} onChange={change} />}
        {view.tab === 'productRules' && (
          <ProductRules search={view.search} onSearch={(search) => change({ ...view, search })} />
        )}
      </Tabs>
    </Stack>
  );
}
