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
  const held = portfolios.get(key) ?? { cube: portfolioCube(), keys: new Map<string, string>() };
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
    }
  }
  const ids = footprints.map(({ subject }) => subject.footprintId);
  if (held.cube.facts() > MAX_CACHED_FACTS) keepOnly(held, new Set(ids));
  const outcome = held.cube.compare(query, ids);
  return outcome.ok ? outcome.value : null;
}

function notHeld({ keys }: HeldPortfolio, footprints: readonly CubeFootprint[]): CubeFootprint[] {
  return footprints.filter(({ subject }) => keys.get(subject.footprintId) !== cacheKey(subject));
}

/** Footprints that were calculated anew leave their predecessors behind; they go when room is needed. */
function keepOnly({ cube, keys }: HeldPortfolio, wanted: ReadonlySet<string>): void {
  for (const id of [...keys.keys()]) {
    if (wanted.has(id)) continue;
    cube.remove(id);
    keys.delete(id);
  }
}
