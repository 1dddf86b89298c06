import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type {
  ComparisonInput,
  PairedComparisonInput,
  PairedSideInput,
} from '../../graphql/generated/graphql.ts';
import type { Pivot } from '../../table/index.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { choosePair, samePair } from './choosePair.ts';
import { PairedComparisonQuery } from './comparisonQueries.ts';
import type { ComparisonView, PairMember } from './comparisonView.ts';
import { PairMemberSelect } from './PairMemberSelect.tsx';
import { PairOutcome } from './PairOutcome.tsx';
import styles from './PairView.module.css';

export interface PairViewProps {
  readonly pivot: Pivot;
  readonly view: ComparisonView;
  /** The question of the page: its filters, basis and GWP set hold for the pair too. */
  readonly question: ComparisonInput;
  readonly onChange: (view: ComparisonView) => void;
}

/** Whether one footprint may be called lower than another. */
export function PairView({ pivot, view, question, onChange }: PairViewProps) {
  const { t } = useTranslation();
  const [first, second] = choosePair(pivot, view);
  return (
    <div className={styles.pair}>
      <div className={styles.sides}>
        <PairMemberSelect
          label={t('compare.pair.first')}
          value={first}
          onChange={(member) => onChange({ ...view, first: member, second })}
        />
        <span className={styles.versus}>{t('compare.pair.versus')}</span>
        <PairMemberSelect
          label={t('compare.pair.second')}
          value={second}
          onChange={(member) => onChange({ ...view, first, second: member })}
        />
      </div>
      {first === null || second === null || samePair(first, second) ? (
        <EmptyState title={t('compare.pair.choose')}>
          <p>{t('compare.pair.chooseHint')}</p>
        </EmptyState>
      ) : (
        <Answer {...{ first, second, view, question, onChange }} />
      )}
    </div>
  );
}

interface AnswerProps extends Pick<PairViewProps, 'view' | 'question' | 'onChange'> {
  readonly first: PairMember;
  readonly second: PairMember;
}

function Answer({ first, second, view, question, onChange }: AnswerProps) {
  const asked = JSON.stringify(toPairedInput(question, first, second));
  const variables = useMemo(() => ({ input: JSON.parse(asked) as PairedComparisonInput }), [asked]);
  const [{ data, error, fetching }, again] = useQuery({ query: PairedComparisonQuery, variables });
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (data === undefined) return <Skeleton height="2rem" lines={8} />;
  return (
    <div aria-busy={fetching}>
      <PairOutcome pair={data.pairedComparison} {...{ first, second, view, onChange }} />
    </div>
  );
}

/** Filters on what the two are do not hold: they are named. */
function toPairedInput(
  { basis, filters, gwpSet }: ComparisonInput,
  first: PairMember,
  second: PairMember,
): PairedComparisonInput {
  const side = ({ product, scenario }: PairMember): PairedSideInput => ({
    productId: product,
    ...(scenario !== null && { scenarioId: scenario }),
  });
  const kept = (filters ?? []).filter(({ dimension }) => !OF_SIDES.includes(dimension));
  return {
    first: side(first),
    second: side(second),
    ...(basis != null && { basis }),
    ...(gwpSet != null && { gwpSet }),
    ...(kept.length > 0 && { filters: kept }),
  };
}

const OF_SIDES: readonly string[] = ['PRODUCT', 'SCENARIO', 'ASSESSMENT', 'PRODUCT_CATEGORY'];
