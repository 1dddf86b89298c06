import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { newestPublication, onPublication } from './publicationFeed.ts';
import { type Reader, readShared, type SharedVersion } from './readShared.ts';

/** Announcements may get lost with a connection; then news are this late. */
const LOOK_EVERY_MS = 30_000;
/** Whoever listens on asks anew, and is admitted anew. */
const LISTEN_MS = 600_000;

type OrganisationReader = Extract<Reader, { kind: 'ORGANISATION' }>;

export interface Watch {
  /** The number of the publication heard last; null: from now on. */
  readonly after: number | null;
  /** Whether the one who listens still may: a session or token that was revoked hears nothing more. */
  readonly mayListen: () => Promise<boolean>;
  /** Aborted when the process is to end: whoever listens goes on elsewhere. */
  readonly stopping: AbortSignal;
}

/**
 * Versions that are published and shared with the reader, in the order of their publication, from whichever replica. Consent is
 * asked in the moment of reading, so a share that was revoked says nothing more. Ends by itself after ten minutes.
 */
export function watchPublications(
  database: Database,
  reader: OrganisationReader,
  watch: Watch,
): AsyncIterableIterator<SharedVersion> {
  const leaving = new AbortController();
  const ends = AbortSignal.any([leaving.signal, watch.stopping, AbortSignal.timeout(LISTEN_MS)]);
  const found = look(database, reader, watch, ends);
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
  reader: OrganisationReader,
  { after, mayListen }: Watch,
  ends: AbortSignal,
): AsyncGenerator<SharedVersion, undefined> {
  const news = newsOf(ends);
  const stop = await onPublication(database, reader.organisationId, news.wake);
  try {
    let last = after ?? (await newestPublication(database));
    // What was published since is looked for at once.
    while (!ends.aborted) {
      const fresh = await readPublished(database, reader, last);
      if (fresh.length > 0 && !(await mayListen())) return undefined;
      for (const shared of fresh) {
        last = publicationOf(shared);
        yield shared;
      }
      await news.wait(LOOK_EVERY_MS);
    }
    return undefined;
  } finally {
    stop();
  }
}

/** Wakes whoever waits; what comes while nobody waits is not forgotten. */
function newsOf(ends: AbortSignal): { wake(): void; wait(ms: number): Promise<void> } {
  let waiting = new AbortController();
  return {
    wake: () => waiting.abort(),
    async wait(ms) {
      const signal = AbortSignal.any([waiting.signal, ends]);
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
      waiting = new AbortController();
    },
  };
}

async function readPublished(
  database: Database,
  reader: Reader,
  after: number,
): Promise<readonly SharedVersion[]> {
  const published = {
    status: 'PUBLISHED',
    events: { some: { publication: { gt: after } } },
  } as const;
  const found = await readShared(database, reader, {
    channel: 'GRAPHQL',
    where: { product: { assessments: { some: published } } },
    choose: async (all) => all.filter((shared) => publicationOf(shared) > after),
  });
  return [...found].sort((a, b) => publicationOf(a) - publicationOf(b));
}

/** 0 for a version that was published before publications were numbered, or elsewhere. */
export function publicationOf({ version }: SharedVersion): number {
  return version?.events[0]?.publication ?? 0;
}
