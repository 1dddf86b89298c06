import { createHash } from 'node:crypto';
import { canonicalInput, factorCatalogue, type ParameterModel } from '@cradle/engine';
import type { CalculationInputs } from '../footprint/loadInputs.ts';

/** SHA-256 of the canonical input text of one footprint; the same hash is stored with it. */
export function hashOfInput(
  {
    assessments,
    factors,
    scenarios,
    parameters,
  }: Pick<CalculationInputs, 'assessments' | 'factors' | 'scenarios'> & {
    readonly parameters?: ParameterModel | null | undefined;
  },
  assessmentId: string,
  scenarioId: string | null,
): string {
  const text = canonicalInput({
    assessments,
    factors: factorCatalogue(factors),
    wanted: [assessmentId],
    scenario: scenarios.find(({ id }) => id === scenarioId) ?? null,
    ...(parameters && { parameters }),
  });
  return createHash('sha256').update(text).digest('hex');
}
