import type { ComparisonInput, DimensionFilterInput } from '../../graphql/generated/graphql.ts';
import { type ComparisonView, splitsScenarios } from './comparisonView.ts';

/**
 * The question to the API. Footprints under several scenarios are alternatives and never added up: unless SCENARIO is
 * on an axis, only the first chosen scenario is asked for, or the base case when none is.
 *
 * @param allScenarios ids that `ALL` stands for
 */
export function toComparisonInput(view: ComparisonView, allScenarios: readonly string[]): ComparisonInput {
  const chosen = view.scenarios === 'ALL' ? allScenarios : view.scenarios;
  const isSplit = splitsScenarios(view);
  const scenarioIds = isSplit ? chosen : chosen.slice(0, 1);
  const filters: DimensionFilterInput[] = view.filters
    .filter(({ dimension }) => isSplit || dimension !== 'SCENARIO')
    .map(({ dimension, mode, members }) => ({ dimension, [mode]: [...members] }));
  if (!isSplit && scenarioIds.length > 0) {
    filters.push({ dimension: 'SCENARIO', include: [...scenarioIds] });
  }
  return {
    rows: [...view.rows],
    columns: [...view.columns],
    measure: view.measure,
    basis: view.basis,
    ...(view.gwpSet !== null && { gwpSet: view.gwpSet }),
    ...(view.largestRows !== null && { largestRows: view.largestRows }),
    ...(view.largestColumns !== null && { largestColumns: view.largestColumns }),
    ...(view.products.length > 0 && { productIds: [...view.products] }),
    ...(scenarioIds.length > 0 && { scenarioIds: [...scenarioIds] }),
    ...(filters.length > 0 && { filters }),
    ...(view.baseline !== null && { baselineColumn: [...view.baseline] }),
  };
}
