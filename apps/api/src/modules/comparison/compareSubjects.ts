import {
  type ComparisonQuery,
  type ComparisonResult,
  type CubeQuery,
  type CubeSubject,
  compare,
  tabulate,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { groupInDatabase } from './groupInDatabase.ts';
import { hasMoreFacts, loadSlices, MAX_CACHED_FACTS } from './loadSlices.ts';
import type { Subject } from './selectSubjects.ts';

/**
 * Compares footprints in memory, where the next question about them finds their slices, or in the database when there are
 * more contributions than memory is kept for. Both give the same answer.
 */
export async function compareSubjects(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  query: ComparisonQuery,
  factsInMemory = MAX_CACHED_FACTS,
): Promise<ComparisonResult> {
  if (!(await hasMoreFacts(database, organisationId, subjects, factsInMemory)))
    return compare(await loadSlices(database, organisationId, subjects), query);
  const cubeQuery: CubeQuery = { ...query, largestRows: null };
  const cubeSubjects = subjects.map(cubeSubject);
  const groups = await groupInDatabase(database, organisationId, cubeSubjects, cubeQuery);
  return tabulate(groups, cubeSubjects, cubeQuery);
}

/** Pieces and prices are not stored, and no basis of the API asks for them. */
function cubeSubject(subject: Subject): CubeSubject {
  return {
    id: subject.footprintId,
    product: subject.productId,
    productCategory: subject.category,
    assessment: subject.assessmentId,
    scenario: subject.scenarioKey,
    massKg: subject.massKg,
    annualVolume: subject.annualVolume,
    pieces: null,
    price: null,
  };
}
