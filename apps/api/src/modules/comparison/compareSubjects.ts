import {
  type ComparisonQuery,
  type ComparisonResult,
  type CubeQuery,
  type CubeSubject,
  compare,
  tabulate,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { type CubeFootprint, compareInCube } from './compareInCube.ts';
import { groupInDatabase } from './groupInDatabase.ts';
import { countFacts, loadSlices, MAX_CACHED_FACTS } from './loadSlices.ts';
import type { Subject } from './selectSubjects.ts';

/** Up to how many contributions which way of adding them up is taken. */
export interface ComparisonLimits {
  /** Slice after slice: nothing has to be prepared. */
  readonly slices: number;
  /** The organisation's cube in memory; beyond, the database. */
  readonly cube: number;
}

const LIMITS: ComparisonLimits = { slices: 250_000, cube: MAX_CACHED_FACTS };

/** Compares footprints in the way that suits their number of contributions. All ways give the same answer. */
export async function compareSubjects(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  query: ComparisonQuery,
  limits: ComparisonLimits = LIMITS,
): Promise<ComparisonResult> {
  const facts = await countFacts(database, organisationId, subjects, limits.cube);
  if (facts <= limits.slices) return compare(await loadSlices(database, organisationId, subjects), query);
  const cubeQuery: CubeQuery = { ...query, largestRows: null };
  const footprints = cubeFootprints(subjects);
  const inCube =
    facts <= limits.cube ? await compareInCube(database, organisationId, footprints, cubeQuery) : null;
  if (inCube !== null) return inCube;
  const cubeSubjects = footprints.map(({ cubeSubject }) => cubeSubject);
  const groups = await groupInDatabase(database, organisationId, cubeSubjects, cubeQuery);
  return tabulate(groups, cubeSubjects, cubeQuery);
}

/** Selections stay the same lists from one comparison to the next. */
const known = new WeakMap<readonly Subject[], readonly CubeFootprint[]>();

function cubeFootprints(subjects: readonly Subject[]): readonly CubeFootprint[] {
  const before = known.get(subjects);
  if (before !== undefined) return before;
  const footprints = subjects.map((subject) => ({ subject, cubeSubject: cubeSubjectOf(subject) }));
  known.set(subjects, footprints);
  return footprints;
}

function cubeSubjectOf(subject: Subject): CubeSubject {
  return {
    id: subject.footprintId,
    product: subject.productId,
    productCategory: subject.category,
    assessment: subject.assessmentId,
    scenario: subject.scenarioKey,
    massKg: subject.massKg,
    annualVolume: subject.annualVolume,
    pieces: subject.pieces,
    price: subject.price,
  };
}
