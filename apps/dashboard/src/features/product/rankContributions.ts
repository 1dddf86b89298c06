import type { LoadedContribution } from './assessmentTypes.ts';

/** A place of emission, here or inside a used product, with all its gases together. */
export interface RankedContribution {
  readonly key: string;
  readonly first: LoadedContribution;
  /** kg CO2e per declared unit. */
  readonly kgCo2e: number;
  /** Of the footprint's total; null without a total. */
  readonly share: number | null;
}

/**
 * The largest emissions inside the total: gases of one leaf line under one carrying line are one entry, module D is
 * left out because no total contains it, removals come last.
 */
export function rankContributions(
  contributions: readonly LoadedContribution[],
  limit: number,
): readonly RankedContribution[] {
  const places = new Map<string, RankedContribution>();
  for (const each of contributions) {
    if (each.kgCo2e === null || each.stage === 'BEYOND_BOUNDARY') continue;
    const key = [each.stage, each.line?.id ?? '', each.leafLine?.id ?? '', each.process].join(' ');
    const before = places.get(key);
    places.set(key, {
      key,
      first: before?.first ?? each,
      kgCo2e: (before?.kgCo2e ?? 0) + each.kgCo2e,
      share: before?.share === null || each.share === null ? null : (before?.share ?? 0) + each.share,
    });
  }
  return [...places.values()].sort((a, b) => b.kgCo2e - a.kgCo2e).slice(0, limit);
}
