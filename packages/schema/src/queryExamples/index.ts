import { EXCHANGE_EXAMPLES } from './exchangeExamples.ts';
import { PORTFOLIO_EXAMPLES } from './portfolioExamples.ts';
import type { QueryExample } from './queryExample.ts';
import { SUPPLIER_EXAMPLES } from './supplierExamples.ts';

export {
  fillExample,
  NO_SUBJECTS,
  type Subjects,
  type SubjectsAnswer,
  subjectsOf,
} from './fillExample.ts';
export type { ExampleSubject, QueryExample } from './queryExample.ts';

/** In the order in which they are offered, by what they are about. */
export const EXAMPLE_GROUPS = {
  portfolio: PORTFOLIO_EXAMPLES,
  suppliers: SUPPLIER_EXAMPLES,
  exchange: EXCHANGE_EXAMPLES,
} as const satisfies Readonly<Record<string, readonly QueryExample[]>>;

export const QUERY_EXAMPLES: readonly QueryExample[] = Object.values(EXAMPLE_GROUPS).flat();
