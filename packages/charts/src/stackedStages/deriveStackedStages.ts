import { assignColours, type MemberColour, REST_COLOUR } from '../memberColours.ts';
import type { Stage } from '../stages.ts';

/** What a bar is made of: a life-cycle stage, or a member of another dimension. */
export interface BarPart {
  readonly key: string;
  readonly label: string;
  /** Given for stages, which have a colour of their own everywhere. */
  readonly stage: Stage | null;
}

/** A part with the colour it has everywhere. */
export interface ColouredPart extends BarPart {
  readonly colour: MemberColour;
}

export interface BarValue {
  readonly part: string;
  /** kg CO2e; null where only gaps are. */
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

export interface BarInput {
  readonly key: string;
  readonly label: string;
  readonly values: readonly BarValue[];
  /** kg CO2e as the API states it; null where only gaps are. */
  readonly total: number | null;
  readonly gaps: readonly string[];
}

export interface Bar extends BarInput {
  /** Sum of the parts above zero, kg CO2e. */
  readonly positive: number;
  /** Sum of the parts below zero, kg CO2e; 0 or less. */
  readonly negative: number;
}

/** What a chart of stacked bars means, before anything has a place or colour. */
export interface StackedStages {
  readonly bars: readonly Bar[];
  /** In the order given; only those that occur in a bar. */
  readonly parts: readonly ColouredPart[];
  /** Bars that were left out because they are too many; the largest stay. */
  readonly hidden: number;
  readonly hasGaps: boolean;
  /** kg CO2e; what the axis must hold, 0 included. */
  readonly extent: readonly [number, number];
}

/** More bars than this are a wall, not a comparison. */
const MOST_BARS = 40;

/**
 * Bars in the order given; of more than `most`, the ones with the largest totals whatever their sign. A value of null
 * takes no length: its gap stays with its bar.
 */
export function deriveStackedStages(
  inputs: readonly BarInput[],
  parts: readonly BarPart[],
  most = MOST_BARS,
): StackedStages {
  const kept = keepLargest(inputs, most);
  const bars = kept.map((input) => ({
    ...input,
    positive: sumWhere(input.values, (kgCo2e) => kgCo2e > 0),
    negative: sumWhere(input.values, (kgCo2e) => kgCo2e < 0),
  }));
  const occurring = new Set(bars.flatMap(({ values }) => values.map(({ part }) => part)));
  return {
    bars,
    parts: colourParts(parts).filter(({ key }) => occurring.has(key)),
    hidden: inputs.length - kept.length,
    hasGaps: bars.some(({ gaps }) => gaps.length > 0),
    extent: [
      bars.reduce((least, { negative }) => Math.min(least, negative), 0),
      bars.reduce((largest, { positive }) => Math.max(largest, positive), 0),
    ],
  };
}

/** Colours are those of all parts, so that a part keeps its own when another one is filtered away. */
export function colourParts(parts: readonly BarPart[]): readonly ColouredPart[] {
  const colours = assignColours(parts.map(({ key, stage }) => stage ?? key));
  return parts.map((part) => ({ ...part, colour: colours.get(part.stage ?? part.key) ?? REST_COLOUR }));
}

function keepLargest(inputs: readonly BarInput[], most: number): readonly BarInput[] {
  if (inputs.length <= most) return inputs;
  const size = ({ total }: BarInput): number => (total === null ? -1 : Math.abs(total));
  const largest = new Set([...inputs].sort((a, b) => size(b) - size(a)).slice(0, most));
  return inputs.filter((input) => largest.has(input));
}

function sumWhere(values: readonly BarValue[], counts: (kgCo2e: number) => boolean): number {
  return values.reduce((sum, { kgCo2e }) => (kgCo2e !== null && counts(kgCo2e) ? sum + kgCo2e : sum), 0);
}
