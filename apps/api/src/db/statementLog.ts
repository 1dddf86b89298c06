/** Who wants to hear of every statement; used to prove that a query does not send one statement per row. */
export interface StatementLog {
  add(listener: (statement: string) => void): () => void;
  tell(statement: string): void;
}

export function createStatementLog(): StatementLog {
  const listeners = new Set<(statement: string) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(statement) {
      for (const listener of listeners) listener(statement);
    },
  };
}
