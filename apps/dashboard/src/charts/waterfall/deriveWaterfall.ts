/** One thing whose value may change between two columns, in kg CO2e. */
export interface ChangeInput {
  readonly key: string;
  readonly label: string;
  /** `undefined`: nothing contributes there. `null`: only gaps do. */
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
  /** Gap codes of both sides. */
  readonly gaps: readonly string[];
}

export interface WaterfallStep {
  /** `null` for the sum of the changes that are too small for a step of their own. */
  readonly key: string | null;
  readonly label: string;
  /** How many changes the step stands for. */
  readonly count: number;
  /** kg CO2e; below zero is less than before. */
  readonly change: number;
  /** Where the step begins and ends on the axis, kg CO2e. */
  readonly from: number;
  readonly to: number;
  /** What is missing on either side: the true change is another one. */
  readonly gaps: readonly string[];
}

/** What leads from one total to another. */
export interface Waterfall {
  /** kg CO2e; null where only gaps are, and then there are no steps. */
  readonly before: number | null;
  readonly after: number | null;
  readonly steps: readonly WaterfallStep[];
  /** Things that are the same on both sides. */
  readonly unchanged: number;
  readonly hasGaps: boolean;
}

/** More steps than these cannot be followed. */
const MOST_STEPS = 12;

/**
 * The largest changes first, then the sum of all others as one step, so that the last step always ends at the total
 * after: before + changes = after. Only known values are in the totals, so a side that is a gap enters as nothing and
 * its step carries the gap.
 *
 * @example before 10, after 7, changes A -4 and B +1: A from 10 to 6, B from 6 to 7
 */
export function deriveWaterfall(
  inputs: readonly ChangeInput[],
  restLabel: (count: number) => string,
  most = MOST_STEPS,
): Waterfall {
  const before = sumKnown(inputs.map((input) => input.before));
  const after = sumKnown(inputs.map((input) => input.after));
  const changes = inputs
    .map((input) => ({ ...input, change: (input.after ?? 0) - (input.before ?? 0) }))
    .filter(({ change, gaps }) => change !== 0 || gaps.length > 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const unchanged = inputs.length - changes.length;
  const hasGaps = changes.some(({ gaps }) => gaps.length > 0);
  if (before === null || after === null) return { before, after, steps: [], unchanged, hasGaps };

  const shown = changes.length > most ? changes.slice(0, most - 1) : changes;
  const rest = changes.slice(shown.length);
  const steps: WaterfallStep[] = [];
  let level = before;
  const append = (step: Omit<WaterfallStep, 'from' | 'to'>, to: number): void => {
    steps.push({ ...step, from: level, to });
    level = to;
  };
  for (const { key, label, change, gaps } of shown) {
    append({ key, label, count: 1, change, gaps }, level + change);
  }
  if (rest.length > 0) {
    const gaps = [...new Set(rest.flatMap((change) => change.gaps))];
    append(
      { key: null, label: restLabel(rest.length), count: rest.length, change: after - level, gaps },
      after,
    );
  }
  return { before, after, steps, unchanged, hasGaps };
}

/** The sum of what is known; null when something is there and all of it is a gap. */
function sumKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number');
  if (known.length === 0 && values.includes(null)) return null;
  return known.reduce((sum, value) => sum + value, 0);
}
