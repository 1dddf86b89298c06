import { setTimeout } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { type Reader, readShared, type SharedVersion } from './readShared.ts';

const LOOK_EVERY_MS = 2000;
/** Whoever listens on asks anew, and is admitted anew: a session or token that was revoked hears nothing for longer. */
const LISTEN_MS = 600_000;

/**
 * Versions that are published and shared with the reader from now on. Consent is asked in the moment of each publication, so
 * a share that was revoked says nothing more. Ends by itself after ten minutes.
 */
export function watchPublications(
  database: Database,
  reader: Reader,
  everyMs = LOOK_EVERY_MS,
): AsyncIterableIterator<SharedVersion> {
  const leaving = new AbortController();
  const found = look(database, reader, everyMs, leaving.signal);
  return {
    next: () => found.next(),
    // A generator that waits would go on until its next value: it is woken first.
    return: () => {
      leaving.abort();
      return found.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* look(
  database: Database,
  reader: Reader,
  everyMs: number,
  leaving: AbortSignal,
): AsyncGenerator<SharedVersion, undefined> {
  const end = Date.now() + LISTEN_MS;
  const [clock] = await database.query<{ now: Date | string }>('SELECT now() AS "now"');
  let since = new Date(clock!.now);
  while (!leaving.aborted && Date.now() < end) {
    await setTimeout(everyMs, undefined, { signal: leaving, ref: false }).catch(() => undefined);
    if (leaving.aborted) return undefined;
    const fresh = await readPublished(database, reader, since);
    since = new Date(Math.max(since.getTime(), ...fresh.map((shared) => publishedAt(shared).getTime())));
    yield* fresh;
  }
  return undefined;
}

function readPublished(database: Database, reader: Reader, since: Date): Promise<readonly SharedVersion[]> {
  const published = {
    status: 'PUBLISHED',
    events: { some: { to: 'PUBLISHED', at: { gt: since } } },
  } as const;
  return readShared(database, reader, {
    channel: 'GRAPHQL',
    where: { product: { assessments: { some: published } } },
    choose: async (found) => found.filter((shared) => publishedAt(shared) > since),
  });
}

function publishedAt({ version }: SharedVersion): Date {
  return version?.events[0]?.at ?? new Date(0);
}
