import type { ComparisonBasis, Dimension } from '../graphql/generated/graphql.ts';
import { formatList, formatQuery } from './urlState.ts';

/** A member and the dimension it is one of. */
export interface MemberStep {
  readonly dimension: Dimension;
  readonly id: string;
}

/** The address of the comparison that shows nothing but these members: products by stage, unless one of them is filtered to. */
export function compareMembersAddress(steps: readonly MemberStep[], basis: ComparisonBasis): string {
  const filtered = new Set(steps.map(({ dimension }) => dimension));
  const rows: Dimension = filtered.has('PRODUCT') ? 'PROCESS' : 'PRODUCT';
  const parameters = new URLSearchParams({ rows, columns: filtered.has('STAGE') ? 'PROCESS' : 'STAGE' });
  if (filtered.has('PRODUCT') && filtered.has('STAGE')) parameters.set('columns', 'GAS');
  for (const { dimension, id } of steps) parameters.set(`filter.${dimension}`, formatList([id]));
  parameters.set('basis', basis);
  return `/compare${formatQuery(parameters)}`;
}
