import { distance } from 'fastest-levenshtein';

/** Letters that may differ, as a share of the longer word, for two names to be a likely slip of the keyboard. */
const LIKELY_SLIP = 0.5;

/** The known name that differs in the fewest letters, the first of several; null when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const letters = distance(name.toLowerCase(), candidate.toLowerCase());
    if (letters >= fewest || letters > LIKELY_SLIP * Math.max(name.length, candidate.length)) continue;
    nearest = candidate;
    fewest = letters;
  }
  return nearest;
}
