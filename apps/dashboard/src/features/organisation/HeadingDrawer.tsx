import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { HeadingPositionsQuery as Answer, InventoryHeading } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Badge, Button, Drawer, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import { ExclusionForm } from './ExclusionForm.tsx';
import { inUnitOf } from './inventoryTypes.ts';
import styles from './Organisation.module.css';
import { HeadingPositionsQuery } from './organisationQueries.ts';

export interface HeadingDrawerProps {
  readonly year: number;
  readonly brand: string | null;
  readonly heading: InventoryHeading;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

type Heading = Answer['organisationInventory']['headings'][number];
type Position = Heading['positions']['nodes'][number];

const PAGE = 40;

/** What one heading is the sum of: products and activities, and their lines with factor, source and licence. */
export function HeadingDrawer({ year, brand, heading, onClose, onChanged }: HeadingDrawerProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, ask] = useQuery({
    query: HeadingPositionsQuery,
    variables: { year, brand, heading, first },
  });
  const found = data?.organisationInventory.headings[0];
  const mass = inUnitOf(found?.sum.kgCo2e);
  return (
    <Drawer title={t(`heading.${heading}`)} onClose={onClose}>
      {error && !found && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !found && <Skeleton height="2rem" lines={8} />}
      {found && (
        <div className={styles.sheet}>
          {found.category !== null && (
            <ExclusionForm
              year={year}
              heading={heading}
              reason={found.exclusion}
              onSaved={() => {
                onChanged();
                onClose();
              }}
            />
          )}
          <h3>{t('organisation.madeOf')}</h3>
          {found.positions.totalCount === 0 && <p className="lead">{t('organisation.nothingCounted')}</p>}
          <ul className={styles.bars}>
            {found.parts.slice(0, 12).map((part) => (
              <li key={`${part.kind}:${part.key}`} className={styles.bar}>
                <span>
                  {part.kind === 'PURCHASES' ? (
                    <Link to={`/purchases?year=${year}`}>{t('organisation.purchases')}</Link>
                  ) : (
                    nameOf(part.product ?? part.entry ?? { name: part.key, nameZh: '' })
                  )}
                </span>
                <span className={styles.number}>
                  <Figure value={mass.of(part.sum.kgCo2e)} unit={mass.unit} />{' '}
                  <span className={styles.note}>
                    {formatShare(
                      part.sum.kgCo2e == null || !found.sum.kgCo2e
                        ? null
                        : part.sum.kgCo2e / found.sum.kgCo2e,
                      locale,
                    )}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <h3>{t('organisation.positions', { count: found.positions.totalCount })}</h3>
          <ol className={styles.positions}>
            {found.positions.nodes.map((position) => (
              <PositionItem key={position.key} position={position} />
            ))}
          </ol>
          {found.positions.totalCount > found.positions.nodes.length && (
            <Button disabled={fetching} onClick={() => setFirst(first + PAGE)}>
              {t('ui.more')}
            </Button>
          )}
        </div>
      )}
    </Drawer>
  );
}

function PositionItem({ position }: { readonly position: Position }) {
  const { t } = useTranslation();
  const { either, nameOf } = useLanguage();
  const gapName = useGapNames();
  const { product, line, leafLine, entry, factor } = position;
  const mass = inUnitOf(position.kgCo2e);
  const named = leafLine ?? line ?? entry;
  const bought = position.purchaseName;
  const differs = position.marketKgCo2e !== position.kgCo2e;
  return (
    <li>
      <span className={styles.bar}>
        <span>
          {product && line ? (
            <Link to={`/products/${encodeURIComponent(product.id)}#${encodeURIComponent(line.id)}`}>
              {nameOf(product)}
            </Link>
          ) : null}
          {product && named ? ' · ' : null}
          {named ? nameOf(named) : bought}
        </span>
        <span className={styles.number}>
          <Figure value={mass.of(position.kgCo2e)} unit={mass.unit} />
        </span>
      </span>
      <span className="under">
        <Figure value={position.amount} form="amount" {...(position.unit && { unit: position.unit })} />
        {factor && (
          <>
            {' × '}
            <Link to={`/factors/${encodeURIComponent(factor.id)}`}>{nameOf(factor)}</Link>
            {` (${factor.source.name}; ${factor.source.licence})`}
          </>
        )}
      </span>
      {differs && (
        <span className="under">
          {t('organisation.byMarket')}: <Figure value={mass.of(position.marketKgCo2e)} unit={mass.unit} />
        </span>
      )}
      <span className="under">
        {position.directSource && <Badge>{t(`organisation.direct.${position.directSource}`)}</Badge>}{' '}
        {either(position.explanation, position.explanationZh)} {entry?.evidence}
      </span>
      {position.gaps.map((code) => (
        <Badge key={code} tone="warning">
          {gapName(code)}
        </Badge>
      ))}
    </li>
  );
}
