import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { ErrorState, PageHead, SearchField, Stack, Tabs } from '../../ui/index.ts';
import { CompareBar } from './CompareBar.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { FeaturedLinks } from './FeaturedLinks.tsx';
import styles from './Find.module.css';
import { FoundProducts, type PickedProduct } from './FoundProducts.tsx';
import { FoundSuppliers } from './FoundSuppliers.tsx';
import { FacetsQuery } from './findQueries.ts';
import { FIND_TABS, toFilter } from './findView.ts';
import { OrderSelect } from './OrderSelect.tsx';
import { useFindView } from './useFindView.ts';
import { WeightPanel } from './WeightPanel.tsx';

/** `/find`: suppliers and products, own and shared, by facets and a score that says why. */
export function FindPage() {
  const { t } = useTranslation();
  usePageTitle(t('find.title'));
  const [view, change] = useFindView();
  const [picked, setPicked] = useState<readonly PickedProduct[]>([]);
  const [{ data, error }, ask] = useQuery({
    query: FacetsQuery,
    variables: { filter: toFilter(view) },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Stack>
      <PageHead title={t('find.title')} lead={t('find.lead')} />
      <div className={styles.searchRow}>
        <SearchField
          label={t('find.search')}
          placeholder={t('find.placeholder')}
          value={view.search}
          onChange={(search) => change({ search })}
        />
        <OrderSelect view={view} onChange={change} />
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      <FeaturedLinks lists={data?.publicFeaturedLists ?? []} />
      <WeightPanel view={view} saved={data?.searchWeights ?? null} onChange={change} />
      <div className={styles.columns}>
        <FacetPanel view={view} facets={data?.searchFacets ?? null} onChange={change} />
        <Tabs
          label={t('find.title')}
          tabs={FIND_TABS.map((key) => ({ key, label: t(`find.tabs.${key}`) }))}
          value={view.tab}
          onChange={(tab) => change({ tab })}
        >
          {view.tab === 'products' ? (
            <FoundProducts view={view} picked={picked} onPick={setPicked} onChange={change} />
          ) : (
            <FoundSuppliers view={view} onChange={change} />
          )}
        </Tabs>
      </div>
      <CompareBar picked={picked} onPick={setPicked} />
    </Stack>
  );
}
