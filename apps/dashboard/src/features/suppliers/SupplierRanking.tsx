import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatRegion } from '../../lib/format.ts';
import { Button, EmptyState, ErrorState, SearchField, Skeleton, Slider } from '../../ui/index.ts';
import { LabelSelect } from './LabelSelect.tsx';
import { RankParts } from './RankParts.tsx';
import { SupplierLabels } from './SupplierLabels.tsx';
import styles from './Suppliers.module.css';
import { RankedSuppliersQuery } from './supplierQueries.ts';
import {
  LABEL_CHOICES,
  RANK_WEIGHTS,
  type RankWeights,
  type SuppliersView,
  WEIGHT_NAMES,
} from './suppliersView.ts';

const PAGE = 50;

export interface SupplierRankingProps {
  readonly view: SuppliersView;
  readonly onChange: (view: SuppliersView) => void;
}

/** Suppliers by a score that says what it is made of; the buyer decides what counts how much. */
export function SupplierRanking({ view, onChange }: SupplierRankingProps) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(PAGE);
  const { search, label, weights } = view;
  const [{ data, error, fetching }, ask] = useQuery({
    query: RankedSuppliersQuery,
    variables: {
      first,
      weights,
      filter: { search: search.trim() || null, labelStates: label === '' ? null : [...LABEL_CHOICES[label]] },
    },
    pause: WEIGHT_NAMES.every((name) => weights[name] === 0),
    requestPolicy: 'cache-and-network',
  });
  const found = data?.suppliers;
  return (
    <section className={styles.sheet} aria-label={t('suppliers.tabs.rank')}>
      <p className="lead">{t('suppliers.rankLead')}</p>
      <div className={styles.tools}>
        <SearchField
          label={t('suppliers.search')}
          value={search}
          onChange={(next) => onChange({ ...view, search: next })}
        />
        <LabelSelect value={label} onChange={(next) => onChange({ ...view, label: next })} />
      </div>
      <Weights weights={weights} onChange={(next) => onChange({ ...view, weights: next })} />
      {error && !found && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !found && <Skeleton height="2.5rem" lines={8} />}
      {found?.totalCount === 0 && (
        <EmptyState title={t('ui.nothingFound')}>
          {label !== '' && <p>{t('suppliers.labelHint')}</p>}
        </EmptyState>
      )}
      {found && found.totalCount > 0 && (
        <ol className={styles.ranking}>
          {found.edges.map(({ node }) => (
            <RankedSupplier key={node.id} supplier={node} />
          ))}
        </ol>
      )}
      {found && found.totalCount > found.edges.length && (
        <Button disabled={fetching} onClick={() => setFirst(first + PAGE)}>
          {t('ui.more')}
        </Button>
      )}
    </section>
  );
}

interface WeightsProps {
  readonly weights: RankWeights;
  readonly onChange: (weights: RankWeights) => void;
}

function Weights({ weights, onChange }: WeightsProps) {
  const { t } = useTranslation();
  const isChanged = WEIGHT_NAMES.some((name) => weights[name] !== RANK_WEIGHTS[name]);
  return (
    <details className={styles.weights}>
      <summary>{t('suppliers.weights')}</summary>
      <div className={styles.sliders}>
        {WEIGHT_NAMES.map((name) => (
          <Slider
            key={name}
            label={t(`suppliers.weight.${name}`)}
            value={weights[name]}
            min={0}
            max={100}
            step={5}
            origin={RANK_WEIGHTS[name]}
            text={String(weights[name])}
            onChange={(value) => onChange({ ...weights, [name]: value })}
          />
        ))}
      </div>
      {WEIGHT_NAMES.every((name) => weights[name] === 0) && (
        <p role="alert" className={styles.gap}>
          {t('suppliers.noWeight')}
        </p>
      )}
      {isChanged && (
        <div>
          <Button variant="quiet" onClick={() => onChange(RANK_WEIGHTS)}>
            {t('suppliers.resetWeights')}
          </Button>
        </div>
      )}
    </details>
  );
}

type Ranked = Parameters<typeof RankParts>[0] & { readonly score: number };

interface RankedSupplierProps {
  readonly supplier: {
    readonly id: string;
    readonly name: string;
    readonly nameZh: string;
    readonly country: string;
    readonly labels: Parameters<typeof SupplierLabels>[0]['labels'];
    readonly rank: Ranked;
  };
}

function RankedSupplier({ supplier }: RankedSupplierProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { score, parts } = supplier.rank;
  return (
    <li>
      <div className={styles.rankedHead}>
        <span className={styles.rankedName}>
          <Link to={`/suppliers/${encodeURIComponent(supplier.id)}`}>{nameOf(supplier)}</Link>
          <span className="under">{formatRegion(supplier.country, locale)}</span>
        </span>
        {supplier.labels.length > 0 && <SupplierLabels labels={supplier.labels} />}
        {score === 0 ? (
          <span className="lead">{t('suppliers.nothingKnown')}</span>
        ) : (
          <strong className={styles.rankedScore}>{formatAmount(score, locale)}</strong>
        )}
      </div>
      <span className={styles.rankedTrack} aria-hidden="true">
        {parts.map(({ part, points }, place) => (
          <span
            key={part}
            style={{ width: `${points}%`, background: `var(--series-${place + 1})` }}
            title={t(`suppliers.rankPart.${part}`)}
          />
        ))}
      </span>
      <details>
        <summary className="lead">{t('suppliers.why')}</summary>
        <RankParts parts={parts} />
      </details>
    </li>
  );
}
