import type { Stage } from '../graphql/generated/graphql.ts';

export type { Stage };

/**
 * The life-cycle stages in the order of a life, which is the order of every bar, legend and table. BEYOND_BOUNDARY
 * (EN 15804 module D) is reported beside a total and never inside it; UNSPLIT is what a source gives as one figure.
 */
export const STAGES = [
  'MATERIALS',
  'PRODUCTION',
  'DISTRIBUTION',
  'INSTALLATION',
  'USE',
  'END_OF_LIFE',
  'UNSPLIT',
  'BEYOND_BOUNDARY',
] as const satisfies readonly Stage[];

/** The stages whose sum is a total: all but module D. */
export const STAGES_IN_TOTAL: readonly Stage[] = STAGES.filter((stage) => stage !== 'BEYOND_BOUNDARY');

/** Whether a word is one of the stages. */
export function isStage(word: string): word is Stage {
  return (STAGES as readonly string[]).includes(word);
}

/** The colour of a stage for CSS: `var(--stage-end-of-life)`. */
export function stageColour(stage: Stage): string {
  return `var(${stageVariable(stage)})`;
}

/** The colour of a stage as the theme has it now, as `#rrggbb`, for canvases that know no CSS variables. */
export function stageHex(stage: Stage): string {
  return getComputedStyle(document.documentElement).getPropertyValue(stageVariable(stage)).trim();
}

/** Negative, zero or positive: where the stages stand in a life. */
export function compareStages(a: Stage, b: Stage): number {
  return STAGES.indexOf(a) - STAGES.indexOf(b);
}

function stageVariable(stage: Stage): string {
  return `--stage-${stage.toLowerCase().replaceAll('_', '-')}`;
}
