import type { Dimension } from '../../graphql/generated/graphql.ts';
import type { Pivot, PivotStep } from '../../table/index.ts';

/** The names on the screen of every member of a table, by dimension and id. */
export function codeLabels(
  { rows, columns }: Pivot,
  labelOf: (step: PivotStep) => string,
): Partial<Record<Dimension, Record<string, string>>> {
  const labels: Partial<Record<Dimension, Record<string, string>>> = {};
  for (const step of [...rows, ...columns].flatMap(({ path }) => path)) {
    const ofDimension = labels[step.dimension as Dimension] ?? {};
    ofDimension[step.id] = labelOf(step);
    labels[step.dimension as Dimension] = ofDimension;
  }
  return labels;
}
