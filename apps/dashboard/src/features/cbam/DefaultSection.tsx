import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StackedStagesChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatRegion, formatShare, formatShareDelta, MISSING } from '../../lib/format.ts';
import { Figure, Table } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { LoadedGood } from './cbamTypes.ts';
import { COMPARISON_PARTS, type ComparisonPart, comparisonBars } from './comparisonBars.ts';
import { formatCode } from './formatCode.ts';

/** Own figures against the default value, which opens to its factor, with the mark-up of each year. */
export function DefaultSection({ good }: { readonly good: LoadedGood }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const held = good.default;
  const partName = (part: ComparisonPart): string => t(`cbam.result.${part}`);
  return (
    <section className={styles.section}>
      <h2>{t('cbam.result.comparison')}</h2>
      {held.inYear === null ? (
        <p>
          {t('cbam.result.noDefault', {
            gap: t(`cbam.gap.${held.gap === 'DEFAULT_AMBIGUOUS' ? 'DEFAULT_AMBIGUOUS' : 'DEFAULT_MISSING'}`),
          })}
        </p>
      ) : (
        <>
          <Verdict good={good} />
          <StackedStagesChart
            caption={t('cbam.result.comparisonCaption', { name: nameOf(good) })}
            source={t('cbam.result.source')}
            unit={t('cbam.perTonne')}
            bars={comparisonBars(good, t('cbam.result.actual'), (year) =>
              t('cbam.result.defaultOf', { year }),
            )}
            parts={COMPARISON_PARTS.map((key) => ({ key, label: partName(key), stage: null }))}
          />
          <MarkUps good={good} />
        </>
      )}
    </section>
  );
}

function Verdict({ good }: { readonly good: LoadedGood }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { default: held, see } = good;
  const value = held.inYear?.value ?? null;
  const delta = see.basis === null || !value ? null : see.basis / value - 1;
  const words = delta === null ? null : delta > 0 ? 'higher' : delta < 0 ? 'lower' : 'equal';
  const amount = (figure: number | null) => (figure === null ? MISSING : formatAmount(figure, locale));
  return (
    <>
      {words && (
        <p>
          {t(`cbam.result.${words}`, {
            delta: formatShareDelta(delta === null ? null : Math.abs(delta), locale).replace('+', ''),
            year: good.year,
          })}
        </p>
      )}
      <p className="lead">
        {t('cbam.result.defaultFrom', {
          cnCode: formatCode(held.cnCode ?? ''),
          country:
            held.country === 'ROW' ? t('cbam.result.otherCountries') : formatRegion(held.country, locale),
          direct: amount(held.direct),
          indirect: amount(held.indirect),
        })}{' '}
        {held.factor && (
          <Link to={`/factors/${encodeURIComponent(held.factor.id)}`}>{nameOf(held.factor)}</Link>
        )}{' '}
        {held.factor && `${held.factor.source.licence}. ${held.factor.source.attribution}`}
      </p>
    </>
  );
}

function MarkUps({ good }: { readonly good: LoadedGood }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { markUps } = good.default;
  const { basis } = good.see;
  return (
    <Table label={t('cbam.result.markUps')} className={styles.table}>
      <caption>{t('cbam.result.markUps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('cbam.column.year')}</th>
          {(['base', 'markUp', 'value', 'actual', 'difference'] as const).map((column) => (
            <th key={column} scope="col" data-number>
              {t(`cbam.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {markUps.map((own, index) => (
          <tr key={own.year}>
            <th scope="row">
              {index === markUps.length - 1 ? t('cbam.result.from2028', { year: own.year }) : own.year}
            </th>
            <td data-number>
              <Figure value={own.base} />
            </td>
            <td data-number>{formatShare(own.share, locale)}</td>
            <td data-number>
              <Figure value={own.value} />
            </td>
            <td data-number>
              <Figure value={basis} />
            </td>
            <td data-number>
              {formatShareDelta(basis === null || own.value === 0 ? null : basis / own.value - 1, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
