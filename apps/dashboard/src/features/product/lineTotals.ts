import type { LoadedContribution } from './assessmentTypes.ts';

/** What one line adds to the total, in kg CO2e per declared unit. */
export interface LineTotal {
  /** The sum of what is known; null where nothing is. */
  readonly kgCo2e: number | null;
  /** Codes of what is missing from that sum. */
  readonly gaps: readonly string[];
}

/**
 * Sums contributions by the line that carries them. Null when not all contributions are at hand: a sum of some would
 * look like the line's total and not be it.
 *
 * @example two gases of line `a`, 2 and 0.5 kg CO2e, give `a` → 2.5 kg CO2e without gaps
 */
export function sumByLine(
  contributions: readonly Pick<LoadedContribution, 'line' | 'kgCo2e' | 'gap'>[],
  totalCount: number,
): ReadonlyMap<string, LineTotal> | null {
  if (contributions.length < totalCount) return null;
  const totals = new Map<string, LineTotal>();
  for (const { line, kgCo2e, gap } of contributions) {
    if (!line) continue;
    const before = totals.get(line.id) ?? { kgCo2e: null, gaps: [] };
    totals.set(line.id, {
      kgCo2e: kgCo2e === null ? before.kgCo2e : (before.kgCo2e ?? 0) + kgCo2e,
      gaps: gap === null ? before.gaps : [...before.gaps, gap],
    });
  }
  return totals;
}
