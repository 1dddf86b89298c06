import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { LineChangeInput } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatShareDelta, MISSING } from '../../lib/format.ts';
import { ErrorState, Figure, Skeleton, Table } from '../../ui/index.ts';
import styles from './BulkEdit.module.css';
import { BulkEffectsQuery } from './bulkQueries.ts';
import { sumEffects } from './bulkView.ts';

export interface EffectTableProps {
  readonly lineIds: readonly string[];
  readonly change: LineChangeInput;
}

/** What the edit would do to every assessment it reaches, calculated and not saved. */
export function EffectTable({ lineIds, change }: EffectTableProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data, error, fetching }, ask] = useQuery({
    query: BulkEffectsQuery,
    variables: { filter: { lineIds: [...lineIds] }, change },
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="1.5rem" lines={4} />;
  const { effects } = data.bulkEditPreview;
  const sum = sumEffects(effects);
  return (
    <section className={styles.sheet} data-stale={fetching} aria-labelledby="bulk-effect">
      <h3 id="bulk-effect">{t('bulkEdit.effect')}</h3>
      <p>
        <strong className={styles.sum}>{formatDelta(sum.perUnit, locale)}</strong> {t('bulkEdit.perUnit')}
        {sum.perYear !== 0 && (
          <>
            {' · '}
            <strong className={styles.sum}>{formatDelta(sum.perYear, locale)}</strong> {t('bulkEdit.perYear')}
          </>
        )}
        {sum.withoutVolume > 0 && (
          <span className="lead"> {t('bulkEdit.withoutVolume', { count: sum.withoutVolume })}</span>
        )}
      </p>
      <Table label={t('bulkEdit.effect')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('bulkEdit.product')}</th>
            {(['before', 'after', 'difference'] as const).map((column) => (
              <th key={column} scope="col" data-number>
                {t(`bulkEdit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {effects.map(({ assessmentId, product, before, after, isIndirect }) =>
            product === null ? null : (
              <tr key={assessmentId}>
                <th scope="row">
                  <Link to={`/products/${encodeURIComponent(product.id)}`}>{nameOf(product)}</Link>
                  {isIndirect && <span className="under">{t('bulkEdit.indirect')}</span>}
                </th>
                <td data-number>
                  <Figure value={before} />
                </td>
                <td data-number>
                  <Figure value={after} />
                </td>
                <td data-number>
                  {before === null || after === null ? MISSING : formatDelta(after - before, locale)}
                  {before !== null && after !== null && before !== 0 && (
                    <span className="under">{formatShareDelta(after / before - 1, locale)}</span>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </Table>
    </section>
  );
}
