import type { Pivot } from '../../table/index.ts';
import { BASE_CASE, type ComparisonView, OTHER, type PairMember } from './comparisonView.ts';

/** The chosen pair; what is not chosen is taken from the answer: its products, or one product under its scenarios. */
export function choosePair(
  pivot: Pivot,
  { first, second }: Pick<ComparisonView, 'first' | 'second'>,
): readonly [PairMember | null, PairMember | null] {
  const products = membersOf(pivot, 'PRODUCT');
  const scenarios = membersOf(pivot, 'SCENARIO').filter((id) => id !== BASE_CASE);
  const chosen: PairMember | null = first ?? (products[0] ? { product: products[0], scenario: null } : null);
  if (second !== null || chosen === null) return [chosen, second];
  const other = products.find((product) => product !== chosen.product);
  if (other !== undefined) return [chosen, { product: other, scenario: null }];
  const scenario = scenarios.find((id) => id !== chosen.scenario);
  return [chosen, scenario === undefined ? null : { product: chosen.product, scenario }];
}

export function samePair(a: PairMember, b: PairMember): boolean {
  return a.product === b.product && a.scenario === b.scenario;
}

function membersOf({ rows, columns }: Pivot, dimension: string): readonly string[] {
  const ids = [...rows, ...columns].flatMap(({ path }) =>
    path.filter((step) => step.dimension === dimension && step.id !== OTHER).map(({ id }) => id),
  );
  return [...new Set(ids)];
}
