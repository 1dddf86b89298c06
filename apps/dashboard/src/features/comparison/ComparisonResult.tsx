import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChartDescription } from '../../charts/index.ts';
import type { ComparisonInput } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import {
  derivePivot,
  type PivotEntry,
  type PivotPlace,
  type PivotStep,
  PivotTable,
  pathKey,
  usePivotSorting,
} from '../../table/index.ts';
import { EmptyState, NoFootprintYet, Skeleton, Tabs } from '../../ui/index.ts';
import { addsUp } from './addsUp.ts';
import { CellDrawer } from './CellDrawer.tsx';
import { ComparisonExport } from './ComparisonExport.tsx';
import styles from './ComparisonPage.module.css';
import { type ComparisonView, isMass, TABS } from './comparisonView.ts';
import { FindingsList } from './FindingsList.tsx';
import { figureOf } from './figureOf.ts';
import { NotComparable } from './NotComparable.tsx';
import { NotStacked } from './NotStacked.tsx';
import { PairView } from './PairView.tsx';
import { PickedBar } from './PickedBar.tsx';
import { fromPivotSort, toPivotSort } from './pivotSort.ts';
import { ResultTools } from './ResultTools.tsx';
import { canNarrow, narrowTo, splitCell } from './splitCell.ts';
import { toPivotSource } from './unpackCells.ts';
import type { ComparisonState } from './useComparison.ts';
import { useMemberLabel } from './useMemberLabel.ts';

export interface ComparisonResultProps {
  readonly comparison: NonNullable<ComparisonState['comparison']>;
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
  /** What was asked; null for readers of a link, who see this and nothing behind it. */
  readonly question: ComparisonInput | null;
}

// The charts weigh three times the rest of the page, and the table is what is seen first.
const ComparisonChart = lazy(async () => ({
  default: (await import('./ComparisonChart.tsx')).ComparisonChart,
}));

/** The answer: what stands in the way, then the table or a chart of it. */
export function ComparisonResult({ comparison, view, onChange, question }: ComparisonResultProps) {
  const { t } = useTranslation();
  const labelOf = useMemberLabel();
  const pivot = useMemo(() => derivePivot(toPivotSource(comparison), labelOf), [comparison, labelOf]);
  // Charts have no place for a sign beside a name: there it is part of the name.
  const markedLabelOf = useMemo(() => {
    const ids = new Set(comparison.converted);
    return ids.size === 0
      ? labelOf
      : (step: PivotStep): string => `${labelOf(step)}${ids.has(step.id) ? ' ⇄' : ''}`;
  }, [comparison.converted, labelOf]);
  const marked = useMemo(
    () => (markedLabelOf === labelOf ? pivot : derivePivot(toPivotSource(comparison), markedLabelOf)),
    [comparison, labelOf, markedLabelOf, pivot],
  );
  const show = shownOf(view, isMass(comparison.measure));
  const sort = useMemo(() => toPivotSort(view.sort), [view.sort]);
  const sorting = usePivotSorting(pivot, show, sort, (next) =>
    onChange({ ...view, sort: fromPivotSort(next, pivot) }),
  );
  const comparable = !comparison.findings.some(({ severity }) => severity === 'BLOCK');
  // The answer may still be that to the question before: its axes are those of its own paths.
  const rowDimensions = pivot.rows[0]?.path.map(({ dimension }) => dimension) ?? [];
  const columnDimensions = pivot.columns[0]?.path.map(({ dimension }) => dimension) ?? [];
  const words = (dimensions: readonly string[]): string =>
    dimensions.map((dimension) => t(`dimension.${dimension as ComparisonView['rows'][number]}`)).join(' / ');
  const caption = useCaption(comparison, words(rowDimensions), words(columnDimensions));
  const mass = isMass(comparison.measure);
  const [opened, setOpened] = useState<PivotPlace | null>(null);
  const [picked, setPicked] = useState<PivotPlace | null>(null);
  const gapName = useGapNames();
  const { locale } = useLanguage();
  const drawn = useRef<ChartDescription | null>(null);
  const keepDrawn = useCallback((description: ChartDescription) => {
    drawn.current = description;
  }, []);
  const { basis } = comparison;
  const nested = rowDimensions.join();
  const addsGroup = useCallback(
    (depth: number) => addsUp(nested.split(',').slice(depth), { comparable, basis, mass }),
    [nested, comparable, basis, mass],
  );
  const nestedColumns = columnDimensions.join();
  const addsColumnGroup = useCallback(
    (depth: number) => addsUp(nestedColumns.split(',').slice(depth), { comparable, basis, mass }),
    [nestedColumns, comparable, basis, mass],
  );
  // Without columns there is one value a row, which is its total.
  const addsRows = columnDimensions.length > 0 && addsUp(columnDimensions, { comparable, basis, mass });
  const addsColumns = addsGroup(0);
  const converted = useMemo(() => new Set(comparison.converted), [comparison.converted]);
  if (pivot.rows.length === 0) {
    if (question !== null && view.products.length === 0 && view.filters.length === 0)
      return <NoFootprintYet />;
    return (
      <EmptyState title={t('compare.empty')}>
        <p>{t('compare.emptyHint')}</p>
        <Link to="/compare">{t('compare.startAgain')}</Link>
      </EmptyState>
    );
  }
  const chart = {
    pivot: marked,
    labelOf: markedLabelOf,
    view,
    caption,
    onChange,
    picked,
    onPick: setPicked,
    onDescribed: keepDrawn,
  };
  const table = {
    caption,
    pivot,
    sorting,
    show,
    figure: figureOf(comparison.measure),
    heat: view.heat && comparable,
    rowHead: words(rowDimensions),
    addsRows,
    addsColumns,
    addsGroup,
    addsColumnGroup,
    baseline: view.baseline === null ? null : pathKey(view.baseline.map((id) => ({ id }))),
    converted,
    renderName: question === null ? nameOnly : renderName,
  };
  /** Where a table is, the bars it could be: a printed page has room for both. */
  const chartShown = async (): Promise<ChartDescription | null> => {
    if (!comparable || !(mass || view.tab === 'heat')) return null;
    if (view.tab !== 'table' && view.tab !== 'pair') return drawn.current;
    const { describeBars } = await import('./describeBars.ts');
    return describeBars(marked, markedLabelOf, { t, locale, gapName });
  };
  const narrow = (next: ComparisonView): void => {
    setOpened(null);
    setPicked(null);
    onChange(next);
  };
  return (
    <>
      <FindingsList
        findings={comparison.findings}
        commonStages={comparison.commonStages}
        view={view}
        onChange={onChange}
      />
      <Tabs
        label={t('compare.views')}
        tabs={TABS.filter((key) => key !== 'pair' || question !== null).map((key) => ({
          key,
          label: t(`compare.view.${key}`),
        }))}
        value={view.tab}
        onChange={(tab) => onChange({ ...view, tab })}
        tools={<ResultTools pivot={pivot} view={view} comparable={comparable} onChange={onChange} />}
      >
        {view.tab === 'table' ? (
          <PivotTable {...table} onOpen={question === null ? null : setOpened} />
        ) : view.tab === 'pair' ? (
          question !== null && <PairView pivot={pivot} view={view} question={question} onChange={onChange} />
        ) : !mass && view.tab !== 'heat' ? (
          <NotStacked view={view} onChange={onChange} />
        ) : !comparable ? (
          <NotComparable view={view} onChange={onChange} />
        ) : (
          <>
            <div className={styles.chart}>
              <Suspense fallback={<Skeleton height="1.5rem" lines={12} />}>
                <ComparisonChart {...chart} />
              </Suspense>
            </div>
            {question !== null && (
              <>
                <PickedBar
                  picked={picked}
                  onOpen={() => setOpened(picked)}
                  onKeepOnly={canNarrow(pathOf(picked)) ? () => narrow(narrowTo(view, pathOf(picked))) : null}
                  onClear={() => setPicked(null)}
                />
                <PivotTable {...table} highlighted={picked?.row?.key ?? null} onOpen={setPicked} />
              </>
            )}
          </>
        )}
        <div className={styles.below}>
          <span>
            {t('compare.size', { rows: pivot.rows.length, columns: pivot.columns.length })} · {caption}
            {marked !== pivot &&
              view.tab !== 'table' &&
              ` · ${t('compare.convertedMark', { gwpSet: view.gwpSet ?? '' })}`}
          </span>
          <ComparisonExport
            pivot={pivot}
            sorting={sorting}
            show={show}
            rowHeads={rowDimensions.map((dimension) => words([dimension]))}
            addsRows={addsRows}
            addsColumns={addsColumns}
            addsGroup={addsGroup}
            addsColumnGroup={addsColumnGroup}
            question={question}
            title={caption}
            chart={chartShown}
          />
        </div>
      </Tabs>
      {opened !== null && question !== null && (
        <CellDrawer
          input={question}
          place={opened}
          onClose={() => setOpened(null)}
          onSplit={(path, dimension) => narrow(splitCell(view, path, dimension))}
          onKeepOnly={(path) => narrow(narrowTo(view, path))}
        />
      )}
    </>
  );
}

/** Shares are of kg CO2e, and differences need something to differ from. */
function shownOf({ show, baseline }: ComparisonView, mass: boolean): ComparisonView['show'] {
  if (show === 'SHARE' && !mass) return 'KG';
  return show === 'DELTA' && baseline === null ? 'KG' : show;
}

function useCaption(
  { measure, basis }: ComparisonResultProps['comparison'],
  rows: string,
  columns: string,
): string {
  const { t } = useTranslation();
  const per = t(`compare.perBases.${basis}`);
  const names = { rows, columns };
  if (isMass(measure)) {
    return t(columns === '' ? 'compare.captionOne' : 'compare.caption', {
      ...names,
      unit: measure === 'TOTAL' ? t('ui.kgCo2e') : `${t('ui.kgCo2e')} (${t(`compare.measures.${measure}`)})`,
      basis: per,
    });
  }
  const figure = t(`compare.figures.${measure as 'DATA_QUALITY' | 'PRIMARY_SHARE' | 'UNCERTAINTY'}`, {
    basis: per,
  });
  return t(columns === '' ? 'compare.captionFigureOne' : 'compare.captionFigure', { ...names, figure });
}

function pathOf(place: PivotPlace | null): readonly PivotStep[] {
  return [...(place?.row?.path ?? []), ...(place?.column?.path ?? [])];
}

function nameOnly({ labels }: PivotEntry) {
  return labels.at(-1);
}

/** A product leads to its page; other members are what they are. */
function renderName({ path, labels }: PivotEntry) {
  const last = path.at(-1);
  const label = labels.at(-1);
  return last?.dimension === 'PRODUCT' ? <Link to={`/products/${last.id}`}>{label}</Link> : label;
}
