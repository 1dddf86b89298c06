import { useTranslation } from 'react-i18next';
import type { BenchmarkBand, ProgrammeBenchmarksQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Table } from '../../ui/index.ts';
import styles from './Programmes.module.css';

export type ShownFigure = NonNullable<
  ProgrammeBenchmarksQuery['programme']
>['benchmarks'][number]['figures'][number];

interface BenchmarkRow {
  readonly figure: ShownFigure;
  readonly own?: number | null;
  readonly band?: BenchmarkBand | null;
}

/** Quartiles by category, or why there are none; with a place of one's own where one has it. */
export function BenchmarkTable({
  rows,
  showsOwn = false,
}: {
  readonly rows: readonly BenchmarkRow[];
  readonly showsOwn?: boolean;
}) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  return (
    <Table label={t('programmes.benchmarks')} className={styles.benchmarks}>
      <thead>
        <tr>
          <th scope="col">{t('programmes.category')}</th>
          <th scope="col" data-number>
            {t('programmes.lowerQuartile')}
          </th>
          <th scope="col" data-number>
            {t('programmes.median')}
          </th>
          <th scope="col" data-number>
            {t('programmes.upperQuartile')}
          </th>
          <th scope="col" data-number>
            {t('programmes.contributors')}
          </th>
          {showsOwn && <th scope="col">{t('programmes.whereYouStand')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, own = null, band = null }) => (
          <tr key={figure.id}>
            <th scope="row">
              {either(figure.category, figure.categoryZh)}
              <span className="under">
                {t('programmes.perUnit', { unit: unitName(figure.unit, locale) })} ·{' '}
                {t(`boundary.${figure.boundary}`)} · {figure.gwpSet}
              </span>
            </th>
            {figure.state === 'SUPPRESSED' ? (
              <td colSpan={4}>
                <Badge tone="neutral">{t('programmes.suppressed')}</Badge>
                <span className="under">
                  {figure.reason && t(`programmes.suppressedBecause.${figure.reason}`)}
                </span>
              </td>
            ) : (
              <>
                <td data-number>{formatAmount(figure.lowerQuartile, locale)}</td>
                <td data-number>{formatAmount(figure.median, locale)}</td>
                <td data-number>{formatAmount(figure.upperQuartile, locale)}</td>
                <td data-number>
                  {figure.contributors}
                  {figure.state === 'HELD' && figure.figuresOf && (
                    <span className="under">
                      {t('programmes.heldSince', { day: formatDay(figure.figuresOf, locale) })}
                    </span>
                  )}
                </td>
              </>
            )}
            {showsOwn && (
              <td>
                {band ? <Badge tone="info">{t(`programmes.band.${band}`)}</Badge> : t('ui.missing')}
                {own !== null && (
                  <span className="under">
                    {t('programmes.ownValue', { value: formatAmount(own, locale) })}
                  </span>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
