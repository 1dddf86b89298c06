/** A member with its emissions, as the API ranks them: the largest first, gaps last. */
export interface ParetoInput {
  readonly key: string;
  readonly label: string;
  /** False for all that are not among the largest, put together. */
  readonly isOne: boolean;
  /** kg CO2e; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Of this and all larger ones; null without a total. */
  readonly cumulativeShare: number | null;
  /** Among the largest that make up 80 %. */
  readonly isVital: boolean;
  readonly gaps: readonly string[];
}

/** What a Pareto chart says: bars by size, the line of what they make up together, and where that passes 80 %. */
export interface Pareto {
  readonly bars: readonly ParetoInput[];
  /** How many bars make up 80 %. */
  readonly vital: number;
  /** How many members are not drawn. */
  readonly hidden: number;
  readonly hasGaps: boolean;
  readonly hasNegative: boolean;
}

/** More bars than these are no picture any more. */
const MOST_BARS = 25;
/** Where the line of a Pareto chart is drawn. */
export const VITAL_SHARE = 0.8;

export function derivePareto(members: readonly ParetoInput[]): Pareto {
  const bars = members.slice(0, MOST_BARS);
  return {
    bars,
    vital: bars.filter(({ isVital }) => isVital).length,
    hidden: members.length - bars.length,
    hasGaps: bars.some(({ gaps }) => gaps.length > 0),
    hasNegative: bars.some(({ kgCo2e }) => kgCo2e !== null && kgCo2e < 0),
  };
}
