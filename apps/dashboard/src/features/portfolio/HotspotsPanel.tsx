import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { ComparisonBasis, Dimension } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare, massUnitFor } from '../../lib/format.ts';
import { Chip, ErrorState, Figure, Select, Skeleton } from '../../ui/index.ts';
import styles from './HotspotsPanel.module.css';
import { PortfolioHotspotsQuery } from './portfolioQueries.ts';

export interface HotspotsPanelProps {
  /** Hotspots of these products; of the category or the whole portfolio when empty. */
  readonly productIds: readonly string[];
  readonly category: string;
}

const DIMENSIONS = ['PROCESS', 'SUPPLIER', 'PRODUCT_CATEGORY'] as const satisfies readonly Dimension[];
const BASES = ['ANNUAL_VOLUME', 'DECLARED_UNIT', 'KILOGRAM'] as const satisfies readonly ComparisonBasis[];

/** Where most of the emissions come from, largest first. */
export function HotspotsPanel({ productIds, category }: HotspotsPanelProps) {
  const { t } = useTranslation();
  const { locale, labelOf, either } = useLanguage();
  const [dimension, setDimension] = useState<(typeof DIMENSIONS)[number]>('PROCESS');
  const [basis, setBasis] = useState<ComparisonBasis>('ANNUAL_VOLUME');
  const [{ data, fetching, error }, ask] = useQuery({
    query: PortfolioHotspotsQuery,
    variables: {
      input: {
        dimension,
        basis,
        first: 8,
        ...(productIds.length > 0
          ? { productIds: [...productIds] }
          : category !== '' && {
              filters: [{ dimension: 'PRODUCT_CATEGORY' as const, include: [category] }],
            }),
      },
    },
  });
  const found = data?.hotspots;
  const largest = Math.max(0, ...(found?.hotspots.map(({ kgCo2e }) => kgCo2e ?? 0) ?? []));

  const mass = massUnitFor(found?.total ?? largest);

  return (
    <aside className={styles.panel} aria-labelledby="hotspots-title" data-stale={fetching}>
      <div>
        <h2 id="hotspots-title">{t('portfolio.hotspots')}</h2>
        <p className={styles.subject}>
          {productIds.length > 0
            ? t('portfolio.hotspotsOfSelection', { count: productIds.length })
            : category || t('portfolio.hotspotsOfAll')}
        </p>
      </div>
      <div className={styles.choices}>
        {DIMENSIONS.map((each) => (
          <Chip key={each} pressed={each === dimension} onToggle={() => setDimension(each)}>
            {t(`portfolio.hotspotsBy.${each}`)}
          </Chip>
        ))}
      </div>
      {error && !found && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !found && <Skeleton height="2rem" lines={6} />}
      {found && found.hotspots.length === 0 && <p className={styles.note}>{t('portfolio.noHotspots')}</p>}
      <ol className={styles.list}>
        {found?.hotspots.map((hotspot) => (
          <li key={hotspot.id} className={styles.item}>
            <span className={styles.label} title={labelOf(hotspot)}>
              {labelOf(hotspot) || t('ui.missing')}
            </span>
            <span className={styles.share}>{formatShare(hotspot.share, locale)}</span>
            <span className={styles.track}>
              <span
                className={styles.fill}
                style={{ width: `${largest > 0 ? (100 * Math.max(0, hotspot.kgCo2e ?? 0)) / largest : 0}%` }}
              />
            </span>
            <span className={styles.value}>
              <Figure value={hotspot.kgCo2e === null ? null : hotspot.kgCo2e / mass.kg} unit={mass.unit} />
            </span>
          </li>
        ))}
      </ol>
      <Select
        label={t('portfolio.per')}
        value={basis}
        options={BASES.map((value) => ({ value, label: t(`portfolio.basis.${value}`) }))}
        onChange={(value) => setBasis(value as ComparisonBasis)}
      />
      {found && (
        <p className={styles.note}>
          {t('portfolio.hotspotsTotal')}{' '}
          <Figure value={found.total === null ? null : found.total / mass.kg} unit={`${mass.unit} CO₂e`} />
          {found.gaps.length > 0 && <> · {t('gap.title', { count: found.gaps.length })}</>}
        </p>
      )}
      <p className={styles.note}>
        <Link to={allHotspots(dimension, category)}>{t('portfolio.allHotspots')}</Link>
      </p>
      {found && found.findings.length > 0 && (
        <details className={styles.findings}>
          <summary>{t('portfolio.remarks', { count: found.findings.length })}</summary>
          {found.findings.map((finding) => (
            <p key={`${finding.code} ${finding.message}`} className={styles.finding}>
              {either(finding.message, finding.messageZh)}
            </p>
          ))}
        </details>
      )}
    </aside>
  );
}

/** The page where hotspots are nested and less of them can be tried. */
function allHotspots(dimension: (typeof DIMENSIONS)[number], category: string): string {
  const by = dimension === 'PROCESS' ? 'PROCESS,SUPPLIER,PRODUCT' : `${dimension},PROCESS,PRODUCT`;
  return `/hotspots?${new URLSearchParams({ by, ...(category !== '' && { category }) })}`;
}
