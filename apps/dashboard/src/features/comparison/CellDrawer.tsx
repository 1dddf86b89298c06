import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { ComparisonInput, Dimension } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatFull, formatKg } from '../../lib/format.ts';
import type { PivotEntry, PivotPlace, PivotStep } from '../../table/index.ts';
import { Badge, Button, Drawer, ErrorState, Skeleton } from '../../ui/index.ts';
import { CellContribution } from './CellContribution.tsx';
import styles from './CellDrawer.module.css';
import { CellContributionsQuery, CellIntervalQuery } from './cellQueries.ts';
import { canNarrow, splitsOf } from './splitCell.ts';

export interface CellDrawerProps {
  /** The question the cell is part of the answer to. */
  readonly input: ComparisonInput;
  readonly place: PivotPlace;
  readonly onClose: () => void;
  readonly onSplit: (path: readonly PivotStep[], dimension: Dimension) => void;
  readonly onKeepOnly: (path: readonly PivotStep[]) => void;
}

const PAGE = 50;

/** What a cell is the sum of, down to factor, source and licence, and ways on from there. */
export function CellDrawer({ input, place, onClose, onSplit, onKeepOnly }: CellDrawerProps) {
  const { t } = useTranslation();
  const path = [...stepsOf(place.row), ...stepsOf(place.column)];
  const labels = [...(place.row?.labels ?? []), ...(place.column?.labels ?? [])];
  return (
    <Drawer title={labels.length === 0 ? t('compare.cell.all') : labels.join(' · ')} onClose={onClose}>
      <div className={styles.body}>
        {canNarrow(path) && (
          <div className={styles.ways}>
            <label className={styles.split}>
              {t('compare.cell.splitBy')}
              <select value="" onChange={(event) => onSplit(path, event.target.value as Dimension)}>
                <option value="" disabled>
                  {t('compare.cell.choose')}
                </option>
                {splitsOf(path).map((dimension) => (
                  <option key={dimension} value={dimension}>
                    {t(`dimension.${dimension}`)}
                  </option>
                ))}
              </select>
            </label>
            {path.length > 0 && (
              <Button onClick={() => onKeepOnly(path)}>{t('compare.cell.keepOnly')}</Button>
            )}
          </div>
        )}
        <Pages input={input} place={place} />
      </div>
    </Drawer>
  );
}

function stepsOf(entry: PivotEntry | null): readonly PivotStep[] {
  return entry?.path ?? [];
}

function Pages({ input, place }: Pick<CellDrawerProps, 'input' | 'place'>) {
  const { t } = useTranslation();
  const [pages, setPages] = useState(1);
  const [first, again] = usePage(input, place, 0);
  if (first.error) {
    return <ErrorState error={first.error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  }
  const cell = first.data?.cellContributions;
  if (cell === undefined) return <Skeleton height="2.5rem" lines={8} />;
  const left = cell.totalCount - pages * PAGE;
  return (
    <>
      <Sum
        input={input}
        place={place}
        kgCo2e={cell.kgCo2e}
        gaps={cell.gaps.map(({ code }) => code)}
        count={cell.totalCount}
      />
      <ol className={styles.list}>
        {Array.from({ length: pages }, (_, page) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have nothing but their place.
          <Page key={page} input={input} place={place} offset={page * PAGE} />
        ))}
      </ol>
      {left > 0 && (
        <Button onClick={() => setPages(pages + 1)}>
          {t('compare.cell.more', { count: Math.min(left, PAGE), left })}
        </Button>
      )}
    </>
  );
}

function Page({
  input,
  place,
  offset,
}: Pick<CellDrawerProps, 'input' | 'place'> & { readonly offset: number }) {
  const [{ data, error }, again] = usePage(input, place, offset);
  if (error) {
    return (
      <li>
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (data === undefined) {
    return (
      <li>
        <Skeleton height="2.5rem" lines={4} />
      </li>
    );
  }
  return data.cellContributions.contributions.map((contribution, index) => (
    <CellContribution
      // biome-ignore lint/suspicious/noArrayIndexKey: one line and gas may be there twice, and a page keeps its order.
      key={offset + index}
      contribution={contribution}
      showsProduct={!isOneProduct(place)}
    />
  ));
}

function isOneProduct({ row, column }: PivotPlace): boolean {
  return [...stepsOf(row), ...stepsOf(column)].some(({ dimension }) => dimension === 'PRODUCT');
}

function usePage(input: ComparisonInput, { row, column }: PivotPlace, offset: number) {
  return useQuery({
    query: CellContributionsQuery,
    variables: {
      input,
      row: stepsOf(row).map(({ id }) => id),
      column: stepsOf(column).map(({ id }) => id),
      first: PAGE,
      offset,
    },
  });
}

interface SumProps extends Pick<CellDrawerProps, 'input' | 'place'> {
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
  readonly count: number;
}

/** The cell's own value, so that it is seen that the list closes on it. */
function Sum({ input, place, kgCo2e, gaps, count }: SumProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useGapNames();
  return (
    <div className={styles.sum}>
      <p title={formatFull(kgCo2e, locale)}>
        <strong>{formatKg(kgCo2e, locale)}</strong> {t('ui.kgCo2e')}
      </p>
      <Interval input={input} place={place} />
      <p className={styles.count}>{t('compare.cell.sumOf', { count })}</p>
      {gaps.length > 0 && (
        <p className={styles.gaps}>
          {gaps.map((code) => (
            <Badge key={code} tone="warning">
              {nameOf(code)}
            </Badge>
          ))}
        </p>
      )}
    </div>
  );
}

/** Comes behind the value: it takes all contributions to be looked at once more. */
function Interval({ input, place: { row, column } }: Pick<CellDrawerProps, 'input' | 'place'>) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ data }] = useQuery({
    query: CellIntervalQuery,
    variables: {
      input,
      row: stepsOf(row).map(({ id }) => id),
      column: stepsOf(column).map(({ id }) => id),
    },
  });
  const interval = data?.cellContributions.interval;
  if (!interval) return null;
  return (
    <p className={styles.count}>
      {t('compare.cell.interval', {
        lower: formatKg(interval.lower, locale),
        upper: formatKg(interval.upper, locale),
        gsd: formatAmount(interval.gsd, locale),
      })}
    </p>
  );
}
