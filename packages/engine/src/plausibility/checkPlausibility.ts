import { freightFactors } from './freightFactors.ts';
import { gridFactors } from './gridFactors.ts';
import { materialIntensities } from './materialIntensities.ts';
import { materialMass } from './materialMass.ts';
import type { PlausibilityFinding, PlausibilityLibrary, PlausibilitySubject } from './plausibility.ts';
import { primaryShare } from './primaryShare.ts';
import { stagesClose, stagesPositive, stagesStated, totalPositive } from './stageRules.ts';

const RULES = [
  gridFactors,
  freightFactors,
  materialIntensities,
  materialMass,
  stagesClose,
  stagesPositive,
  totalPositive,
  stagesStated,
  primaryShare,
];

/**
 * Whether the numbers of a footprint can be: factors that its lines imply, masses, stages and shares. An empty list says only
 * that no rule objects.
 *
 * @returns findings in the order of the rules, those of one rule in the order of lines or stages
 */
export function checkPlausibility(
  subject: PlausibilitySubject,
  library: PlausibilityLibrary,
): PlausibilityFinding[] {
  return RULES.flatMap((rule) => rule(subject, library));
}
