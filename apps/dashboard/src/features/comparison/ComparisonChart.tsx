import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChartDescription,
  HeatMapChart,
  StackedStagesChart,
  WaterfallChart,
} from '../../charts/index.ts';
import { massUnitFor } from '../../lib/format.ts';
import type { Pivot, PivotPlace, PivotStep } from '../../table/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { chooseEnds } from './chooseEnds.ts';
import type { ComparisonView } from './comparisonView.ts';
import { barOfPlace, placeOfCell, placeOfSegment } from './pickedPlace.ts';
import { FlowsOfCells, HierarchyOfCells, MapOfRegions, PanelsOfRows } from './SpreadCharts.tsx';
import { toBars, toChanges, toHeatMap } from './toChartInputs.ts';

export interface ComparisonChartProps {
  readonly pivot: Pivot;
  /** Names a member; one whose figures were converted with a mark. Should stay the same function. */
  readonly labelOf: (step: PivotStep) => string;
  readonly view: ComparisonView;
  readonly caption: string;
  readonly onChange: (view: ComparisonView) => void;
  /** What is looked at, here or in the table. */
  readonly picked: PivotPlace | null;
  readonly onPick: (place: PivotPlace | null) => void;
  /** Told what is drawn, so that a page can be printed with it. */
  readonly onDescribed: (description: ChartDescription) => void;
}

/** The chart of the chosen tab. */
export function ComparisonChart(props: ComparisonChartProps) {
  switch (props.view.tab) {
    case 'table':
    case 'pair':
      return null;
    case 'stacked':
      return <Bars {...props} />;
    case 'heat':
      return <HeatMap {...props} />;
    case 'waterfall':
      return <Waterfall {...props} />;
    case 'treemap':
    case 'sunburst':
      return <HierarchyOfCells {...props} />;
    case 'flows':
      return <FlowsOfCells {...props} />;
    case 'multiples':
      return <PanelsOfRows {...props} />;
    case 'map':
      return <MapOfRegions {...props} />;
    default:
      return props.view.tab satisfies never;
  }
}

function Bars({ pivot, labelOf, caption, picked, onPick, onDescribed }: ComparisonChartProps) {
  const { t } = useTranslation();
  const { bars, parts } = useMemo(() => toBars(pivot, labelOf, t('compare.whole')), [pivot, labelOf, t]);
  return (
    <StackedStagesChart
      onDescribed={onDescribed}
      caption={caption}
      bars={bars}
      parts={parts}
      highlighted={barOfPlace(pivot, picked)}
      onSelect={(bar, part) => onPick(placeOfSegment(pivot, bar, part))}
    />
  );
}

function HeatMap({ pivot, caption, picked, onPick, onDescribed }: ComparisonChartProps) {
  const { rows, columns, cells } = useMemo(() => toHeatMap(pivot), [pivot]);
  return (
    <HeatMapChart
      onDescribed={onDescribed}
      caption={caption}
      rows={rows}
      columns={columns}
      cells={cells}
      highlighted={picked?.row?.key ?? null}
      onSelect={(row, column) => onPick(placeOfCell(pivot, row, column))}
    />
  );
}

/** Needs two columns to lead between. */
function Waterfall({ pivot, view, onChange, picked, onPick, onDescribed }: ComparisonChartProps) {
  const { t } = useTranslation();
  const ends = chooseEnds(pivot, view);
  const before = ends?.before ?? 0;
  const after = ends?.after ?? 0;
  const { changes, unit } = useMemo(() => {
    const inKg = toChanges(pivot, before, after);
    const largest = Math.max(
      ...[before, after].map((index) => Math.abs(pivot.columns[index]?.total.kgCo2e ?? 0)),
    );
    const mass = massUnitFor(largest);
    const scaled = (kg: number | null | undefined) => (kg == null ? kg : kg / mass.kg);
    return {
      unit: `${mass.unit} CO₂e`,
      changes: inKg.map((change) => ({
        ...change,
        before: scaled(change.before),
        after: scaled(change.after),
      })),
    };
  }, [pivot, before, after]);
  if (ends === null) {
    return (
      <EmptyState title={t('compare.needsTwo')}>
        <p>{t('compare.needsTwoHint')}</p>
        <Button
          onClick={() =>
            onChange({ ...view, rows: ['STAGE'], columns: ['SCENARIO'], scenarios: 'ALL', baseline: null })
          }
        >
          {t('compare.byScenario')}
        </Button>
      </EmptyState>
    );
  }
  const nameOf = (index: number): string => pivot.columns[index]!.labels.join(' · ');
  const caption = t('compare.waterfallCaption', {
    before: nameOf(before),
    after: nameOf(after),
    unit,
    basis: t(`compare.perBases.${view.basis}`),
  });
  return (
    <WaterfallChart
      onDescribed={onDescribed}
      caption={caption}
      before={nameOf(before)}
      after={nameOf(after)}
      changes={changes}
      unit={unit}
      highlighted={picked?.row?.key ?? null}
      onSelect={(row) => onPick(placeOfCell(pivot, row, pivot.columns[after]!.key))}
    />
  );
}
