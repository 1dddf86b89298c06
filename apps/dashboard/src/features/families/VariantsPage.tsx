import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, PageHead, Skeleton, Stack } from '../../ui/index.ts';
import { VariantBaseQuery } from './familyQueries.ts';
import { VariantsForm } from './VariantsForm.tsx';

/** `/assessments/:id/variants`: products that share the lines of this one. */
export function VariantsPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  usePageTitle(t('families.make'));
  const id = useParams().id ?? '';
  const [{ data, error }, ask] = useQuery({ query: VariantBaseQuery, variables: { id } });
  const base = data?.assessment;
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (base === undefined) return <Skeleton height="2rem" lines={8} />;
  if (base === null || base.kind === 'DECLARED')
    return (
      <EmptyState title={t('families.noBase')}>
        <p>{t('families.noBaseHint')}</p>
        <Link to="/">{t('shell.toPortfolio')}</Link>
      </EmptyState>
    );
  const { product } = base;
  return (
    <Stack>
      <PageHead
        back={{ to: `/products/${encodeURIComponent(product.id)}`, label: nameOf(product) }}
        title={t('families.make')}
        lead={t('families.makeHint', { name: nameOf(product), count: base.lines.length })}
      />
      <VariantsForm base={base} />
    </Stack>
  );
}
