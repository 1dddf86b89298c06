import type {
  BarInput,
  BarPart,
  BarValue,
  ChangeInput,
  HeatMapCell,
  HeatMapEntry,
} from '../../charts/index.ts';
import { compareStages, STAGES } from '../../lib/stages.ts';
import { type Pivot, type PivotCell, type PivotStep, pathKey } from '../../table/index.ts';

/** Members of these are alternatives or things of their own: stacking them would add up what does not belong together. */
const NOT_STACKED = ['SCENARIO', 'PRODUCT', 'ASSESSMENT', 'PRODUCT_CATEGORY'];

type LabelOf = (step: PivotStep) => string;

export interface BarsInput {
  readonly bars: readonly BarInput[];
  readonly parts: readonly BarPart[];
}

/**
 * Bars and what they are stacked from: the stages if they are on an axis, else the innermost column dimension whose
 * members add up, else one part. Everything else on both axes names the bar.
 *
 * @param whole name of the one part when nothing is stacked
 */
export function toBars(pivot: Pivot, labelOf: LabelOf, whole: string): BarsInput {
  const dimension = partDimension(pivot);
  const parts = new Map<string, BarPart>();
  const bars = new Map<string, { readonly label: string; readonly values: BarValue[] }>();
  for (const row of pivot.rows) {
    for (const [column, cell] of [...row.cells].sort(([a], [b]) => a - b)) {
      const { key, rest, step } = barOf(pivot, row, column, dimension);
      const part = step?.id ?? '';
      if (!parts.has(part)) parts.set(part, partOf(step, labelOf, whole));
      const bar = bars.get(key) ?? { label: rest.map(labelOf).join(' · ') || whole, values: [] };
      bars.set(key, bar);
      bar.values.push({ part, kgCo2e: cell.kgCo2e, gaps: cell.gaps });
    }
  }
  return {
    bars: [...bars].map(([key, { label, values }]) => ({ key, label, values, ...totalOf(values) })),
    parts: [...parts.values()].sort(byStage),
  };
}

/** Which bar a cell is a part of, and the step that says which part. */
export function barOf(
  { columns }: Pivot,
  row: Pivot['rows'][number],
  column: number,
  dimension: string | undefined,
): { readonly key: string; readonly rest: readonly PivotStep[]; readonly step: PivotStep | undefined } {
  const path = [...row.path, ...columns[column]!.path];
  const step = path.find((other) => other.dimension === dimension);
  const rest = path.filter((other) => other !== step);
  return { key: pathKey(rest), rest, step };
}

/** Rows, columns and cells of a heat map; paths become one name each. */
export function toHeatMap(pivot: Pivot): {
  readonly rows: readonly HeatMapEntry[];
  readonly columns: readonly HeatMapEntry[];
  readonly cells: readonly HeatMapCell[];
} {
  return {
    rows: pivot.rows.map(({ key, labels, total }) => ({
      key,
      label: labels.join(' · '),
      total: total.value,
    })),
    columns: pivot.columns.map(({ key, labels, total }) => ({
      key,
      label: labels.join(' · '),
      total: total.value,
    })),
    cells: pivot.rows.flatMap(({ cells }) => [...cells.values()].map(asFigure)),
  };
}

/** A heat map colours whatever the figure is. */
function asFigure(cell: PivotCell): HeatMapCell {
  return { ...cell, kgCo2e: cell.value };
}

/** What changes in each row between two columns, given by their indexes. */
export function toChanges(pivot: Pivot, before: number, after: number): readonly ChangeInput[] {
  return pivot.rows.flatMap(({ key, labels, cells }) => {
    const from = cells.get(before);
    const to = cells.get(after);
    if (from === undefined && to === undefined) return [];
    return {
      key,
      label: labels.join(' · '),
      before: from?.kgCo2e,
      after: to?.kgCo2e,
      gaps: [...new Set([...(from?.gaps ?? []), ...(to?.gaps ?? [])])],
    };
  });
}

/** The dimension whose members bars are stacked from. */
export function partDimension({ rows, columns }: Pivot): string | undefined {
  const inRows = rows[0]?.path.map(({ dimension }) => dimension) ?? [];
  const inColumns = columns[0]?.path.map(({ dimension }) => dimension) ?? [];
  if ([...inRows, ...inColumns].includes('STAGE')) return 'STAGE';
  return inColumns.findLast((dimension) => !NOT_STACKED.includes(dimension));
}

/** Stages stand in the order of a life; other parts stay as they came. */
function byStage(a: BarPart, b: BarPart): number {
  return a.stage === null || b.stage === null ? 0 : compareStages(a.stage, b.stage);
}

function partOf(step: PivotStep | undefined, labelOf: LabelOf, whole: string): BarPart {
  if (step === undefined) return { key: '', label: whole, stage: null };
  const stage = step.dimension === 'STAGE' ? (STAGES.find((known) => known === step.id) ?? null) : null;
  return { key: step.id, label: labelOf(step), stage };
}

function totalOf(values: readonly BarValue[]): Pick<BarInput, 'total' | 'gaps'> {
  const known = values.flatMap(({ kgCo2e }) => (kgCo2e === null ? [] : [kgCo2e]));
  return {
    total: known.length === 0 ? null : known.reduce((sum, kgCo2e) => sum + kgCo2e, 0),
    gaps: [...new Set(values.flatMap(({ gaps }) => gaps))],
  };
}
