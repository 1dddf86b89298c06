/** Something of the organisation an example is about; its id is filled in before the example is shown. */
export type ExampleSubject = 'PRODUCT' | 'ASSESSMENT' | 'CATEGORY' | 'PARTNER';

/** An operation to begin with: it runs as it stands on the demo portfolio. */
export interface QueryExample {
  readonly key: string;
  readonly title: string;
  readonly titleZh: string;
  /** What it is good for, in one sentence. */
  readonly purpose: string;
  readonly purposeZh: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Variables that take the id, or for a category the name, of something the organisation has. */
  readonly filled: Readonly<Record<string, ExampleSubject>>;
}

/** The parts of an example that are not said of a plain query without variables are left out. */
type Written = Omit<QueryExample, 'kind' | 'variables' | 'filled'> &
  Partial<Pick<QueryExample, 'kind' | 'variables' | 'filled'>>;

export function example(written: Written): QueryExample {
  return {
    ...{ kind: 'query', variables: {}, filled: {} },
    ...written,
    document: `${written.document.trim()}\n`,
  };
}
