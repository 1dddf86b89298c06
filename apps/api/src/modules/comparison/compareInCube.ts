import {
  type ComparisonResult,
  type CubeQuery,
  type CubeSubject,
  type PortfolioCube,
  portfolioCube,
} from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { cacheKey, MAX_CACHED_FACTS, readFacts } from './loadSlices.ts';
import type { Subject } from './selectSubjects.ts';

interface HeldPortfolio {
  readonly cube: PortfolioCube;
  /** What each footprint in the cube was made of. */
  readonly keys: Map<string, string>;
  /** How often footprints were put in or taken out, and of which lists all were in it after how many such times. */
  changes: number;
  readonly complete: WeakMap<readonly CubeFootprint[], HeldList>;
}

/** The same list comes again with the next question; going through thousands of footprints each time would be most of its time. */
interface HeldList {
  readonly ids: readonly string[];
  readonly changes: number;
}

/** A footprint as it is stored, and as the cube knows it. */
export interface CubeFootprint {
  readonly subject: Subject;
  readonly cubeSubject: CubeSubject;
}

/** At most so many organisations' cubes, each of at most some 300 MB. */
const portfolios = new LRUCache<string, HeldPortfolio>({ max: 4 });

/**
 * Compares footprints in their organisation's cube, into which those go first that are not there yet or have changed. Null when
 * the cube has no room for them.
 */
export async function compareInCube(
  database: Database,
  organisationId: string,
  footprints: readonly CubeFootprint[],
  query: CubeQuery,
): Promise<ComparisonResult | null> {
  const key = JSON.stringify([database.instance, organisationId]);
  const held: HeldPortfolio = portfolios.get(key) ?? newPortfolio();
  portfolios.set(key, held);
  // While facts are read, another comparison may take footprints out. It ends here with nothing awaited in between.
  for (let fresh = notHeld(held, footprints); fresh.length > 0; fresh = notHeld(held, footprints)) {
    const cubeSubjects = new Map(fresh.map(({ subject, cubeSubject }) => [subject, cubeSubject]));
    for await (const { subject, facts } of readFacts(database, organisationId, [...cubeSubjects.keys()])) {
      if (!held.cube.put(cubeSubjects.get(subject)!, facts).ok) {
        portfolios.delete(key);
        return null;
      }
      held.keys.set(subject.footprintId, cacheKey(subject));
      held.changes++;
    }
  }
  const ids = heldIds(held, footprints);
  if (held.cube.facts() > MAX_CACHED_FACTS) keepOnly(held, new Set(ids));
  const outcome = held.cube.compare(query, ids);
  return outcome.ok ? outcome.value : null;
}

function newPortfolio(): HeldPortfolio {
  return { cube: portfolioCube(), keys: new Map(), changes: 0, complete: new WeakMap() };
}

function notHeld(
  { keys, complete, changes }: HeldPortfolio,
  footprints: readonly CubeFootprint[],
): CubeFootprint[] {
  if (complete.get(footprints)?.changes === changes) return [];
  return footprints.filter(({ subject }) => keys.get(subject.footprintId) !== cacheKey(subject));
}

/** The ids of footprints that are all in the cube. */
function heldIds(held: HeldPortfolio, footprints: readonly CubeFootprint[]): readonly string[] {
  const before = held.complete.get(footprints);
  if (before?.changes === held.changes) return before.ids;
  const ids = footprints.map(({ subject }) => subject.footprintId);
  held.complete.set(footprints, { ids, changes: held.changes });
  return ids;
}

/** Footprints that were calculated anew leave their predecessors behind; they go when room is needed. */
function keepOnly(held: HeldPortfolio, wanted: ReadonlySet<string>): void {
  for (const id of [...held.keys.keys()]) {
    if (wanted.has(id)) continue;
    held.cube.remove(id);
    held.keys.delete(id);
    held.changes++;
  }
}
