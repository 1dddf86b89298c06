import { checkComparability } from '../comparison/checkComparability.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { parseUnit, UNITS, type Unit } from '../quantity/units.ts';
import type { BenchmarkCell, BenchmarkContribution, BenchmarkItem } from './benchmark.ts';

interface Keyed extends BenchmarkItem {
  readonly unit: string;
  readonly perUnit: number;
}

/**
 * Sorts footprints into cells of what may be compared: the same category (letters and spaces aside), dimension of the declared
 * unit, boundary and GWP set. A footprint that cannot be divided by its declared amount enters none.
 *
 * @param today YYYY-MM-DD, for what the comparability check says about validity
 */
export function benchmarkCells(items: readonly BenchmarkItem[], today: string): readonly BenchmarkCell[] {
  const cells = new Map<string, Keyed[]>();
  for (const item of items.flatMap(perBaseUnit)) {
    const { category, unit, subject } = item;
    const key = JSON.stringify([normal(category), unit, subject.boundary, subject.gwpSet]);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [item]);
    else cell.push(item);
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => cellOf(members, today));
}

function cellOf(members: readonly Keyed[], today: string): BenchmarkCell {
  const first = members[0]!;
  const setting = { basis: 'DECLARED_UNIT', stages: null, gwpSet: null, today } as const;
  const findings = checkComparability(
    members.map(({ subject }) => ({
      ...subject,
      // Divided by the amount already: what differs in it is no difference any more.
      declaredUnit: { amount: 1, unit: first.unit },
    })),
    setting,
  );
  return {
    ...{ category: categoryOf(members), unit: first.unit },
    ...{ boundary: first.subject.boundary, gwpSet: first.subject.gwpSet },
    contributions: contributionsOf(members),
    findings: findings.map((finding) => ({ ...finding, subjects: [] })),
  };
}

function contributionsOf(members: readonly Keyed[]): readonly BenchmarkContribution[] {
  const byContributor = new Map<string, number[]>();
  for (const { contributorId, perUnit } of members)
    byContributor.set(contributorId, [...(byContributor.get(contributorId) ?? []), perUnit]);
  return [...byContributor]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([contributorId, values]) => ({
      ...{ contributorId, items: values.length },
      kgCo2ePerUnit: neumaierSum(values) / values.length,
    }));
}

/** kg per base unit: 12 kg CO2e of 500 g are 24 of 1 kg. */
function perBaseUnit(item: BenchmarkItem): readonly Keyed[] {
  const { amount, unit } = item.subject.declaredUnit;
  const parsed = parseUnit(unit);
  const perUnit = parsed.ok ? item.kgCo2e / (amount * parsed.value.inBase) : Number.NaN;
  if (!parsed.ok || !Number.isFinite(perUnit)) return [];
  return [{ ...item, unit: baseOf(parsed.value), perUnit }];
}

function baseOf({ dimension }: Unit): string {
  return UNITS.find((unit) => unit.dimension === dimension && unit.inBase === 1)!.code;
}

function normal(category: string): string {
  return category.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The spelling most of them use, so that the cell is called what its members call it. */
function categoryOf(members: readonly Keyed[]): string {
  const counts = new Map<string, number>();
  for (const { category } of members) counts.set(category.trim(), (counts.get(category.trim()) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0]![0];
}
