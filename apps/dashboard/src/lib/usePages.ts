import { useState } from 'react';

interface Begun {
  readonly after: string;
  readonly skipped: number;
}

/** Where one stands in a connection that is read page by page. */
export interface Pages {
  /** Null on the first page. */
  readonly after: string | null;
  /** How many come before this page. */
  readonly skipped: number;
  /** @param shown on the page that is left */
  readonly forward: (endCursor: string, shown: number) => void;
  readonly back: () => void;
}

/** @param question what is asked; another one begins at its first page */
export function usePages(question: string): Pages {
  const [walk, setWalk] = useState<{ readonly question: string; readonly begun: readonly Begun[] }>({
    question,
    begun: [],
  });
  const begun = walk.question === question ? walk.begun : [];
  const last = begun.at(-1);
  return {
    after: last?.after ?? null,
    skipped: last?.skipped ?? 0,
    forward: (after, shown) =>
      setWalk({ question, begun: [...begun, { after, skipped: (last?.skipped ?? 0) + shown }] }),
    back: () => setWalk({ question, begun: begun.slice(0, -1) }),
  };
}
