import type { TimeSeriesLine } from '../../charts/index.ts';
import type { ProductVersionsQuery } from '../../graphql/generated/graphql.ts';
import { compareStages } from '../../lib/stages.ts';

type Stage = ProductVersion['stages'][number]['stage'];
export type LoadedVersion = NonNullable<
  ProductVersionsQuery['product']
>['assessments']['edges'][number]['node'];
type ProductVersion = NonNullable<LoadedVersion['footprint']>;

/** Key of the line that is the sum of the others. */
export const TOTAL = 'TOTAL';

/**
 * The total and each stage over the years in which the versions' reference periods end. Of several versions of a year the
 * latest counts; those without a period have no place. A total with gaps is no number to draw a line through.
 */
export function toVersionSeries(
  versions: readonly LoadedVersion[],
  totalName: string,
  stageName: (stage: Stage) => string,
): readonly TimeSeriesLine[] {
  const byYear = new Map<number, LoadedVersion>();
  for (const version of versions.toSorted((a, b) => a.version - b.version)) {
    const year = yearOf(version);
    if (year !== null) byYear.set(year, version);
  }
  const years = [...byYear].sort(([a], [b]) => a - b);
  const stages = [...new Set(years.flatMap(([, version]) => stagesOf(version).map(({ stage }) => stage)))];
  const points = (pick: (version: LoadedVersion) => number | null) =>
    years.map(([year, version]) => ({ year, value: pick(version) }));
  const stageLines = stages.sort(compareStages).map((stage) => ({
    key: stage,
    label: stageName(stage),
    points: points((version) => whole(stagesOf(version).find((each) => each.stage === stage))),
  }));
  const total = points(({ footprint }) =>
    footprint && footprint.gaps.length === 0 ? footprint.totalKgCo2e : null,
  );
  return [{ key: TOTAL, label: totalName, points: total }, ...stageLines];
}

/** The year in which the reference period ends; null without one. */
export function yearOf({ referencePeriodEnd }: LoadedVersion): number | null {
  return referencePeriodEnd === null ? null : Number(referencePeriodEnd.slice(0, 4));
}

/** Module D is not part of the total. */
function stagesOf({ footprint }: LoadedVersion) {
  return (footprint?.stages ?? []).filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
}

function whole(
  stage: { readonly kgCo2e: number | null; readonly gaps: readonly unknown[] } | undefined,
): number | null {
  return stage === undefined || stage.gaps.length > 0 ? null : stage.kgCo2e;
}
