import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { ErrorState, Skeleton } from '../../ui/index.ts';
import { HotspotsPanel } from './HotspotsPanel.tsx';
import { NoProducts } from './NoProducts.tsx';
import { PortfolioFacts } from './PortfolioFacts.tsx';
import styles from './PortfolioPage.module.css';
import { PortfolioToolbar } from './PortfolioToolbar.tsx';
import { ProductTable } from './ProductTable.tsx';
import { isFiltered, type PortfolioView, readPortfolioView, writePortfolioView } from './portfolioView.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { usePortfolioProducts } from './usePortfolioProducts.ts';

/** `/`: every product with its footprint, and where the emissions of the portfolio come from. */
export function PortfolioPage() {
  const { t } = useTranslation();
  usePageTitle(t('portfolio.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = readPortfolioView(parameters);
  const found = usePortfolioProducts(view);
  const [selected, select] = useSelection();
  const changeView = (next: PortfolioView): void => {
    setParameters(writePortfolioView(next), { replace: true, preventScrollReset: true });
  };

  return (
    <>
      <PortfolioFacts />
      <div className={styles.columns}>
        <section className={styles.products} aria-label={t('portfolio.products')}>
          <PortfolioToolbar view={view} onChange={changeView} totalCount={found.totalCount} />
          <div className={styles.sheet} data-stale={found.loading}>
            {found.error ? (
              <ErrorState error={found.error} onRetry={found.retry} />
            ) : found.totalCount === undefined ? (
              <div className={styles.waiting}>
                <Skeleton height="1.875rem" lines={12} />
              </div>
            ) : found.totalCount === 0 ? (
              <NoProducts filtered={isFiltered(view)} />
            ) : (
              <ProductTable
                products={found.products}
                totalCount={found.totalCount}
                view={view}
                onViewChange={changeView}
                selected={selected}
                onSelect={select}
                onNearEnd={found.loadMore}
              />
            )}
          </div>
        </section>
        <HotspotsPanel productIds={[...selected]} category={view.category} />
      </div>
      <SelectionBar selected={[...selected]} onClear={() => select(null)} />
    </>
  );
}

/** The chosen product ids in the order of choosing; `null` takes all away. */
function useSelection() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((productId: string | null, on = false): void => {
    setSelected((before) => {
      if (productId === null) return new Set();
      const after = new Set(before);
      if (on) after.add(productId);
      else after.delete(productId);
      return after;
    });
  }, []);
  return [selected, select] as const;
}
