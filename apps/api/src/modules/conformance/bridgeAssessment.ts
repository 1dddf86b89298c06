import {
  bridgeStandards,
  CALCULATED_BASIS,
  type DescribedBasis,
  findStandardBasis,
  type StandardBasis,
  type StandardBridge,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { readSubject } from './readSubject.ts';

export interface AssessmentBridge extends StandardBridge {
  /** Null: as calculated. */
  readonly from: DescribedBasis | null;
  readonly to: DescribedBasis;
}

/**
 * The same product under two ways of counting.
 *
 * @param from null: as the footprint was calculated
 * @throws InvalidInput when a standard gives no product footprint; NotFound when there is no such assessment
 */
export async function bridgeAssessment(
  database: Database,
  organisationId: string,
  assessmentId: string,
  from: string | null,
  to: string,
): Promise<AssessmentBridge> {
  const start = from === null ? null : readBasis(from, 'from');
  const end = readBasis(to, 'to');
  const day = today();
  const { subject } = await readSubject(database, organisationId, assessmentId, day);
  const basis: StandardBasis = start?.basis ?? CALCULATED_BASIS;
  return { ...bridgeStandards(subject, basis, end.basis), from: start, to: end };
}

function readBasis(standard: string, field: string): DescribedBasis {
  const found = findStandardBasis(standard);
  if (found !== undefined) return found;
  throw new InvalidInput([
    {
      field,
      code: 'NOT_A_PRODUCT_FOOTPRINT',
      message: `${standard} gives no product footprint that could stand beside another.`,
      remedy: 'Choose a standard of the kind PRODUCT.',
    },
  ]);
}
