import { BASIS_WORDING } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import type { FeaturedListQuery as Answer } from '../../graphql/generated/graphql.ts';
import { graphql } from '../../graphql/generated/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay, formatRegion } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, EmptyState, ErrorState, LabelStateBadge, Skeleton, Stack, Table } from '../../ui/index.ts';
import styles from './Featured.module.css';

const FeaturedListQuery = graphql(`
  query FeaturedList($slug: String!) {
    featuredList(slug: $slug) {
      title
      titleZh
      text
      textZh
      category
      region
      operatorName
      suppliers {
        name
        nameZh
        country
        labels { factory factoryZh scheme schemeZh schemeVersion grade basis state validUntil code }
      }
    }
  }
`);

type List = NonNullable<Answer['featuredList']>;

/** `/featured/:slug`: labelled suppliers, for everybody; as the labels are worth at this moment. */
export function FeaturedPage() {
  const { t } = useTranslation();
  const { slug = '' } = useParams();
  const { either } = useLanguage();
  const [{ data, error }, ask] = useQuery({
    query: FeaturedListQuery,
    variables: { slug },
    requestPolicy: 'network-only',
  });
  const list = data?.featuredList;
  usePageTitle(list ? either(list.title, list.titleZh) : '');
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={8} />;
  if (!list)
    return (
      <EmptyState title={t('featured.notFound')}>
        <p>{t('featured.notFoundHint')}</p>
      </EmptyState>
    );
  return (
    <Stack as="article">
      <header>
        <p className={styles.lead}>{t('featured.by', { operator: list.operatorName })}</p>
        <h1>{either(list.title, list.titleZh)}</h1>
        <p className={styles.text}>{either(list.text, list.textZh)}</p>
        {(list.category !== '' || list.region !== '') && (
          <p className={styles.lead}>
            {t('featured.only', { what: [list.category, list.region].filter(Boolean).join(' · ') })}
          </p>
        )}
      </header>
      {list.suppliers.length === 0 ? (
        <EmptyState title={t('featured.empty')} />
      ) : (
        <Suppliers suppliers={list.suppliers} title={either(list.title, list.titleZh)} />
      )}
      <Card title={t('featured.order')}>
        <p className={styles.text}>{t('featured.orderText')}</p>
        <p className={styles.text}>{t('featured.basisText')}</p>
      </Card>
    </Stack>
  );
}

function Suppliers({ suppliers, title }: { readonly suppliers: List['suppliers']; readonly title: string }) {
  const { t } = useTranslation();
  const { nameOf, locale } = useLanguage();
  return (
    <Table label={title}>
      <thead>
        <tr>
          <th scope="col" data-number>
            #
          </th>
          <th scope="col">{t('featured.supplier')}</th>
          <th scope="col">{t('featured.labels')}</th>
        </tr>
      </thead>
      <tbody>
        {suppliers.map((supplier, index) => (
          <tr key={supplier.name}>
            <td data-number>{index + 1}</td>
            <th scope="row">
              {nameOf(supplier)}
              <span className="under">{formatRegion(supplier.country, locale)}</span>
            </th>
            <td>
              {supplier.labels.map((label) => (
                <LabelLine key={`${label.factory} ${label.validUntil}`} label={label} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function LabelLine({ label }: { readonly label: List['suppliers'][number]['labels'][number] }) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const wording = BASIS_WORDING[label.basis];
  return (
    <div>
      <LabelStateBadge state={label.state} grade={label.grade} /> {either(wording.name, wording.nameZh)}
      <span className="under">
        {either(label.factory, label.factoryZh)} · {either(label.scheme, label.schemeZh)} v
        {label.schemeVersion} · {t('featured.until', { day: formatDay(label.validUntil, locale) })}
        {label.code && (
          <>
            {' · '}
            <Link to={`/labels/${label.code}`}>{t('featured.check')}</Link>
          </>
        )}
      </span>
    </div>
  );
}
