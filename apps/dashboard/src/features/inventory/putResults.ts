import type { InventoryTotalsQuery } from '../../graphql/generated/graphql.ts';
import type { GridLine } from './gridLine.ts';

/** What the formulas come to, as they are stored. */
export type FormulaResults = InventoryTotalsQuery['fieldFormulas'];

/**
 * Puts results into the lines they belong to. A cell whose formula has been changed since keeps what it has. The same line
 * gives the same object each time, so that stored lines are still known as such.
 */
export function putterOf(
  results: FormulaResults,
  ids: ReadonlyMap<string, string>,
): (line: GridLine) => GridLine {
  const byLine = new Map<string | undefined, FormulaResults[number][]>();
  for (const result of results) byLine.set(result.line?.id, [...(byLine.get(result.line?.id) ?? []), result]);
  const remembered = new WeakMap<GridLine, GridLine>();
  return (line) => {
    const known = remembered.get(line);
    if (known) return known;
    const put = (byLine.get(ids.get(line.key)) ?? []).reduce(putResult, line);
    remembered.set(line, put);
    return put;
  };
}

function putResult(line: GridLine, { field, formula, line: stored }: FormulaResults[number]): GridLine {
  const { values } = line;
  if (!stored) return line;
  if (field === 'AMOUNT' && values.amountFormula === formula && values.amount !== stored.amount)
    return { ...line, values: { ...values, amount: stored.amount } };
  if (
    field === 'DISTANCE_KM' &&
    values.distanceFormula === formula &&
    values.distanceKm !== stored.distanceKm
  )
    return { ...line, values: { ...values, distanceKm: stored.distanceKm } };
  return line;
}
