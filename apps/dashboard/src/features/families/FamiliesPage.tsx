import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatKg } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, PageHead, Skeleton, Stack, Table } from '../../ui/index.ts';
import styles from './Families.module.css';
import { BaseCandidatesQuery, FamiliesQuery } from './familyQueries.ts';

/** `/families`: products that share most of their lines. */
export function FamiliesPage() {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  usePageTitle(t('families.title'));
  const [{ data, error }, ask] = useQuery({ query: FamiliesQuery });
  const found = data?.families;
  return (
    <Stack>
      <PageHead title={t('families.title')} lead={t('families.lead')} />
      {error && !found && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !found && <Skeleton height="2rem" lines={6} />}
      {found?.totalCount === 0 && <FirstFamily />}
      {found && found.totalCount > 0 && (
        <Table label={t('families.title')}>
          <thead>
            <tr>
              <th scope="col">{t('families.family')}</th>
              <th scope="col">{t('families.base')}</th>
              <th scope="col" data-number>
                {t('families.variants')}
              </th>
              <th scope="col" data-number>
                {t('families.range')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link to={`/families/${encodeURIComponent(node.id)}`}>{nameOf(node)}</Link>
                </th>
                <td>
                  <Link to={`/products/${encodeURIComponent(node.base.product.id)}`}>
                    {nameOf(node.base.product)}
                  </Link>
                </td>
                <td data-number>{formatCount(node.variantCount, locale)}</td>
                <td data-number>
                  {rangeOf([node.base, ...node.variants])
                    .map((kg) => formatKg(kg, locale))
                    .join(' – ') || t('ui.missing')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Stack>
  );
}

interface WithTotal {
  readonly footprint: { readonly totalKgCo2e: number | null } | null;
}

/** The smallest and the largest footprint; one number where they are the same. */
function rangeOf(members: readonly WithTotal[]): readonly number[] {
  const totals = members.flatMap(({ footprint }) => footprint?.totalKgCo2e ?? []);
  if (totals.length === 0) return [];
  return [...new Set([Math.min(...totals), Math.max(...totals)])];
}

/** How a first family comes about, with the products it could be made of. */
function FirstFamily() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: BaseCandidatesQuery });
  const candidates = (data?.assessments.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, product }) => product.currentAssessment?.id === id);
  return (
    <EmptyState title={t('families.empty')}>
      <p>{t('families.emptyHint')}</p>
      <ul className={styles.candidates}>
        {candidates.map(({ id, product }) => (
          <li key={id}>
            <Link to={`/assessments/${encodeURIComponent(id)}/variants`}>
              {t('families.makeOf', { name: nameOf(product) })}
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
