/** A figure among its like. */
export interface RankedFigure {
  readonly id: string;
  readonly value: number;
}

export interface JudgedFigure extends RankedFigure {
  /** Robust z-score on a log scale; null where too few figures are there, or none differ, or the value is not above 0. */
  readonly score: number | null;
  readonly isOutlier: boolean;
}

/** Fewer figures have no middle worth the name. */
export const FEWEST_TO_JUDGE = 5;
/** Beyond so many robust standard deviations (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). */
export const OUTLIER_SCORE = 3.5;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const TO_SIGMA = 1.4826;
/** Where more than half are equal, the mean absolute deviation stands in, made a standard deviation likewise. */
const MEAN_TO_SIGMA = 1.2533;

/**
 * Robust z-scores of footprints on a log scale: (ln x − median) / (1.4826 × median absolute deviation). Footprints of one
 * category spread by factors, not by differences, so half and twice are equally far. Worked: 1, 1.1, 0.9, 1.05 and 100 have the
 * median 1.05 and the deviation 0.0488; 100 lies 63 deviations away.
 *
 * @returns one for each figure, in the given order
 */
export function findOutliers(figures: readonly RankedFigure[]): JudgedFigure[] {
  const logs = figures.flatMap(({ value }) => (value > 0 ? [Math.log(value)] : []));
  const middle = median(logs);
  const distances = logs.map((log) => Math.abs(log - middle));
  const sigma = median(distances) * TO_SIGMA || mean(distances) * MEAN_TO_SIGMA;
  const canJudge = logs.length >= FEWEST_TO_JUDGE && sigma > 0;
  return figures.map((figure) => {
    const score = canJudge && figure.value > 0 ? (Math.log(figure.value) - middle) / sigma : null;
    return { ...figure, score, isOutlier: score !== null && Math.abs(score) > OUTLIER_SCORE };
  });
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
