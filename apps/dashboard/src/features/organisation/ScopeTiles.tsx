import { useTranslation } from 'react-i18next';
import { useGapNames } from '../../i18n/index.ts';
import { Badge, Figure } from '../../ui/index.ts';
import { inUnitOf, type LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';

/** The scopes beside each other; scope 2 and the total by location and by market. */
export function ScopeTiles({ inventory }: { readonly inventory: LoadedInventory }) {
  const { t } = useTranslation();
  const gapName = useGapNames();
  const mass = inUnitOf(inventory.total.kgCo2e);
  const tiles = [
    { key: 'total', sum: inventory.total, isDual: true },
    { key: 'scope1', sum: inventory.scope1, isDual: false },
    { key: 'scope2', sum: inventory.scope2, isDual: true },
    { key: 'scope3', sum: inventory.scope3, isDual: false },
  ] as const;
  return (
    <>
      <dl className={styles.tiles}>
        {tiles.map(({ key, sum, isDual }) => (
          <div key={key} className={styles.tile}>
            <dt>{t(`organisation.${key}`)}</dt>
            <dd>
              <strong>
                <Figure value={mass.of(sum.kgCo2e)} unit={mass.unit} />
              </strong>
              {isDual && (
                <>
                  <span className="under">{t('organisation.byLocation')}</span>
                  <span className={styles.second}>
                    <Figure value={mass.of(sum.marketKgCo2e)} unit={mass.unit} />
                  </span>
                  <span className="under">{t('organisation.byMarket')}</span>
                </>
              )}
              {sum.gaps.length > 0 && (
                <span className="under">
                  <Badge tone="warning">{t('organisation.withGaps')}</Badge>{' '}
                  {sum.gaps.map(gapName).join(', ')}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="lead">
        {t('organisation.outside')}{' '}
        <Figure value={mass.of(inventory.total.biogenicCo2Kg)} unit={mass.unit.replace(' CO₂e', '')} />{' '}
        {t('organisation.biogenic')};{' '}
        <Figure value={mass.of(inventory.beyondBoundaryKgCo2e)} unit={mass.unit} />{' '}
        {t('organisation.beyondBoundary')}
      </p>
    </>
  );
}
