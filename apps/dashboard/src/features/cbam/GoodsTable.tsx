import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatShareDelta } from '../../lib/format.ts';
import { Badge, Figure, Table } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { ListedGood } from './cbamTypes.ts';
import { formatCode } from './formatCode.ts';
import { STATE_TONES } from './GoodState.tsx';
import { useGapText } from './useGapText.ts';

export interface GoodsTableProps {
  readonly goods: readonly ListedGood[];
  readonly year: number;
}

/** Every good with its own figures, the default value, and what certificates for each would cost. */
export function GoodsTable({ goods, year }: GoodsTableProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h2>{t('cbam.goodsTitle', { year })}</h2>
      <p className="lead">{t('cbam.goodsHint')}</p>
      <Table label={t('cbam.goodsTitle', { year })} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('cbam.column.good')}</th>
            <th scope="col">{t('cbam.column.sector')}</th>
            {(['direct', 'indirect', 'default', 'difference', 'cost', 'defaultCost'] as const).map(
              (column) => (
                <th key={column} scope="col" data-number>
                  {t(`cbam.column.${column}`)}
                </th>
              ),
            )}
            <th scope="col">{t('cbam.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {goods.map((good) => (
            <GoodRow key={good.id} good={good} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function GoodRow({ good }: { readonly good: ListedGood }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const gapText = useGapText();
  const held = good.default.inYear?.value ?? null;
  const { basis, direct, indirect } = good.see;
  const missing = good.actual.costEur === null ? good.actual.gaps : good.gaps;
  return (
    <tr>
      <th scope="row">
        <Link to={`/cbam/${encodeURIComponent(good.id)}`}>{nameOf(good)}</Link>{' '}
        {good.state !== 'DRAFT' && (
          <Badge tone={STATE_TONES[good.state]}>{t(`cbam.state.${good.state}`)}</Badge>
        )}
        <span className="under">
          CN {formatCode(good.cnCode)} · {nameOf(good.installation)}
        </span>
      </th>
      <td data-part>
        {t(`cbam.sector.${good.sector}`)}
        <span className="under">{good.directOnly ? t('cbam.annexII') : t('cbam.bothCount')}</span>
      </td>
      <td data-number>
        <Figure value={direct} />
      </td>
      <td data-number>
        <Figure value={indirect} />
      </td>
      <td data-number>
        <Figure value={held} />
        {good.default.byOtherCountries && <span className="under">{t('cbam.result.otherCountries')}</span>}
      </td>
      <td data-number>{formatShareDelta(basis === null || !held ? null : basis / held - 1, locale)}</td>
      <td data-number>
        <Euro value={good.actual.costEur} />
      </td>
      <td data-number>
        <Euro value={good.byDefault.costEur} />
      </td>
      <td>
        {missing.length === 0 ? (
          <Badge tone="good">{t('cbam.whole')}</Badge>
        ) : (
          <>
            <Badge tone="warning">{t('cbam.withGaps')}</Badge>{' '}
            <span className="lead">{gapText(missing)}</span>
          </>
        )}
      </td>
    </tr>
  );
}

/** Whole euros: an estimate has no cents. */
export function Euro({ value }: { readonly value: number | null }) {
  const { locale } = useLanguage();
  if (value === null) return <Figure value={null} />;
  return <span title={String(value)}>€ {formatCount(Math.round(value), locale)}</span>;
}
