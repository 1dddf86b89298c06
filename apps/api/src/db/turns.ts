import type { Database } from './database.ts';

/** Work of one name, one after the other, within this process. */
export function createTurns(): Database['exclusively'] {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const turn = before.then(work);
    last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
