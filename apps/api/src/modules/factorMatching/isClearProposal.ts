import type { FactorSuggestion } from './suggestFactors.ts';

/**
 * From which score on the first suggestion is right for 19 of 20 labelled lines, in both languages alike.
 * docs/methods/factor-matching.md has the figures.
 */
export const CLEAR_SCORE = 0.5;

/** Whether a suggestion may be proposed for a line. A unit that cannot be converted or a mere superior concept never is. */
export function isClearProposal(
  first: Pick<FactorSuggestion, 'score' | 'relaxed'> | undefined,
): first is Pick<FactorSuggestion, 'score' | 'relaxed'> {
  return (
    first !== undefined &&
    first.score >= CLEAR_SCORE &&
    !first.relaxed.includes('UNIT') &&
    !first.relaxed.includes('BROADER_CONCEPT')
  );
}
