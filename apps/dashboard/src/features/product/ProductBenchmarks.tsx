import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { ProductBenchmarksQuery } from './productQueries.ts';

/** Where the product stands in the benchmarks of programmes; nothing where it stands in none. */
export function ProductBenchmarks({ productId }: { readonly productId: string }) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const [{ data }] = useQuery({ query: ProductBenchmarksQuery, variables: { id: productId } });
  const standings = (data?.product?.benchmarks ?? []).flatMap(({ standing, ...programme }) =>
    standing.band ? [{ ...programme, band: standing.band, figure: standing.figure }] : [],
  );
  return standings.map(({ programmeName, programmeNameZh, band, figure }) => (
    <p key={figure.id}>
      <Link to="/programmes">
        {t('programmes.standing', {
          programme: either(programmeName, programmeNameZh),
          band: t(`programmes.band.${band}`),
          count: figure.contributors ?? 0,
        })}
      </Link>{' '}
      ({t('programmes.median')} {formatAmount(figure.median, locale)} kg CO2e{' '}
      {t('programmes.perUnit', { unit: unitName(figure.unit, locale) })})
    </p>
  ));
}
