import { type AssessmentDiff, diffAssessments } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { type ReadAssessment, type ReadLine, readCompared } from './readCompared.ts';

export interface ComparedPair extends AssessmentDiff<ReadLine> {
  readonly from: ReadAssessment;
  readonly to: ReadAssessment;
}

/**
 * What is different between two assessments of the organisation, versions of one product or not.
 *
 * @throws NotFound
 */
export async function compareAssessments(
  database: Database,
  organisationId: string,
  fromId: string,
  toId: string,
): Promise<ComparedPair> {
  const from = await readCompared(database, organisationId, fromId);
  const to = await readCompared(database, organisationId, toId);
  return { ...diffAssessments<ReadLine>(from, to), from, to };
}
