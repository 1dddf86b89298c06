import { useTranslation } from 'react-i18next';
import type { InventoryHeading } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Badge, Figure, Table } from '../../ui/index.ts';
import { type HeadingRow, inUnitOf, type LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';

export interface HeadingTableProps {
  readonly inventory: LoadedInventory;
  readonly onOpen: (heading: InventoryHeading) => void;
}

/** Scopes 1 and 2 and the fifteen categories, each with a value, a gap, or the reason why it has none. */
export function HeadingTable({ inventory, onOpen }: HeadingTableProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const mass = inUnitOf(inventory.total.kgCo2e);
  const total = inventory.total.kgCo2e ?? 0;
  return (
    <Table label={t('organisation.headingsTitle')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('organisation.column.scope')}</th>
          <th scope="col">{t('organisation.column.heading')}</th>
          <th scope="col" data-number>
            {t('organisation.column.location', { unit: mass.unit })}
          </th>
          <th scope="col" data-number>
            {t('organisation.column.market', { unit: mass.unit })}
          </th>
          <th scope="col" data-number>
            {t('organisation.column.share')}
          </th>
          <th scope="col" data-number>
            {t('organisation.column.primary')}
          </th>
          <th scope="col">{t('organisation.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {inventory.headings.map((row) => (
          <tr key={row.heading}>
            <td className={styles.scope}>{row.category === null ? row.scope : `3.${row.category}`}</td>
            <th scope="row">
              {row.positionCount > 0 ? (
                <button type="button" className={styles.opener} onClick={() => onOpen(row.heading)}>
                  {t(`heading.${row.heading}`)}
                </button>
              ) : (
                t(`heading.${row.heading}`)
              )}
            </th>
            <td data-number>
              <Figure value={mass.of(row.sum.kgCo2e)} />
            </td>
            <td data-number>
              <Figure value={mass.of(row.sum.marketKgCo2e)} />
            </td>
            <td data-number>
              {formatShare(row.sum.kgCo2e == null || total === 0 ? null : row.sum.kgCo2e / total, locale)}
            </td>
            <td data-number>{formatShare(row.primaryShare, locale)}</td>
            <td>
              <HeadingState row={row} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <th scope="row">{t('organisation.total')}</th>
          <td data-number>
            <Figure value={mass.of(inventory.total.kgCo2e)} />
          </td>
          <td data-number>
            <Figure value={mass.of(inventory.total.marketKgCo2e)} />
          </td>
          <td data-number>{formatShare(total === 0 ? null : 1, locale)}</td>
          <td />
          <td />
        </tr>
      </tfoot>
    </Table>
  );
}

function HeadingState({ row }: { readonly row: HeadingRow }) {
  const { t } = useTranslation();
  const gapName = useGapNames();
  if (row.sum.gaps.length > 0)
    return (
      <>
        <Badge tone="warning">{t('organisation.withGaps')}</Badge>{' '}
        <span className={styles.note}>{row.sum.gaps.map(gapName).join(', ')}</span>
      </>
    );
  if (row.exclusion !== null)
    return (
      <>
        <Badge>{t('organisation.excluded')}</Badge> <span className={styles.note}>{row.exclusion}</span>
      </>
    );
  if (row.positionCount === 0) return <Badge tone="danger">{t('organisation.notCounted')}</Badge>;
  return <Badge tone="good">{t('organisation.counted')}</Badge>;
}
