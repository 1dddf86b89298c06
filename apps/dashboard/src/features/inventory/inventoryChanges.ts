import type {
  InsertedLineInput,
  MovedLineInput,
  ReplacedLineInput,
} from '../../graphql/generated/graphql.ts';
import { type GridLine, sameValues, toLineInput } from './gridLine.ts';

export type LineIds = ReadonlyMap<string, string>;

export interface InventoryChanges {
  readonly insert: InsertedLineInput[];
  readonly update: ReplacedLineInput[];
  readonly remove: string[];
  readonly move: MovedLineInput[];
  /** Which lines the lists are about, in their order, to find a refused one again. */
  readonly insertedKeys: readonly string[];
  readonly updatedKeys: readonly string[];
  readonly removedKeys: readonly string[];
  /** The lines as the server has them once it has accepted. */
  readonly saved: readonly GridLine[];
}

/**
 * What turns the stored lines into those on the screen. Lines that are not ready stay as the server has them, or are not
 * sent yet.
 *
 * @param saved the lines as they are stored
 * @param ids the stored id of every line that has one
 */
export function findChanges(
  saved: readonly GridLine[],
  now: readonly GridLine[],
  ids: LineIds,
  isReady: (line: GridLine) => boolean,
): InventoryChanges | null {
  const before = new Map(saved.map((line) => [line.key, line]));
  const kept = new Set(now.map(({ key }) => key));
  const removedKeys = saved.filter(({ key }) => !kept.has(key)).map(({ key }) => key);
  const next = now.flatMap((line): GridLine[] => {
    const stored = before.get(line.key);
    if (isReady(line)) return [line];
    return stored === undefined ? [] : [stored];
  });
  const inserted: InsertedLineInput[] = [];
  const updated: ReplacedLineInput[] = [];
  const insertedKeys: string[] = [];
  const updatedKeys: string[] = [];
  const following = followingStored(next, ids, before);
  for (const [index, line] of next.entries()) {
    const stored = before.get(line.key);
    if (stored === undefined) {
      insertedKeys.push(line.key);
      inserted.push({ before: following[index] ?? null, line: toLineInput(line.values) });
    } else if (!sameValues(stored.values, line.values)) {
      updatedKeys.push(line.key);
      updated.push({ id: idOf(ids, line.key), line: toLineInput(line.values) });
    }
  }
  const move = findMoves(
    saved.filter(({ key }) => kept.has(key)).map(({ key }) => key),
    next.filter(({ key }) => before.has(key)).map(({ key }) => key),
  ).map(({ key, before: place }) => ({
    id: idOf(ids, key),
    before: place === null ? null : idOf(ids, place),
  }));
  if (inserted.length + updated.length + removedKeys.length + move.length === 0) return null;
  return {
    ...{ insert: inserted, update: updated, remove: removedKeys.map((key) => idOf(ids, key)), move },
    ...{ insertedKeys, updatedKeys, removedKeys, saved: next },
  };
}

function idOf(ids: LineIds, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The stored line ${key} has no id.`);
  return id;
}

/** For each line the id of the next one behind it that is stored. */
function followingStored(
  lines: readonly GridLine[],
  ids: LineIds,
  stored: ReadonlyMap<string, GridLine>,
): readonly (string | null)[] {
  const following: (string | null)[] = [];
  let next: string | null = null;
  for (const { key } of lines.toReversed()) {
    following.push(next);
    if (stored.has(key)) next = idOf(ids, key);
  }
  return following.reverse();
}

/**
 * The fewest moves that bring the keys from one order into another: what stands in the longest run that is in order
 * already stays.
 *
 * @returns moves to be made one after the other; `before: null` is the end
 */
export function findMoves(
  from: readonly string[],
  to: readonly string[],
): readonly { readonly key: string; readonly before: string | null }[] {
  const place = new Map(from.map((key, index) => [key, index]));
  const stays = longestRun(to.map((key) => place.get(key)!));
  const moves: { key: string; before: string | null }[] = [];
  for (const [index, key] of [...to.entries()].reverse())
    if (!stays.has(index)) moves.push({ key, before: to[index + 1] ?? null });
  return moves;
}

/** Indexes of a longest increasing subsequence (patience sorting). */
function longestRun(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1];
    ends[low] = index;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) run.add(at);
  return run;
}
