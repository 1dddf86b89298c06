import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Figure, Table } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { LoadedGood, Position } from './cbamTypes.ts';

/** The smallest things the figures are the sum of, each with its numbers, clause, factor and licence. */
export function PositionsTable({ good }: { readonly good: LoadedGood }) {
  const { t } = useTranslation();
  if (good.positions.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('cbam.result.positions')}</h2>
      <Table label={t('cbam.result.positions')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('cbam.column.name')}</th>
            <th scope="col">{t('cbam.column.part')}</th>
            {(['tCo2e', 'perTonne', 'counted'] as const).map((column) => (
              <th key={column} scope="col" data-number>
                {t(`cbam.column.${column}`)}
              </th>
            ))}
            <th scope="col">{t('cbam.column.origin')}</th>
            <th scope="col">{t('cbam.column.factor')}</th>
          </tr>
        </thead>
        <tbody>
          {good.positions.map((position) => (
            <PositionRow key={position.key} position={position} produced={good.produced} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('cbam.result.total')}</th>
            <td />
            <td />
            <td data-number>
              <Figure value={good.see.informationalTotal} />
            </td>
            <td data-number>
              <Figure value={good.see.basis} />
            </td>
            <td />
            <td />
          </tr>
        </tfoot>
      </Table>
    </section>
  );
}

function PositionRow({
  position,
  produced,
}: {
  readonly position: Position;
  readonly produced: number | null;
}) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { countedTCo2e, goodId, line, factor, gap } = position;
  return (
    <tr>
      <th scope="row">
        {goodId === null ? (
          position.name
        ) : (
          <Link to={`/cbam/${encodeURIComponent(goodId)}`}>{position.name}</Link>
        )}
        {line && (
          <span className="under">
            {t('cbam.result.line')}: {nameOf(line)}
          </span>
        )}
      </th>
      <td data-part>
        {t(`cbam.part.${position.part}`)}{' '}
        {position.isDefault && <Badge tone="info">{t('cbam.origin.DEFAULT')}</Badge>}{' '}
        {gap && <Badge tone="warning">{t(`cbam.gap.${gap}`)}</Badge>}
      </td>
      <td data-number>
        <Figure value={position.tCo2e} />
      </td>
      <td data-number>
        <Figure value={position.perTonne} />
      </td>
      <td data-number>
        <Figure value={countedTCo2e === null || produced === null ? null : countedTCo2e / produced} />
      </td>
      <td data-origin>
        {position.calculation}
        <span className="under">{position.clause}</span>
      </td>
      <td data-origin>
        {factor && (
          <>
            <Link to={`/factors/${encodeURIComponent(factor.id)}`}>{nameOf(factor)}</Link>
            <span className="under">
              {factor.source.name} · {factor.source.licence}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}
