import { type Pivot, pathKey } from '../../table/index.ts';
import type { ComparisonView } from './comparisonView.ts';

/** Indexes of the two columns a waterfall leads between. */
export interface WaterfallEnds {
  readonly before: number;
  readonly after: number;
}

/**
 * The chosen baseline and target, or the first two columns where they are not chosen or not there. `null` with fewer
 * than two columns.
 */
export function chooseEnds(
  { columns }: Pick<Pivot, 'columns'>,
  { baseline, target }: Pick<ComparisonView, 'baseline' | 'target'>,
): WaterfallEnds | null {
  if (columns.length < 2) return null;
  const before = Math.max(0, columnIndex(columns, baseline));
  const chosen = columnIndex(columns, target);
  const after = chosen >= 0 && chosen !== before ? chosen : before === 0 ? 1 : 0;
  return { before, after };
}

function columnIndex(columns: Pivot['columns'], path: readonly string[] | null): number {
  if (path === null) return -1;
  const wanted = pathKey(path.map((id) => ({ id })));
  return columns.findIndex(({ key }) => key === wanted);
}
