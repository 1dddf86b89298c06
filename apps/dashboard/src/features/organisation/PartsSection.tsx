import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StackedStagesChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Figure, Segments, Table } from '../../ui/index.ts';
import { type InventoryPart, inUnitOf, type LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';
import { INVENTORY_SIDES, type OrganisationView } from './organisationView.ts';

export interface PartsSectionProps {
  readonly inventory: LoadedInventory;
  readonly by: OrganisationView['by'];
  readonly onSide: (by: OrganisationView['by']) => void;
}

const MOST_ROWS = 60;
const MOST_BARS = 12;

/** The year by brand, site or product: stacked scopes, and the table behind them. */
export function PartsSection({ inventory, by, onSide }: PartsSectionProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const mass = inUnitOf(inventory.total.kgCo2e);
  const labelOf = (part: InventoryPart): string => {
    const named = part.product ?? part.site ?? part.entry;
    if (named) return nameOf(named);
    if (part.kind === 'PURCHASES') return t('organisation.purchases');
    return part.key === '' ? t(`organisation.rest.${by}`) : part.key;
  };
  const parts = useMemo(
    () =>
      (['scope1', 'scope2', 'scope3'] as const).map((key) => ({
        key,
        label: t(`organisation.${key}`),
        stage: null,
      })),
    [t],
  );
  const bars = inventory.breakdown.slice(0, MOST_BARS).map((part) => ({
    key: `${part.kind}:${part.key}`,
    label: labelOf(part),
    total: mass.of(part.sum.kgCo2e),
    gaps: part.sum.gaps,
    values: (['scope1', 'scope2', 'scope3'] as const).map((key) => ({
      part: key,
      kgCo2e: mass.of(part[key].kgCo2e) ?? 0,
      gaps: [],
    })),
  }));
  return (
    <section className={styles.section} aria-labelledby="parts-title">
      <div className={styles.tools}>
        <h2 id="parts-title">{t('organisation.partsTitle')}</h2>
        <Segments
          label={t('organisation.by')}
          value={by}
          options={INVENTORY_SIDES.map((value) => ({ value, label: t(`organisation.side.${value}`) }))}
          onChange={(value) => onSide(INVENTORY_SIDES.find((side) => side === value) ?? by)}
        />
      </div>
      <StackedStagesChart
        caption={t('organisation.partsCaption', { side: t(`organisation.side.${by}`) })}
        bars={bars}
        parts={parts}
        unit={mass.unit}
      />
      <details className={styles.details}>
        <summary>{t('organisation.partsTable', { count: inventory.breakdown.length })}</summary>
        <Table label={t('organisation.partsTitle')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(`organisation.side.${by}`)}</th>
              {(['scope1', 'scope2', 'scope2Market', 'scope3', 'sum'] as const).map((key) => (
                <th key={key} scope="col" data-number>
                  {t(`organisation.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inventory.breakdown.slice(0, MOST_ROWS).map((part) => (
              <tr key={`${part.kind}:${part.key}`}>
                <th scope="row">
                  {part.product ? (
                    <Link to={`/products/${encodeURIComponent(part.product.id)}`}>{labelOf(part)}</Link>
                  ) : (
                    labelOf(part)
                  )}
                </th>
                {[
                  part.scope1.kgCo2e,
                  part.scope2.kgCo2e,
                  part.scope2.marketKgCo2e,
                  part.scope3.kgCo2e,
                  part.sum.kgCo2e,
                ].map((kg, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move.
                  <td key={column} data-number>
                    <Figure value={mass.of(kg)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
        {inventory.breakdown.length > MOST_ROWS && (
          <p className="lead">
            {t('organisation.moreParts', { count: inventory.breakdown.length - MOST_ROWS })}
          </p>
        )}
      </details>
    </section>
  );
}
