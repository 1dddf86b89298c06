import type { WaterfallChartProps } from '../../charts/index.ts';
import type { ChangedLine, Diff } from './diffTypes.ts';

/** A line's key among the steps, on whichever side it is. */
export function lineKey({ before, after }: ChangedLine): string {
  return (after ?? before)?.id ?? '';
}

/**
 * What leads from one total to the other. All that is the same stands as one entry, and what no line accounts for comes in
 * there, so that the last step always ends at the total after.
 *
 * @param labelOf of a line; `restLabel` of everything else
 */
export function waterfallChanges(
  { lines, fromKgCo2e, toKgCo2e, unexplainedKgCo2e }: Diff,
  labelOf: (line: ChangedLine) => string,
  restLabel: string,
): WaterfallChartProps['changes'] {
  const changes = lines.map((line) => ({
    key: lineKey(line),
    label: labelOf(line),
    before: line.before ? line.beforeKgCo2e : undefined,
    after: line.after ? line.afterKgCo2e : undefined,
    gaps: line.gaps,
  }));
  if (fromKgCo2e === null || toKgCo2e === null) return changes;
  const changedBefore = lines.reduce((sum, { beforeKgCo2e }) => sum + (beforeKgCo2e ?? 0), 0);
  const rest = fromKgCo2e - changedBefore;
  return [
    ...changes,
    { key: 'rest', label: restLabel, before: rest, after: rest + (unexplainedKgCo2e ?? 0), gaps: [] },
  ];
}
