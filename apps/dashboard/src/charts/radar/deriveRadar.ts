import { assignColours, type MemberColour, REST_COLOUR } from '../../lib/memberColours.ts';

/** One indicator of data quality. */
export interface RadarAxis {
  readonly key: string;
  readonly label: string;
}

/** Something whose data quality is known on some of the axes. */
export interface RadarItemInput {
  readonly key: string;
  readonly label: string;
  /** By axis: 1 is best, 5 is worst. An axis that is not there, or null, is a gap. */
  readonly scores: Readonly<Record<string, number | null>>;
}

export interface RadarItem {
  readonly key: string;
  readonly label: string;
  readonly colour: MemberColour;
  /** One for each axis; null is a gap. */
  readonly scores: readonly (number | null)[];
}

/** What a radar means. */
export interface Radar {
  readonly axes: readonly RadarAxis[];
  readonly items: readonly RadarItem[];
  /** Items beyond those that can be told apart. */
  readonly hidden: number;
  /** For each axis, the items that have no score on it. */
  readonly missing: readonly (readonly RadarItem[])[];
}

/** The scale of data quality indicators. */
export const BEST_SCORE = 1;
export const WORST_SCORE = 5;

/** More outlines than these hide each other. */
const MOST_ITEMS = 6;

/** Items in the order given. A score outside 1 to 5 is not one of this scale and counts as a gap. */
export function deriveRadar(
  axes: readonly RadarAxis[],
  inputs: readonly RadarItemInput[],
  most = MOST_ITEMS,
): Radar {
  const shown = inputs.slice(0, most);
  const colours = assignColours(shown.map(({ key }) => key));
  const items = shown.map(({ key, label, scores }) => ({
    key,
    label,
    colour: colours.get(key) ?? REST_COLOUR,
    scores: axes.map((axis) => validScore(scores[axis.key])),
  }));
  return {
    axes,
    items,
    hidden: inputs.length - shown.length,
    missing: axes.map((_axis, index) => items.filter(({ scores }) => scores[index] === null)),
  };
}

function validScore(score: number | null | undefined): number | null {
  return typeof score === 'number' && score >= BEST_SCORE && score <= WORST_SCORE ? score : null;
}
