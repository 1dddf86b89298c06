/** An operation that another page hands to the query editor, in the state of the history: it survives a reload, and no address. */
export interface OpenedQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the query editor was handed; null when it was opened by itself. */
export function readOpenedQuery(state: unknown): OpenedQuery | null {
  if (typeof state !== 'object' || state === null || !('document' in state) || !('variables' in state))
    return null;
  const { document, variables } = state;
  return typeof document === 'string' && typeof variables === 'object' && variables !== null
    ? { document, variables: { ...variables } }
    : null;
}
