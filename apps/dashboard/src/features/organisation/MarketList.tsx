import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatRegion, formatShare } from '../../lib/format.ts';
import { Badge, Figure } from '../../ui/index.ts';
import { inUnitOf, type LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';
import { ResidualMix } from './ResidualMix.tsx';

export interface MarketListProps {
  readonly year: number;
  readonly markets: LoadedInventory['markets'];
  readonly onChanged: () => void;
}

/** Bought electricity of each market: by location, by market, and what stands for the rest. */
export function MarketList({ year, markets, onChanged }: MarketListProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  if (markets.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="markets-title">
      <h2 id="markets-title">{t('organisation.marketsTitle')}</h2>
      <ul className={styles.bars}>
        {markets.map((own) => {
          const mass = inUnitOf(own.locationKgCo2e);
          return (
            <li key={own.market}>
              <span className={styles.bar}>
                <span>
                  {formatRegion(own.market, locale)} · {formatCount(own.kWh / 1000, locale)} MWh
                </span>
                <span className={styles.number}>
                  <Figure value={mass.of(own.locationKgCo2e)} unit={mass.unit} />{' '}
                  {t('organisation.byLocation')}
                  {' · '}
                  <Figure value={mass.of(own.marketKgCo2e)} unit={mass.unit} /> {t('organisation.byMarket')}
                </span>
              </span>
              <span className="under">
                {t('organisation.covered', { share: formatShare(own.coveredShare, locale) })}{' '}
                {own.surplusKWh > 0 &&
                  t('organisation.surplus', { mwh: formatCount(own.surplusKWh / 1000, locale) })}{' '}
                {own.usesGridForRest ? (
                  <Badge tone="warning">{t('organisation.gridForRest')}</Badge>
                ) : (
                  own.residualFactor && (
                    <>
                      {t('organisation.residualBy')}{' '}
                      <Link to={`/factors/${encodeURIComponent(own.residualFactor.id)}`}>
                        {nameOf(own.residualFactor)}
                      </Link>{' '}
                      ({own.residualFactor.source.name})
                    </>
                  )
                )}{' '}
                <ResidualMix
                  year={year}
                  market={own.market}
                  isSet={!own.usesGridForRest}
                  onChanged={onChanged}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
