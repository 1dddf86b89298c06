import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { categoryName } from '../../lib/categoryName.ts';
import { formatCount, formatRegion, type Locale } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import type { SelectOption } from '../../ui/index.ts';
import { boundaryName } from './boundaryName.ts';
import { FactorFacetsQuery } from './factorQueries.ts';
import { type FactorView, toFactorVariables } from './factorView.ts';

export interface FactorFacets {
  readonly categories: readonly SelectOption[];
  readonly regions: readonly SelectOption[];
  readonly sources: readonly SelectOption[];
  readonly units: readonly SelectOption[];
  readonly boundaries: readonly SelectOption[];
  readonly licences: readonly SelectOption[];
  /** With and without a split by gas. */
  readonly gases: readonly SelectOption[];
  /** Newest first. */
  readonly years: readonly SelectOption[];
}

interface Count {
  readonly value: string;
  readonly count: number;
}

/** The choices of every filter, with their numbers. What the address asks for is always among them, found or not. */
export function useFactorFacets(view: FactorView): FactorFacets {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: FactorFacetsQuery, variables: toFactorVariables(view) });
  return useMemo(() => {
    const facets = data?.factorFacets;
    const sources = new Map((data?.factorSources ?? []).map((source) => [source.key, nameOf(source)]));
    const years = [...(facets?.years ?? [])].sort((a, b) => b.value.localeCompare(a.value));
    return {
      categories: options(facets?.categories, view.category, locale, (category) =>
        categoryName(category, locale),
      ),
      regions: options(facets?.regions, view.region, locale, (code) => formatRegion(code, locale)),
      sources: options(facets?.sources, view.source, locale, (key) => sources.get(key) ?? key),
      units: options(facets?.units, view.unit, locale, (unit) => unitName(unit, locale)),
      boundaries: options(facets?.boundaries, view.boundary, locale, (code) => boundaryName(code, locale)),
      licences: options(facets?.licences, view.licence, locale, (licence) => licence),
      gases: options(facets?.gases, view.gases, locale, (has) =>
        t(has === 'true' ? 'factors.withGases' : 'factors.withoutGases'),
      ),
      years: withChosen(
        years,
        [view.yearFrom, view.yearTo].map((year) => String(year ?? '')),
      ).map(({ value }) => ({
        value,
        label: value,
      })),
    };
  }, [data, view, locale, nameOf, t]);
}

function options(
  counts: readonly Count[] | undefined,
  chosen: string,
  locale: Locale,
  label: (value: string) => string,
): SelectOption[] {
  return withChosen(counts ?? [], [chosen]).map(({ value, count }) => ({
    value,
    label: `${label(value)} (${formatCount(count, locale)})`,
  }));
}

function withChosen(counts: readonly Count[], chosen: readonly string[]): Count[] {
  const missing = chosen.filter((value) => value !== '' && !counts.some((each) => each.value === value));
  return [...counts, ...[...new Set(missing)].map((value) => ({ value, count: 0 }))];
}
