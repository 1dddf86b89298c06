import { STAGES, type Stage } from '../inventory/stage.ts';
import { neumaierSum, sumKnown } from '../quantity/neumaierSum.ts';
import type { EmissionClass, Finding, Footprint, Gap, StageResult } from './footprint.ts';
import type { RowDraft } from './lineResult.ts';

/** The totals of a footprint, each the sum of rows that can be shown. */
export type Summary = Pick<
  Footprint,
  | 'totalKgCo2e'
  | 'fossilKgCo2e'
  | 'biogenicKgCo2e'
  | 'landUseKgCo2e'
  | 'beyondBoundaryKgCo2e'
  | 'stages'
  | 'primaryDataShare'
  | 'dataQuality'
>;

/**
 * Adds rows up by stage and by emission class. The total is the sum over the stages of the life cycle; module D is shown
 * beside it and never inside (EN 15804:2012+A2, 6.4.1).
 */
export function summarise(rows: readonly RowDraft[], gaps: readonly Gap[]): Summary {
  const stages = STAGES.filter((stage) => rows.some((row) => row.stage === stage)).map(
    (stage): StageResult => ({
      stage,
      kgCo2e: sumKnown(rows.filter((row) => row.stage === stage).map(({ kgCo2e }) => kgCo2e)),
      gaps: gaps.filter((gap) => gap.stage === stage),
    }),
  );
  const inside = rows.filter(({ stage }) => isInTotal(stage));
  const ofClass = (emissionClass: EmissionClass) =>
    sumKnown(inside.filter((row) => row.emissionClass === emissionClass).map(({ kgCo2e }) => kgCo2e));
  return {
    totalKgCo2e: sumKnown(stages.filter(({ stage }) => isInTotal(stage)).map(({ kgCo2e }) => kgCo2e)),
    fossilKgCo2e: ofClass('FOSSIL'),
    biogenicKgCo2e: ofClass('BIOGENIC'),
    landUseKgCo2e: ofClass('LAND_USE'),
    beyondBoundaryKgCo2e: stages.find(({ stage }) => stage === 'BEYOND_BOUNDARY')?.kgCo2e ?? null,
    stages,
    primaryDataShare: primaryDataShare(inside),
    dataQuality: dataQuality(inside),
  };
}

/** The same finding of several lines once, with all its subjects, in order of first mention. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, { first: Finding; subjects: Set<string> }>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.severity, finding.message]);
    const same = merged.get(key);
    if (same === undefined) merged.set(key, { first: finding, subjects: new Set(finding.subjects) });
    else for (const subject of finding.subjects) same.subjects.add(subject);
  }
  return [...merged.values()].map(({ first, subjects }) => ({ ...first, subjects: [...subjects] }));
}

function isInTotal(stage: Stage): boolean {
  return stage !== 'BEYOND_BOUNDARY';
}

/** Sum of |c| resting on primary data over the sum of all |c| (PACT Methodology, primary data share). */
function primaryDataShare(rows: readonly RowDraft[]): number | null {
  const all = neumaierSum(rows.map(({ kgCo2e }) => Math.abs(kgCo2e ?? 0)));
  if (all === 0) return null;
  return neumaierSum(rows.filter(({ primary }) => primary).map(({ kgCo2e }) => Math.abs(kgCo2e ?? 0))) / all;
}

/** Mean of a row's ratings, weighted by |c| over the rows that have any. */
function dataQuality(rows: readonly RowDraft[]): number | null {
  const rated = rows.flatMap(({ kgCo2e, dataQuality: rating }) => {
    const ratings = Object.values(rating ?? {}).filter((value): value is number => value !== null);
    if (ratings.length === 0 || kgCo2e === null) return [];
    return [{ weight: Math.abs(kgCo2e), mean: neumaierSum(ratings) / ratings.length }];
  });
  const weights = neumaierSum(rated.map(({ weight }) => weight));
  return weights === 0 ? null : neumaierSum(rated.map(({ weight, mean }) => weight * mean)) / weights;
}
