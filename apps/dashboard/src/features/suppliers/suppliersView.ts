import type { ComparisonBasis } from '../../graphql/generated/graphql.ts';

export const SUPPLIER_BASES = ['KILOGRAM', 'DECLARED_UNIT'] as const satisfies readonly ComparisonBasis[];

/** What is looked at: everything that belongs in the address. */
export interface SuppliersView {
  readonly tab: 'list' | 'compare';
  readonly search: string;
  /** English name of the category; empty for none yet. */
  readonly category: string;
  readonly basis: (typeof SUPPLIER_BASES)[number];
}

/** `?view=compare&category=Furniture&basis=DECLARED_UNIT`; what it does not know counts as not given. */
export function readSuppliersView(parameters: URLSearchParams): SuppliersView {
  return {
    tab: parameters.get('view') === 'compare' ? 'compare' : 'list',
    search: parameters.get('q') ?? '',
    category: parameters.get('category') ?? '',
    basis: SUPPLIER_BASES.find((known) => known === parameters.get('basis')) ?? 'KILOGRAM',
  };
}

/** The reverse of {@link readSuppliersView}; what is as at the start is left out of the address. */
export function writeSuppliersView({ tab, search, category, basis }: SuppliersView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (tab !== 'list') parameters.set('view', tab);
  if (search !== '') parameters.set('q', search);
  if (category !== '') parameters.set('category', category);
  if (basis !== 'KILOGRAM') parameters.set('basis', basis);
  return parameters;
}
