import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import type { SelectOption } from '../../ui/index.ts';
import { ComparisonMembersQuery, ComparisonScenariosQuery } from './comparisonQueries.ts';
import type { PairMember } from './comparisonView.ts';

/** What a pair can be chosen from, in the reader's language. */
export interface PairNames {
  readonly products: readonly SelectOption[];
  readonly scenarios: readonly SelectOption[];
  /** The product, with its scenario if there is one. */
  readonly nameOf: (member: PairMember) => string;
}

const PRODUCTS = { dimension: 'PRODUCT' } as const;

export function usePairNames(): PairNames {
  const { language, nameOf, labelOf, locale } = useLanguage();
  const [products] = useQuery({ query: ComparisonMembersQuery, variables: PRODUCTS });
  const [scenarios] = useQuery({ query: ComparisonScenariosQuery });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions of a language change with it only.
  const options = useMemo(
    () => ({
      products: (products.data?.hotspots.hotspots ?? [])
        .map((product) => ({ value: product.id, label: labelOf(product) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
      scenarios: (scenarios.data?.scenarios.edges ?? []).map(({ node }) => ({
        value: node.id,
        label: nameOf(node),
      })),
    }),
    [products.data, scenarios.data, language],
  );
  const named = useCallback(
    ({ product, scenario }: PairMember): string =>
      [
        options.products.find(({ value }) => value === product)?.label ?? '…',
        ...(scenario === null
          ? []
          : [options.scenarios.find(({ value }) => value === scenario)?.label ?? '…']),
      ].join(' · '),
    [options],
  );
  return { ...options, nameOf: named };
}
