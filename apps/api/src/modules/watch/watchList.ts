import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Watch, WatchedKind } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import type { SearchIndex } from '../supplierSearch/searchIndex.ts';
import { readAgain } from '../supplierSearch/showFound.ts';
import { productKeyOf, supplierKeyOf } from '../supplierSearch/subjectKey.ts';
import { findChanges, type WatchChange } from './findChanges.ts';
import { SeenState, stateNow } from './seenState.ts';

/** What one person watches at most: the list is read whole. */
export const MOST_WATCHED = 500;

export interface WatchedSubject {
  readonly watch: Watch;
  readonly seen: SeenState;
  /** Null where it is out of sight: the share has ended, or it was removed. */
  readonly now: SeenState | null;
  readonly changes: readonly WatchChange[];
}

/** What the viewer watches with what has changed, the changed first. Shared figures that are shown are read, and logged. */
export async function readWatchList(
  database: Database,
  viewer: Viewer,
  index: SearchIndex,
): Promise<readonly WatchedSubject[]> {
  const watched = await readWatched(database, viewer, index);
  const keys = new Set(watched.flatMap(({ now }) => Object.keys(now?.products ?? {})));
  await readAgain(
    database,
    viewer,
    index.products.rows.filter(({ key, level }) => level !== null && keys.has(key)),
  );
  return [...watched].sort((a, b) => Number(b.changes.length > 0) - Number(a.changes.length > 0));
}

/** How many of them have changed since they were last seen; shows nothing of what. */
export async function countNotices(
  database: Database,
  viewer: Viewer,
  findIndex: () => Promise<SearchIndex>,
): Promise<number> {
  const { organisationId, userId } = viewer;
  // Asked on every page: for whoever watches nothing no index is laid out.
  if ((await database.prisma.watch.count({ where: { organisationId, userId } })) === 0) return 0;
  const watched = await readWatched(database, viewer, await findIndex());
  return watched.filter(({ changes }) => changes.length > 0).length;
}

async function readWatched(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  index: SearchIndex,
): Promise<WatchedSubject[]> {
  const watches = await prisma.watch.findMany({
    where: { organisationId, userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: MOST_WATCHED,
  });
  return watches.map((watch) => {
    const seen = SeenState.parse(watch.seen);
    const now = stateNow(index, watch);
    return { watch, seen, now, changes: findChanges(seen, now) };
  });
}

/** Keys of what the viewer watches. */
export async function watchedKeys(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
): Promise<ReadonlySet<string>> {
  const watches = await prisma.watch.findMany({
    where: { organisationId, userId },
    select: { kind: true, subject: true },
    take: MOST_WATCHED,
  });
  return new Set(watches.map(({ kind, subject }) => `${kind} ${subject}`));
}

/**
 * From now on changes of these are noticed; what is watched already stays as it is.
 *
 * @throws NotFound for what the viewer cannot see; InvalidInput with the code TOO_MANY_WATCHED
 */
export async function startWatching(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  index: SearchIndex,
  kind: WatchedKind,
  ids: readonly string[],
): Promise<void> {
  const states = [...new Set(ids)].map((id) => {
    const subject = kind === 'PRODUCT' ? productKeyOf(id) : supplierKeyOf(id);
    const seen = subject === null ? null : stateNow(index, { kind, subject });
    if (subject === null || seen === null) throw new NotFound(kind.toLowerCase(), id);
    return { subject, seen };
  });
  await prisma.$transaction(async (transaction) => {
    // Two browsers of one person stand in line here.
    await transaction.$queryRaw`
      SELECT 1 FROM "Membership" WHERE "organisationId" = ${organisationId} AND "userId" = ${userId} FOR UPDATE`;
    await transaction.watch.createMany({
      data: states.map(({ subject, seen }) => ({
        ...{ organisationId, id: randomUUID(), userId, kind, subject, seen },
      })),
      skipDuplicates: true,
    });
    if ((await transaction.watch.count({ where: { organisationId, userId } })) <= MOST_WATCHED) return;
    throw new InvalidInput([
      {
        field: 'ids',
        code: 'TOO_MANY_WATCHED',
        message: `One person can watch ${MOST_WATCHED} suppliers and products.`,
        remedy: 'Leave some of those that are watched, or watch the supplier instead of its products.',
      },
    ]);
  });
}

/** What is not watched stays so. */
export async function stopWatching(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  kind: WatchedKind,
  ids: readonly string[],
): Promise<void> {
  const keyOf = kind === 'PRODUCT' ? productKeyOf : supplierKeyOf;
  const subject = { in: ids.flatMap((id) => keyOf(id) ?? []) };
  await prisma.watch.deleteMany({ where: { organisationId, userId, kind, subject } });
}

/**
 * Takes what is now for seen. What is out of sight is no longer watched, because nothing of it can change any more.
 *
 * @param ids of watches; null: all of them
 */
export async function markSeen(
  database: Database,
  viewer: Viewer,
  index: SearchIndex,
  ids: readonly string[] | null,
): Promise<void> {
  const { organisationId } = viewer;
  const wanted = (await readWatched(database, viewer, index)).filter(
    ({ watch, changes }) => changes.length > 0 && (ids === null || ids.includes(watch.id)),
  );
  const gone = wanted.filter(({ now }) => now === null).map(({ watch }) => watch.id);
  const changed = wanted.filter(({ now }) => now !== null);
  await database.transaction(async ({ query }) => {
    await query(`DELETE FROM "Watch" WHERE "organisationId" = $1 AND "id" = ANY($2)`, [organisationId, gone]);
    await query(
      `UPDATE "Watch" w SET "seen" = c."seen", "seenAt" = now()
       FROM jsonb_to_recordset($2::jsonb) AS c("id" text, "seen" jsonb)
       WHERE w."organisationId" = $1 AND w."id" = c."id"`,
      [organisationId, JSON.stringify(changed.map(({ watch, now }) => ({ id: watch.id, seen: now })))],
    );
  });
}
