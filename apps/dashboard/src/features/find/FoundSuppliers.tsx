import { industryName } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { FoundSuppliersQuery as Found } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { Badge, Button, ErrorState, Skeleton } from '../../ui/index.ts';
import { type CursorPage, CursorPages } from './CursorPages.tsx';
import styles from './Find.module.css';
import { FoundSuppliersQuery } from './findQueries.ts';
import { type FindView, toFilter, toOrder, toWeights } from './findView.ts';
import { NothingFound } from './NothingFound.tsx';
import { WatchButton } from './WatchButton.tsx';
import { Labels, ScoreBar, WhyScore } from './WhyScore.tsx';

const PAGE = 25;

export interface FoundSuppliersProps {
  readonly view: FindView;
  readonly onChange: (next: Partial<FindView>) => void;
}

/** Suppliers that fit by themselves or by what they make, page by page. */
export function FoundSuppliers({ view, onChange }: FoundSuppliersProps) {
  const question = JSON.stringify([toFilter(view), toOrder(view), view.weights]);
  return (
    <CursorPages key={question}>
      {(page) => <Page key={page.after} view={view} onChange={onChange} {...page} />}
    </CursorPages>
  );
}

type PageProps = FoundSuppliersProps & CursorPage;

function Page({ view, onChange, after, onMore }: PageProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({
    query: FoundSuppliersQuery,
    variables: {
      ...{ filter: toFilter(view), weights: toWeights(view), orderBy: toOrder(view) },
      ...{ first: PAGE, after },
    },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="4rem" lines={4} />;
  const { edges, totalCount, pageInfo } = data.foundSuppliers;
  if (totalCount === 0) return <NothingFound view={view} onChange={onChange} />;
  return (
    <>
      {after === null && (
        <p className="lead" role="status">
          {t('suppliers.found', { count: totalCount })}
        </p>
      )}
      <ol className={styles.list}>
        {edges.map(({ node }) => (
          <SupplierItem key={node.id} found={node} onShow={() => onChange(productsOf(view, node))} />
        ))}
      </ol>
      {onMore && pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <Button onClick={() => onMore(pageInfo.endCursor!)}>{t('ui.more')}</Button>
      )}
    </>
  );
}

type FoundSupplier = Found['foundSuppliers']['edges'][number]['node'];

/** What a supplier makes is found by its name. */
function productsOf(view: FindView, { supplier }: FoundSupplier): Partial<FindView> {
  return { ...view, tab: 'products', search: supplier.name };
}

interface SupplierItemProps {
  readonly found: FoundSupplier;
  readonly onShow: () => void;
}

function SupplierItem({ found, onShow }: SupplierItemProps) {
  const { t } = useTranslation();
  const { locale, language, nameOf } = useLanguage();
  const { supplier, productCount } = found;
  const name = nameOf(supplier);
  return (
    <li className={styles.item}>
      <div className={styles.who}>
        {supplier.source === 'OWN' ? (
          <Link to={`/suppliers/${encodeURIComponent(found.id)}`}>{name}</Link>
        ) : (
          <b>{name}</b>
        )}
        <span className={styles.under}>
          {[
            supplier.country === '' ? '' : formatRegion(supplier.country, locale),
            industryName(supplier.industry, language),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={styles.figure}>
        {productCount > 0 ? (
          <Button variant="quiet" onClick={onShow}>
            {t('find.products', { count: productCount })}
          </Button>
        ) : (
          <span className={styles.under}>{t('find.noProducts')}</span>
        )}
      </div>
      <div className={styles.marks}>
        {supplier.source === 'SHARED' && <Badge tone="info">{t('find.source.SHARED')}</Badge>}
        <Labels labels={supplier.labels} />
      </div>
      <ScoreBar {...found} />
      <WatchButton kind="SUPPLIER" id={found.id} name={name} isWatched={found.isWatched} />
      <WhyScore parts={found.parts} />
    </li>
  );
}
