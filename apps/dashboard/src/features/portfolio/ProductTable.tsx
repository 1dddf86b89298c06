import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductOrderField } from '../../graphql/generated/graphql.ts';
import { Icon } from '../../ui/index.ts';
import { ProductRow } from './ProductRow.tsx';
import styles from './ProductTable.module.css';
import { type PortfolioView, sortBy } from './portfolioView.ts';
import type { PortfolioProduct } from './usePortfolioProducts.ts';

export interface ProductTableProps {
  readonly products: readonly PortfolioProduct[];
  readonly totalCount: number;
  readonly view: PortfolioView;
  readonly onViewChange: (view: PortfolioView) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (productId: string, selected: boolean) => void;
  /** Called when the end of the loaded rows comes near. */
  readonly onNearEnd: () => void;
}

/** Two lines of a name and one below. */
const ROW_HEIGHT = 58;
const COLUMNS: readonly { key: ColumnKey; field?: ProductOrderField }[] = [
  { key: 'product', field: 'NAME' },
  { key: 'category', field: 'CATEGORY' },
  { key: 'supplier' },
  { key: 'unit' },
  { key: 'footprint', field: 'FOOTPRINT' },
  { key: 'stages' },
  { key: 'primary' },
  { key: 'status' },
];

type ColumnKey = 'product' | 'category' | 'supplier' | 'unit' | 'footprint' | 'stages' | 'primary' | 'status';

/** The products with only the rows in sight in the document, so that thousands scroll like ten. */
export function ProductTable(props: ProductTableProps) {
  const { products, totalCount, view, onViewChange, selected, onSelect, onNearEnd } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: products.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: top,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= products.length - 25 && products.length > 0) onNearEnd();
  }, [last, products.length, onNearEnd]);

  const before = (shown[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  return (
    <table className={styles.table} aria-rowcount={totalCount + 1}>
      <caption className="visually-hidden">{t('portfolio.products')}</caption>
      <thead>
        <tr className={styles.head} aria-rowindex={1}>
          <th className={styles.check}>
            <span className="visually-hidden">{t('portfolio.select')}</span>
          </th>
          {COLUMNS.map(({ key, field }) => (
            <th key={key} scope="col" className={styles[key]} aria-sort={orderOf(view, field)}>
              {field ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => onViewChange(sortBy(view, field))}
                >
                  {t(`portfolio.column.${key}`)}
                  {view.field === field && <Icon name={view.descending ? 'down' : 'up'} />}
                </button>
              ) : (
                t(`portfolio.column.${key}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={list}>
        {before > 0 && <tr style={{ height: before }} />}
        {shown.map(({ index }) => {
          const product = products[index];
          if (!product) return null;
          return (
            <ProductRow
              key={product.id}
              product={product}
              position={index + 2}
              selected={selected.has(product.id)}
              onSelect={onSelect}
            />
          );
        })}
        {after > 0 && <tr style={{ height: after }} />}
      </tbody>
    </table>
  );
}

function orderOf(view: PortfolioView, field: ProductOrderField | undefined) {
  if (field === undefined) return undefined;
  if (view.field !== field) return 'none';
  return view.descending ? 'descending' : 'ascending';
}
