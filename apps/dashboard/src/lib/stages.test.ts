import { describe, expect, it } from 'vitest';
import { colourOf, THEME_BLOCKS as THEMES } from '../testing/chartThemes.ts';
import { closestColours } from '../testing/colourSight.ts';
import { compareStages, STAGES, STAGES_IN_TOTAL, type Stage, stageVariable } from './stages.ts';

describe('Life-cycle stages', () => {
  it('stand in the order of a life', () => {
    const shuffled: Stage[] = ['USE', 'BEYOND_BOUNDARY', 'MATERIALS', 'END_OF_LIFE', 'PRODUCTION'];
    expect(shuffled.sort(compareStages)).toEqual([
      'MATERIALS',
      'PRODUCTION',
      'USE',
      'END_OF_LIFE',
      'BEYOND_BOUNDARY',
    ]);
  });

  it('leave module D out of a total, and nothing else', () => {
    expect(STAGES.filter((stage) => !STAGES_IN_TOTAL.includes(stage))).toEqual(['BEYOND_BOUNDARY']);
  });

  it('have a colour of their own in every theme', () => {
    expect(THEMES).toHaveLength(3);
    for (const theme of THEMES) {
      const colours = STAGES.map((stage) => colourOf(theme, stageVariable(stage)));
      expect(colours.every((colour) => /^#[\da-f]{6}$/.test(colour))).toBe(true);
      expect(new Set(colours).size).toBe(STAGES.length);
    }
  });

  it.each(['anyone', 'deuteranopia', 'protanopia'] as const)('can be told apart by %s', (sight) => {
    for (const theme of THEMES) {
      const colours = Object.fromEntries(
        STAGES_IN_TOTAL.map((stage) => [stage, colourOf(theme, stageVariable(stage))]),
      );
      const { distance, pair } = closestColours(colours, sight);
      expect(distance, pair).toBeGreaterThan(15);
    }
  });

  it('look the same in both ways to a dark theme', () => {
    const [, system, chosen] = THEMES;
    for (const stage of STAGES)
      expect(colourOf(system ?? '', stageVariable(stage))).toBe(colourOf(chosen ?? '', stageVariable(stage)));
  });
});
