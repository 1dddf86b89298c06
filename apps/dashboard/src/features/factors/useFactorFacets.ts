import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { categoryName } from '../../lib/categoryName.ts';
import { formatRegion } from '../../lib/format.ts';
import type { SelectOption } from '../../ui/index.ts';
import { FactorFacetsQuery } from './factorQueries.ts';
import type { FactorView } from './factorView.ts';

export interface FactorFacets {
  readonly categories: readonly SelectOption[];
  readonly regions: readonly SelectOption[];
  readonly sources: readonly SelectOption[];
  readonly units: readonly SelectOption[];
  /** Newest first. */
  readonly years: readonly SelectOption[];
}

/** The choices of every filter. What the address asks for is always among them, found or not. */
export function useFactorFacets(view: FactorView): FactorFacets {
  const { locale, nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: FactorFacetsQuery, variables: { search: view.search.trim() } });
  const factors = useMemo(() => data?.factors.edges.map(({ node }) => node) ?? [], [data]);
  return {
    categories: options(
      factors.map(({ category }) => category),
      view.category,
      (category) => categoryName(category, locale),
    ),
    regions: options(
      factors.map(({ region }) => region),
      view.region,
      (code) => formatRegion(code, locale),
    ),
    sources: (data?.factorSources ?? []).map((source) => ({ value: source.key, label: nameOf(source) })),
    units: options(
      factors.map(({ unit }) => unit),
      view.unit,
    ),
    years: options(
      [...factors.map(({ year }) => year), view.yearFrom, view.yearTo].map((year) => String(year ?? '')),
      '',
    ).reverse(),
  };
}

function options(
  values: readonly string[],
  chosen: string,
  label: (value: string) => string = (value) => value,
): SelectOption[] {
  return [...new Set([...values, chosen])]
    .filter((value) => value !== '')
    .map((value) => ({ value, label: label(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
