import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareStages, STAGES, STAGES_IN_TOTAL, type Stage, stageColour } from './stages.ts';

const TOKENS = readFileSync(path.join(import.meta.dirname, '..', 'ui', 'tokens.css'), 'utf8');

/** The blocks of the light theme, of the system's dark theme and of the chosen dark theme. */
const THEMES = TOKENS.split(/:root[^{]*\{/).filter((block) => block.includes('--stage-'));

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
      const colours = STAGES.map((stage) => colourOf(theme, stage));
      expect(colours.every((colour) => /^#[\da-f]{6}$/.test(colour ?? ''))).toBe(true);
      expect(new Set(colours).size).toBe(STAGES.length);
    }
  });

  it.each(['anyone', 'deuteranopia', 'protanopia'] as const)('can be told apart by %s', (sight) => {
    for (const theme of THEMES) {
      const inTotal = STAGES_IN_TOTAL.map((stage) => ({
        stage,
        seen: toLab(colourOf(theme, stage)!, sight),
      }));
      for (const [index, one] of inTotal.entries()) {
        for (const other of inTotal.slice(index + 1)) {
          const distance = Math.hypot(...one.seen.map((value, axis) => value - other.seen[axis]!));
          expect(distance, `${one.stage} and ${other.stage}`).toBeGreaterThan(15);
        }
      }
    }
  });

  it('look the same in both ways to a dark theme', () => {
    const [, system, chosen] = THEMES;
    for (const stage of STAGES) expect(colourOf(system ?? '', stage)).toBe(colourOf(chosen ?? '', stage));
  });
});

function colourOf(theme: string, stage: Stage): string | undefined {
  const variable = /var\((--[\w-]+)\)/.exec(stageColour(stage))?.[1];
  return new RegExp(`${variable}:\\s*(#\\w+);`).exec(theme)?.[1];
}

/** Linear RGB as seen: Machado, Oliveira, Fernandes 2009, severity 1.0. */
const SIGHT = {
  anyone: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
} as const;

const TO_XYZ = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
] as const;

type Triple = readonly [number, number, number];

/** `#rrggbb` to CIELAB (D65), whose distances are about how different colours look; 2 is just noticeable. */
function toLab(hex: string, sight: keyof typeof SIGHT): Triple {
  const linear = triple((channel) => {
    const value = Number.parseInt(hex.slice(1 + 2 * channel, 3 + 2 * channel), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const seen = triple((row) => Math.min(1, Math.max(0, dot(SIGHT[sight][row], linear))));
  const [x, y, z] = triple((row) => {
    const part = dot(TO_XYZ[row], seen) / ([0.95047, 1, 1.08883][row] ?? 1);
    return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function triple(of: (index: 0 | 1 | 2) => number): Triple {
  return [of(0), of(1), of(2)];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
