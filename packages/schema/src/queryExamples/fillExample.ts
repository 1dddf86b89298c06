import type { ExampleSubject, QueryExample } from './queryExample.ts';

/** One of everything that examples are about, as the API answers. */
export interface SubjectsAnswer {
  readonly products: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  readonly assessments: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  readonly productCategories: readonly { readonly name: string; readonly productCount: number }[];
  readonly partners: readonly { readonly id: string; readonly isHere: boolean }[];
}

/** Null where the organisation has none. */
export type Subjects = Readonly<Record<ExampleSubject, string | null>>;

export const NO_SUBJECTS: Subjects = { PRODUCT: null, ASSESSMENT: null, CATEGORY: null, PARTNER: null };

export function subjectsOf(answer: SubjectsAnswer): Subjects {
  const [category] = [...answer.productCategories].sort((a, b) => b.productCount - a.productCount);
  return {
    PRODUCT: answer.products.edges[0]?.node.id ?? null,
    ASSESSMENT: answer.assessments.edges[0]?.node.id ?? null,
    CATEGORY: category?.name ?? null,
    PARTNER: (answer.partners.find(({ isHere }) => isHere) ?? answer.partners[0])?.id ?? null,
  };
}

/**
 * The variables of an example with ids of the organisation's own, and what it has none of: such a variable is an empty
 * text, for people to fill in.
 */
export function fillExample(
  { variables, filled }: QueryExample,
  subjects: Subjects,
): { readonly variables: Readonly<Record<string, unknown>>; readonly missing: readonly ExampleSubject[] } {
  const taken = Object.entries(filled);
  return {
    variables: {
      ...Object.fromEntries(taken.map(([variable, subject]) => [variable, subjects[subject] ?? ''])),
      ...variables,
    },
    missing: taken.flatMap(([, subject]) => (subjects[subject] === null ? [subject] : [])),
  };
}
