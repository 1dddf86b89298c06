import { createHash } from 'node:crypto';
import { type ContributionRow, characterise, type Factor, type GwpSet, sumKnown } from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { shareOf } from './deriveResults.ts';
import type { RecordFactor, RecordRelease, RecordSource } from './reportRecord.ts';
import type { ReportedFactor } from './reportSource.ts';

/** Factors that are used, where they are from and what rests on them; the largest first. */
export function deriveFactors(report: CalculatedReport): {
  readonly factors: readonly RecordFactor[];
  readonly sources: readonly RecordSource[];
  readonly releases: readonly RecordRelease[];
} {
  const { source, base, factorOf } = report;
  const inside = base.contributions.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
  const byFactor = groupBy(inside, ({ factorId }) => factorId);
  const bySource = groupBy(inside, ({ sourceId }) => sourceId);
  const uses = countUses(report);
  const factors = source.factors.flatMap((words) => {
    const factor = factorOf(words.id);
    if (factor === undefined) return [];
    const kgCo2e = sumKnown((byFactor.get(words.id) ?? []).map((row) => row.kgCo2e));
    return [recordOf(words, factor, base.gwpSet, uses.get(words.id) ?? 0, kgCo2e)];
  });
  return {
    factors: factors.sort(
      (a, b) => Math.abs(b.kgCo2e ?? 0) - Math.abs(a.kgCo2e ?? 0) || (a.id < b.id ? -1 : 1),
    ),
    sources: source.sources
      .map((one): RecordSource => {
        const kgCo2e = sumKnown((bySource.get(one.id) ?? []).map((row) => row.kgCo2e));
        return {
          ...one,
          factors: factors.filter(({ sourceId }) => sourceId === one.id).length,
          kgCo2e,
          share: shareOf(kgCo2e, base.totalKgCo2e),
        };
      })
      .sort((a, b) => Math.abs(b.kgCo2e ?? 0) - Math.abs(a.kgCo2e ?? 0) || (a.id < b.id ? -1 : 1)),
    releases: source.releases.map((release) => ({
      ...release,
      factors: factors.filter(({ releaseId }) => releaseId === release.id).length,
    })),
  };
}

function recordOf(
  words: ReportedFactor,
  factor: Factor,
  gwpSet: GwpSet,
  lines: number,
  kgCo2e: number | null,
): RecordFactor {
  const flows = characterise(factor, gwpSet);
  const values = flows.map(({ kgCo2ePerUnit }) => kgCo2ePerUnit);
  const { activity, unit, region, year, boundary, sourceId } = factor;
  return {
    id: globalId('Factor', words.id),
    ...{ name: words.name, nameZh: words.nameZh, activity, unit, region, year, boundary },
    gwpSet: factor.gwpSet,
    kgCo2ePerUnit: values.includes(null) ? null : sumKnown(values),
    isByGas: factor.flows.length > 0,
    ...{ lines, kgCo2e, sourceId },
    ...{ sourceRow: words.sourceRow, releaseId: words.releaseId, contentHash: words.contentHash },
    isRetired: words.isRetired,
    digest: createHash('sha256')
      .update(JSON.stringify(sortedKeys(factor)))
      .digest('hex')
      .slice(0, 16),
  };
}

/** The order in which an object was built must not matter. */
function sortedKeys(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lines of the reported assessment and of all it uses, by factor. */
function countUses({ source }: CalculatedReport): ReadonlyMap<string, number> {
  const reached = new Set([source.subjectId, ...source.usedAssessments.map(({ id }) => id)]);
  const uses = new Map<string, number>();
  for (const assessment of source.calculation.assessments) {
    if (assessment.kind === 'DECLARED' || !reached.has(assessment.id)) continue;
    for (const { input } of assessment.lines)
      if (input.kind === 'FACTOR') uses.set(input.factorId, (uses.get(input.factorId) ?? 0) + 1);
  }
  return uses;
}

function groupBy(
  rows: readonly ContributionRow[],
  keyOf: (row: ContributionRow) => string | null,
): ReadonlyMap<string, readonly ContributionRow[]> {
  const groups = new Map<string, ContributionRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return groups;
}
