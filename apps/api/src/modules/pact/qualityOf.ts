import { type QualityRating, qualityRating, type Stage } from '@cradle/engine';
import type { RatedSum } from '../sharing/sharedContributions.ts';

/** Stages inside a cradle-to-gate footprint; what leaves the gate is told beside it, or not at all (PACT Methodology v3, 3.2). */
export const GATE: readonly Stage[] = ['MATERIALS', 'PRODUCTION', 'UNSPLIT'];

/**
 * The three ratings of a footprint to the gate. Null where nobody has rated anything: worst scores that nobody gave are no
 * statement about the data.
 */
export function qualityOf(sums: readonly RatedSum[]): QualityRating | null {
  const inside = sums.filter(({ stage }) => GATE.includes(stage));
  const contributions = inside.map(({ stage, size, technologicalDqr, geographicalDqr, temporalDqr }) => ({
    ...{ id: stage, emissions: size },
    scores: { technological: technologicalDqr, geographical: geographicalDqr, temporal: temporalDqr },
  }));
  const isRated = contributions.some(
    ({ emissions, scores }) => emissions > 0 && Object.values(scores).some((score) => score !== null),
  );
  const rating = isRated ? qualityRating(contributions) : null;
  return rating?.ok ? rating.value : null;
}
