import type { TFunction } from 'i18next';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairedComparisonQuery } from '../../graphql/generated/graphql.ts';
import { type Messages, useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatKg, formatShare } from '../../lib/format.ts';
import { Facts, Skeleton } from '../../ui/index.ts';
import type { ComparisonView, PairMember } from './comparisonView.ts';
import { FindingsList } from './FindingsList.tsx';
import styles from './PairView.module.css';
import { usePairNames } from './usePairNames.ts';

export interface PairOutcomeProps {
  readonly pair: PairedComparisonQuery['pairedComparison'];
  readonly first: PairMember;
  readonly second: PairMember;
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

// ECharts weighs more than the answer, which is read first.
const DistributionChart = lazy(async () => ({
  default: (await import('../../charts/index.ts')).DistributionChart,
}));

/** What may be said of two footprints, the numbers behind it, and the draws it rests on. */
export function PairOutcome({ pair, first, second, view, onChange }: PairOutcomeProps) {
  const { t } = useTranslation();
  const { nameOf } = usePairNames();
  const names = { first: nameOf(first), second: nameOf(second) };
  const { outcome, findings } = pair;
  return (
    <div className={styles.outcome}>
      <FindingsList findings={findings} commonStages={[]} view={view} onChange={onChange} />
      <p className={styles.verdict} data-claim={pair.claim} role="status">
        {sentence(pair.claim, names, t)}
      </p>
      <Reasons pair={pair} />
      {outcome !== null && (
        <>
          <Numbers pair={pair} outcome={outcome} names={names} />
          <div className={styles.chart}>
            <Suspense fallback={<Skeleton height="1.5rem" lines={12} />}>
              <Draws outcome={outcome} names={names} basis={t(`compare.perBases.${view.basis}`)} />
            </Suspense>
          </div>
        </>
      )}
    </div>
  );
}

type Outcome = NonNullable<PairOutcomeProps['pair']['outcome']>;
interface Names {
  readonly first: string;
  readonly second: string;
}

function sentence(claim: PairOutcomeProps['pair']['claim'], { first, second }: Names, t: TFunction): string {
  switch (claim) {
    case 'FIRST_LOWER':
      return t('compare.pair.lower', { lower: first, higher: second });
    case 'SECOND_LOWER':
      return t('compare.pair.lower', { lower: second, higher: first });
    case 'NONE':
      return t('compare.pair.noClaim');
    default:
      return claim satisfies never;
  }
}

/** Why nothing can be claimed: what stands in the way, or that the draws do not agree. */
function Reasons({ pair: { claim, obstacles, outcome } }: Pick<PairOutcomeProps, 'pair'>) {
  const { t, i18n } = useTranslation();
  const { locale } = useLanguage();
  const gapName = useGapNames();
  if (claim !== 'NONE') return null;
  const ruleName = (code: string): string =>
    i18n.exists(`compare.finding.${code}`)
      ? t(`compare.finding.${code as keyof Messages['compare']['finding']}`)
      : gapName(code);
  return (
    <ul className={styles.reasons}>
      {obstacles.map((code) => (
        <li key={code}>{t('compare.pair.obstacle', { reason: ruleName(code) })}</li>
      ))}
      {outcome !== null && outcome.firstLowerShare > 0.05 && outcome.firstLowerShare < 0.95 && (
        <li>
          {t('compare.pair.disagree', {
            share: formatShare(Math.max(outcome.firstLowerShare, 1 - outcome.firstLowerShare), locale),
          })}
        </li>
      )}
    </ul>
  );
}

interface NumbersProps {
  readonly pair: PairOutcomeProps['pair'];
  readonly outcome: Outcome;
  readonly names: Names;
}

function Numbers({ pair, outcome, names }: NumbersProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const unit = t('ui.kgCo2e');
  return (
    <Facts
      wide
      facts={[
        [names.first, `${formatKg(pair.first.kgCo2e, locale)} ${unit}`],
        [names.second, `${formatKg(pair.second.kgCo2e, locale)} ${unit}`],
        [
          t('compare.pair.probability', { ...names }),
          t('compare.pair.ofDraws', {
            share: formatShare(outcome.firstLowerShare, locale),
            draws: new Intl.NumberFormat(locale).format(outcome.draws),
          }),
        ],
        [
          t('compare.pair.median'),
          t('compare.pair.between', {
            median: formatDelta(outcome.medianDifference, locale),
            lower: formatDelta(outcome.lower, locale),
            upper: formatDelta(outcome.upper, locale),
            unit,
          }),
        ],
        [t('compare.pair.smallest'), `${formatKg(outcome.smallestClaimableDifference, locale)} ${unit}`],
      ]}
    />
  );
}

interface DrawsProps {
  readonly outcome: Outcome;
  readonly names: Names;
  readonly basis: string;
}

function Draws({ outcome, names, basis }: DrawsProps) {
  const { t } = useTranslation();
  const { firstDraws, secondDraws, differenceDraws } = outcome;
  const pair = useMemo(
    () => ({
      first: { key: 'first', label: names.first, draws: firstDraws },
      second: { key: 'second', label: names.second, draws: secondDraws },
      difference: differenceDraws,
    }),
    [names.first, names.second, firstDraws, secondDraws, differenceDraws],
  );
  return (
    <DistributionChart caption={t('compare.pair.caption', { unit: t('ui.kgCo2e'), basis })} pair={pair} />
  );
}
