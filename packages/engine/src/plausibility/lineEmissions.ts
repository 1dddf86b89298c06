import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import type { CheckedFootprint } from './plausibility.ts';

/** A line with the emissions it carries [kg CO2e per declared unit]. */
export interface LineEmissions {
  readonly line: InventoryLine;
  readonly kgCo2e: number;
}

/** The lines of an assessment that have emissions and no gap, in their order; a declared footprint has none. */
export function lineEmissions(assessment: Assessment, footprint: CheckedFootprint): LineEmissions[] {
  if (assessment.kind === 'DECLARED') return [];
  const sums = new Map<string, number | null>();
  for (const { lineId, kgCo2e } of footprint.contributions) {
    if (lineId === null) continue;
    const before = sums.get(lineId);
    sums.set(lineId, kgCo2e === null || before === null ? null : (before ?? 0) + kgCo2e);
  }
  return assessment.lines.flatMap((line) => {
    const kgCo2e = sums.get(line.id) ?? null;
    return kgCo2e === null ? [] : [{ line, kgCo2e }];
  });
}
