import { assignColours, type MemberColour, REST_COLOUR } from '../../lib/memberColours.ts';

/** Draws by equally wide bins between two values. */
export interface Draws {
  readonly lower: number;
  readonly upper: number;
  /** Of all draws, bin by bin. */
  readonly shares: readonly number[];
}

export interface DistributionSide {
  readonly key: string;
  readonly label: string;
  readonly draws: Draws;
}

/** Two footprints and the difference of their paired draws. */
export interface DistributionInput {
  /** Null where nothing was drawn. */
  readonly pair: {
    readonly first: DistributionSide;
    /** Over the bins of `first`. */
    readonly second: DistributionSide;
    /** First minus second. */
    readonly difference: Draws;
  } | null;
}

/** A value and the share of the draws around it. */
export interface DensityPoint {
  readonly value: number;
  readonly share: number;
}

export interface Density {
  readonly key: string;
  readonly label: string;
  readonly colour: MemberColour;
  readonly points: readonly DensityPoint[];
  /** Index of the most frequent value. */
  readonly peak: number;
}

export interface Distribution {
  readonly sides: readonly Density[];
  readonly difference: readonly DensityPoint[];
  /** Ends of the bins of the difference. */
  readonly range: readonly [lower: number, upper: number];
}

/** Densities over their bins; a bin stands at its middle. */
export function deriveDistribution({ pair }: DistributionInput): Distribution | null {
  if (pair === null) return null;
  const { first, second, difference } = pair;
  const colours = assignColours([first.key, second.key]);
  const sides = [first, second].map(({ key, label, draws }): Density => {
    const points = pointsOf(draws);
    return { key, label, colour: colours.get(key) ?? REST_COLOUR, points, peak: peakOf(points) };
  });
  return { sides, difference: pointsOf(difference), range: [difference.lower, difference.upper] };
}

/** Without spread all draws are one value. */
export function pointsOf({ lower, upper, shares }: Draws): readonly DensityPoint[] {
  const width = (upper - lower) / shares.length;
  return shares.map((share, bin) => ({ value: lower + (bin + 0.5) * width, share }));
}

export function peakOf(points: readonly DensityPoint[]): number {
  let peak = 0;
  for (const [index, { share }] of points.entries()) if (share > points[peak]!.share) peak = index;
  return peak;
}
