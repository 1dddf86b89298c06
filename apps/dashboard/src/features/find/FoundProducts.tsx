import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { FoundProductsQuery as Found } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatRegion, formatShare } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Button, Checkbox, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import { type CursorPage, CursorPages } from './CursorPages.tsx';
import styles from './Find.module.css';
import { FoundProductsQuery } from './findQueries.ts';
import { type FindView, toFilter, toOrder, toWeights } from './findView.ts';
import { NothingFound } from './NothingFound.tsx';
import { WatchButton } from './WatchButton.tsx';
import { Labels, ScoreBar, WhyScore } from './WhyScore.tsx';

const PAGE = 25;

type Product = Found['foundProducts']['edges'][number]['node'];
export type PickedProduct = Pick<
  Product,
  'id' | 'name' | 'nameZh' | 'level' | 'unit' | 'boundary' | 'kgCo2e'
>;

export interface FoundProductsProps {
  readonly view: FindView;
  readonly picked: readonly PickedProduct[];
  readonly onPick: (picked: readonly PickedProduct[]) => void;
  readonly onChange: (next: Partial<FindView>) => void;
}

/** Products that fit, page by page. */
export function FoundProducts({ view, ...rest }: FoundProductsProps) {
  const question = JSON.stringify([toFilter(view), toOrder(view), view.weights]);
  return (
    <CursorPages key={question}>
      {(page) => <Page key={page.after} view={view} {...rest} {...page} />}
    </CursorPages>
  );
}

type PageProps = FoundProductsProps & CursorPage;

function Page({ view, picked, onPick, onChange, after, onMore }: PageProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({
    query: FoundProductsQuery,
    variables: {
      ...{ filter: toFilter(view), weights: toWeights(view), orderBy: toOrder(view) },
      ...{ first: PAGE, after },
    },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="5rem" lines={4} />;
  const { edges, totalCount, pageInfo } = data.foundProducts;
  if (totalCount === 0) return <NothingFound view={view} onChange={onChange} />;
  const pick = (product: Product, isOn: boolean): void =>
    onPick(isOn ? [...picked, product] : picked.filter(({ id }) => id !== product.id));
  return (
    <>
      {after === null && (
        <p className="lead" role="status">
          {t('find.foundProducts', { count: totalCount })}
        </p>
      )}
      <ol className={styles.list}>
        {edges.map(({ node }) => (
          <ProductItem
            key={node.id}
            product={node}
            isPicked={picked.some(({ id }) => id === node.id)}
            onPick={(isOn) => pick(node, isOn)}
          />
        ))}
      </ol>
      {onMore && pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <Button onClick={() => onMore(pageInfo.endCursor!)}>{t('ui.more')}</Button>
      )}
    </>
  );
}

interface ProductItemProps {
  readonly product: Product;
  readonly isPicked: boolean;
  readonly onPick: (isOn: boolean) => void;
}

function ProductItem({ product, isPicked, onPick }: ProductItemProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const { id, supplier, level, status, isWatched } = product;
  const name = nameOf(product);
  const isOwn = level === null;
  return (
    <li className={styles.item}>
      <Checkbox checked={isPicked} onChange={onPick} label={t('find.pick', { name })} labelHidden />
      <div className={styles.who}>
        {isOwn ? <Link to={`/products/${encodeURIComponent(id)}`}>{name}</Link> : <b>{name}</b>}
        <span className={styles.under}>
          {[product.sku, either(product.category, product.categoryZh)].filter(Boolean).join(' · ')}
        </span>
        <span className={styles.under}>
          {isOwn ? (
            <Link to={`/suppliers/${encodeURIComponent(supplier.id)}`}>{nameOf(supplier)}</Link>
          ) : (
            nameOf(supplier)
          )}
          {product.region !== '' && ` · ${formatRegion(product.region, locale)}`}
        </span>
      </div>
      <ProductFigure product={product} />
      <div className={styles.marks}>
        {status !== null && (
          <Badge tone={status === 'VERIFIED' || status === 'PUBLISHED' ? 'good' : 'neutral'}>
            {t(`status.${status}`)}
          </Badge>
        )}
        {!isOwn && <Badge tone="info">{t('find.source.SHARED')}</Badge>}
        <Labels labels={supplier.labels} />
        <span className={styles.under}>
          {[
            product.dataQuality === null
              ? ''
              : t('find.rating', { rating: formatAmount(product.dataQuality, locale) }),
            product.primaryDataShare === null
              ? ''
              : t('find.primaryShare', { share: formatShare(product.primaryDataShare, locale) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <ScoreBar {...product} />
      <WatchButton kind="PRODUCT" id={id} name={name} isWatched={isWatched} />
      <WhyScore parts={product.parts} />
    </li>
  );
}

function ProductFigure({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { kgCo2e, band, unit, boundary, hasGaps, referencePeriodEnd } = product;
  if (unit === null || boundary === null)
    return <div className={styles.figure}>{t('find.notPublished')}</div>;
  return (
    <div className={styles.figure}>
      <span className={styles.number}>
        {band ? (
          t('sharing.between', {
            lower: formatAmount(band.lower, locale),
            upper: formatAmount(band.upper, locale),
          })
        ) : (
          <Figure value={kgCo2e} unit="kg CO₂e" />
        )}
      </span>
      <span className={styles.under}>
        {t('find.perUnit', { unit: unitName(unit, locale) })} · {t(`boundary.${boundary}`)}
        {referencePeriodEnd !== null && ` · ${referencePeriodEnd.slice(0, 4)}`}
      </span>
      {hasGaps && <span className={styles.gap}>{t('find.hasGaps')}</span>}
    </div>
  );
}
