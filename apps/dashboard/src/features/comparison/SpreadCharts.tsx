import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RegionMapChart,
  SankeyChart,
  SmallMultiplesChart,
  SunburstChart,
  TreemapChart,
} from '../../charts/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import type { ComparisonChartProps } from './ComparisonChart.tsx';
import { splitsScenarios } from './comparisonView.ts';
import { NotStacked } from './NotStacked.tsx';
import { placeOfCell } from './pickedPlace.ts';
import { toFlows, toHierarchy } from './toHierarchy.ts';
import { toPanels, toRegions, WHOLE_PART } from './toPanels.ts';

/** Areas within areas, or rings around a middle: rows outside, columns inside. Alternatives have no common area. */
export function HierarchyOfCells({
  pivot,
  labelOf,
  view,
  caption,
  onChange,
  onDescribed,
}: ComparisonChartProps) {
  const roots = useMemo(() => toHierarchy(pivot, labelOf), [pivot, labelOf]);
  if (splitsScenarios(view)) return <NotStacked view={view} onChange={onChange} />;
  const Chart = view.tab === 'sunburst' ? SunburstChart : TreemapChart;
  return <Chart caption={caption} roots={roots} onDescribed={onDescribed} />;
}

/** From the members of each dimension to those of the next: supplier to process to product. */
export function FlowsOfCells({ pivot, labelOf, view, caption, onChange, onDescribed }: ComparisonChartProps) {
  const { t } = useTranslation();
  const { nodes, links } = useMemo(() => toFlows(pivot, labelOf), [pivot, labelOf]);
  if (splitsScenarios(view)) return <NotStacked view={view} onChange={onChange} />;
  if (links.length > 0)
    return <SankeyChart caption={caption} nodes={nodes} links={links} onDescribed={onDescribed} />;
  return (
    <EmptyState title={t('compare.needsFlow')}>
      <p>{t('compare.needsFlowHint')}</p>
      <Button
        onClick={() =>
          onChange({ ...view, rows: ['SUPPLIER'], columns: ['PRODUCT_CATEGORY'], baseline: null })
        }
      >
        {t('compare.bySupplier')}
      </Button>
    </EmptyState>
  );
}

/** One small chart a row, all on one axis. */
export function PanelsOfRows({ pivot, view, caption, picked, onPick, onDescribed }: ComparisonChartProps) {
  const { t } = useTranslation();
  const { categories, panels } = useMemo(() => toPanels(pivot), [pivot]);
  const parts = useMemo(() => [{ key: WHOLE_PART, label: t('pivot.total'), stage: null }], [t]);
  return (
    <SmallMultiplesChart
      onDescribed={onDescribed}
      caption={caption}
      categories={categories}
      parts={parts}
      panels={panels}
      form={view.columns[0] === 'YEAR' ? 'lines' : 'bars'}
      highlighted={picked?.row?.key ?? null}
      onSelect={(row) => onPick(placeOfCell(pivot, row, ''))}
    />
  );
}

/** Where in the world, if regions alone stand on an axis. */
export function MapOfRegions({ pivot, view, caption, onChange, onDescribed }: ComparisonChartProps) {
  const { t } = useTranslation();
  const regions = useMemo(() => toRegions(pivot), [pivot]);
  if (splitsScenarios(view)) return <NotStacked view={view} onChange={onChange} />;
  if (regions !== null)
    return <RegionMapChart caption={caption} regions={regions} form="circles" onDescribed={onDescribed} />;
  return (
    <EmptyState title={t('compare.needsRegions')}>
      <p>{t('compare.needsRegionsHint')}</p>
      <Button onClick={() => onChange({ ...view, rows: ['REGION'], columns: ['STAGE'], baseline: null })}>
        {t('compare.byRegion')}
      </Button>
    </EmptyState>
  );
}
