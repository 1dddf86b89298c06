import { useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import type { PortfolioProductsQuery as Answer } from '../../graphql/generated/graphql.ts';
import { PortfolioProductsQuery } from './portfolioQueries.ts';
import { type PortfolioView, toProductVariables, writePortfolioView } from './portfolioView.ts';

/** One row of the portfolio. */
export type PortfolioProduct = Answer['products']['edges'][number]['node'];

export interface PortfolioProducts {
  readonly products: readonly PortfolioProduct[];
  /** How many match on the server; undefined until it has answered. */
  readonly totalCount: number | undefined;
  readonly loading: boolean;
  readonly error: CombinedError | undefined;
  /** Asks for the next page, unless all are there or a page is on its way. */
  readonly loadMore: () => void;
  readonly retry: () => void;
}

const PAGE_SIZE = 100;

/** The products of a view, page after page. The rows seen last stay until the first ones of a new view are there. */
export function usePortfolioProducts(view: PortfolioView): PortfolioProducts {
  const key = writePortfolioView(view).toString();
  const [page, setPage] = useState<{ readonly key: string; readonly after: string | null }>({
    key,
    after: null,
  });
  const after = page.key === key ? page.after : null;
  const [{ data, fetching, error }, ask] = useQuery({
    query: PortfolioProductsQuery,
    variables: { ...toProductVariables(view), first: PAGE_SIZE, after },
  });
  const connection = data?.products;
  return {
    products: connection?.edges.map(({ node }) => node) ?? [],
    totalCount: connection?.totalCount,
    loading: fetching,
    error: error && !connection ? error : undefined,
    loadMore: () => {
      const next = connection?.pageInfo.endCursor;
      if (!fetching && connection?.pageInfo.hasNextPage && next != null && next !== after) {
        setPage({ key, after: next });
      }
    },
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}
