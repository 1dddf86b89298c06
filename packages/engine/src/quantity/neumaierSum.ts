/**
 * Sum with the rounding of every step kept apart and added at the end (Neumaier 1974): the order of the terms matters
 * about a thousand times less than in a plain loop.
 *
 * @returns 0 for no terms
 */
export function neumaierSum(terms: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Sum of what is known; null when nothing is, so that a total of gaps is a gap. */
export function sumKnown(terms: Iterable<number | null>): number | null {
  const known: number[] = [];
  for (const term of terms) if (term !== null) known.push(term);
  return known.length === 0 ? null : neumaierSum(known);
}
