import { industryName } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay, formatRegion } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, EmptyState, ErrorState, LabelStateBadge, PageHead, Skeleton, Stack } from '../../ui/index.ts';
import { RankParts } from './RankParts.tsx';
import { SupplierContribution } from './SupplierContribution.tsx';
import { SupplierLines } from './SupplierLines.tsx';
import { SupplierProducts } from './SupplierProducts.tsx';
import styles from './Suppliers.module.css';
import { SupplierQuery } from './supplierQueries.ts';

/** `/suppliers/:id`: what a supplier contributes, makes and delivers. */
export function SupplierPage() {
  const { t } = useTranslation();
  const { locale, language, nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: SupplierQuery, variables: { id } });
  const supplier = data?.supplier;
  usePageTitle(supplier ? nameOf(supplier) : '');
  if (error && !data) {
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  }
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!supplier) {
    return (
      <EmptyState title={t('suppliers.notFound')}>
        <p>{t('shell.notFoundHint')}</p>
      </EmptyState>
    );
  }
  const sites = supplier.sites.map((site) => `${nameOf(site)} (${formatRegion(site.region, locale)})`);
  return (
    <Stack>
      <PageHead
        back={{ to: '/suppliers', label: t('suppliers.back') }}
        title={nameOf(supplier)}
        lead={[
          formatRegion(supplier.country, locale),
          industryName(supplier.industry, language),
          sites.length > 0 && `${t('suppliers.sites')}: ${sites.join(', ')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Card
        title={t('suppliers.rankTitle', { score: formatAmount(supplier.rank.score, locale) })}
        subtitle={t('suppliers.rankHint')}
      >
        {supplier.labels.length === 0 ? (
          <p className="lead">
            {t('suppliers.noLabelYet')} <Link to="/evaluations">{t('evaluations.title')}</Link>
          </p>
        ) : (
          <ul className={styles.history}>
            {supplier.labels.map(({ id: labelId, grade, state, validUntil, isPublic, code, evaluation }) => (
              <li key={labelId} className={styles.tools}>
                <LabelStateBadge grade={grade} state={state} />
                <span>{t('evaluations.until', { day: formatDay(validUntil, locale) })}</span>
                <Link to={`/evaluations/${encodeURIComponent(evaluation.id)}`}>
                  {t('suppliers.toEvaluation')}
                </Link>
                {isPublic && <Link to={`/labels/${code}`}>{t('evaluations.openPublic')}</Link>}
              </li>
            ))}
          </ul>
        )}
        <RankParts parts={supplier.rank.parts} />
      </Card>
      <Card title={t('suppliers.contribution')} subtitle={t('suppliers.contributionHint')}>
        <SupplierContribution supplierId={id} />
      </Card>
      <Card title={t('suppliers.own')} subtitle={t('suppliers.ownHint')}>
        <SupplierProducts supplierId={id} />
      </Card>
      <Card title={t('suppliers.linesTitle')}>
        <SupplierLines lines={supplier.lines} />
      </Card>
    </Stack>
  );
}
