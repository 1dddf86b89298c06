import type { Stage } from '@cradle/engine';

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

/** The colour of a stage for CSS: `var(--stage-end-of-life)`. */
export function stageColour(stage: Stage): string {
  return `var(${stageVariable(stage)})`;
}

/** Whether a key of some dimension is a stage. */
export function isStage(key: string): key is Stage {
  return (STAGES as readonly string[]).includes(key);
}

/** Negative, zero or positive: where the stages stand in a life. */
export function compareStages(a: Stage, b: Stage): number {
  return STAGES.indexOf(a) - STAGES.indexOf(b);
}

/** The variable of tokens.css that holds a stage's colour: `--stage-end-of-life`. */
export function stageVariable(stage: Stage): string {
  return `--stage-${stage.toLowerCase().replaceAll('_', '-')}`;
}
