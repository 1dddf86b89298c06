import { qualityRating } from '@cradle/engine';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordQuality } from './reportRecord.ts';

/** Primary data share and the three ratings, weighted by what contributes. */
export function deriveQuality({ base, lines, source }: CalculatedReport): RecordQuality {
  const ratings = new Map(
    source.calculation.assessments.flatMap((assessment) =>
      assessment.kind === 'DECLARED'
        ? []
        : assessment.lines.map((line) => [`${assessment.id} ${line.id}`, line.dataQuality] as const),
    ),
  );
  const rated = base.contributions
    .filter(({ stage, kgCo2e }) => stage !== 'BEYOND_BOUNDARY' && kgCo2e !== null)
    .map(({ position, kgCo2e, leafAssessmentId, leafLineId }) => ({
      id: String(position),
      emissions: kgCo2e ?? 0,
      scores: ratings.get(`${leafAssessmentId} ${leafLineId}`) ?? UNRATED,
    }));
  const rating = qualityRating(rated);
  const whole = sizeOf(rated);
  const known = sizeOf(rated.filter(({ scores }) => Object.values(scores).some((score) => score !== null)));
  const scores = rating.ok ? rating.value : null;
  return {
    primaryDataShare: base.primaryDataShare,
    rating: base.dataQuality,
    technological: scores?.technological ?? null,
    geographical: scores?.geographical ?? null,
    temporal: scores?.temporal ?? null,
    ratedShare: whole === 0 ? null : known / whole,
    linesWithoutRating: lines.filter(({ dataQuality }) =>
      Object.values(dataQuality).every((score) => score === null),
    ).length,
    lines: lines.length,
  };
}

const UNRATED = { technological: null, geographical: null, temporal: null } as const;

function sizeOf(rows: readonly { readonly emissions: number }[]): number {
  return rows.reduce((sum, { emissions }) => sum + Math.abs(emissions), 0);
}
