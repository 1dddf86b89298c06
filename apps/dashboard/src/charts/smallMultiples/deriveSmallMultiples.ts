import { type BarPart, type ColouredPart, colourParts } from '@cradle/charts';
import { niceSteps } from '../niceSteps.ts';

/** A step of the axis that all panels share: a year, a stage, a scenario. */
export interface Category {
  readonly key: string;
  readonly label: string;
}

export interface PanelValue {
  readonly category: string;
  readonly part: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly gaps: readonly string[];
}

/** One supplier, or another thing that gets a small chart of its own. */
export interface PanelInput {
  readonly key: string;
  readonly label: string;
  readonly values: readonly PanelValue[];
}

export interface Segment {
  readonly part: ColouredPart;
  readonly value: number;
  /** Where it begins and ends on the axis. Bars are stacked from zero to both sides; lines begin at zero. */
  readonly from: number;
  readonly to: number;
  readonly gaps: readonly string[];
}

export interface PanelColumn {
  readonly segments: readonly Segment[];
  /** What is missing here. */
  readonly gaps: readonly string[];
  /** Whether a part is a gap altogether, and not only in what it is made of. */
  readonly lacksPart: boolean;
  /** Sum of what is known; null where nothing is. */
  readonly total: number | null;
  /** Whether anything is said of this category. */
  readonly given: boolean;
}

export interface Panel {
  readonly key: string;
  readonly label: string;
  /** One for each category. */
  readonly columns: readonly PanelColumn[];
}

export type SmallMultiplesForm = 'bars' | 'lines';

/** What small charts on one axis mean. */
export interface SmallMultiples {
  readonly form: SmallMultiplesForm;
  readonly categories: readonly Category[];
  readonly parts: readonly ColouredPart[];
  readonly panels: readonly Panel[];
  /** Panels that are left out; the first stay. */
  readonly hidden: number;
  /** Steps of the axis that all panels share. */
  readonly steps: readonly number[];
  readonly hasGaps: boolean;
}

/** More panels than these are not compared any more. */
const MOST_PANELS = 24;
const STEPS = 4;

/** Panels in the order given, all on the same axis, so that a length means the same in each. */
export function deriveSmallMultiples(
  categories: readonly Category[],
  parts: readonly BarPart[],
  inputs: readonly PanelInput[],
  form: SmallMultiplesForm,
  most = MOST_PANELS,
): SmallMultiples {
  const coloured = colourParts(parts);
  const panels = inputs.slice(0, most).map(({ key, label, values }) => ({
    key,
    label,
    columns: categories.map((category) => columnOf(values, category.key, coloured, form)),
  }));
  const columns = panels.flatMap((panel) => panel.columns);
  const levels = columns.flatMap(({ segments }) => segments.map(({ to }) => to));
  const occurring = new Set(columns.flatMap(({ segments }) => segments.map(({ part }) => part.key)));
  return {
    form,
    categories,
    parts: coloured.filter(({ key }) => occurring.has(key)),
    panels,
    hidden: inputs.length - panels.length,
    steps: niceSteps(Math.min(0, ...levels), Math.max(0, ...levels), STEPS),
    hasGaps: columns.some(({ gaps }) => gaps.length > 0),
  };
}

function columnOf(
  values: readonly PanelValue[],
  category: string,
  parts: readonly ColouredPart[],
  form: SmallMultiplesForm,
): PanelColumn {
  const here = values.filter((value) => value.category === category);
  let above = 0;
  let below = 0;
  const segments = parts.flatMap((part): Segment | readonly [] => {
    const known = here.find((one) => one.part === part.key && one.value !== null);
    if (known === undefined || known.value === null) return [];
    const { value, gaps } = known;
    const from = form === 'lines' ? 0 : value < 0 ? below : above;
    if (value < 0) below += value;
    else above += value;
    return { part, value, from, to: from + value, gaps };
  });
  return {
    segments,
    gaps: [...new Set(here.flatMap(({ gaps }) => gaps))],
    lacksPart: here.some((one) => one.value === null),
    total: segments.length === 0 ? null : segments.reduce((sum, { value }) => sum + value, 0),
    given: here.length > 0,
  };
}
