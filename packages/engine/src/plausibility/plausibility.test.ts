import { describe, expect, it } from 'vitest';
import type { Factor } from '../factor/factor.ts';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import type { Footprint } from '../footprint/footprint.ts';
import type { Assessment } from '../inventory/inventory.ts';
import { aDeclaration, aFactor, anAssessment, factorLine } from '../testing/index.ts';
import { checkPlausibility } from './checkPlausibility.ts';
import { findOutliers } from './findOutliers.ts';
import type { KnownRange } from './plausibility.ts';

const GRID = aFactor({ id: 'grid', activity: 'electricity-grid-mix', unit: 'kWh', kgCo2e: 0.6 });
const LIGNITE = aFactor({ id: 'lignite', activity: 'electricity-own', unit: 'kWh', kgCo2e: 2.1 });
const WIND = aFactor({ id: 'wind', activity: 'electricity-wind', unit: 'kWh', kgCo2e: 0.03 });
const LORRY = aFactor({ id: 'lorry', unit: 'tkm', kgCo2e: 0.1, transportMode: 'ROAD' });
const STEEL = aFactor({ id: 'steel', activity: 'steel', unit: 'kg', kgCo2e: 2 });
const GRIDS: Readonly<Record<string, number>> = { CN: 0.58, FR: 0.05 };

function check(
  assessment: Assessment,
  { factors = [], ranges = {} }: { factors?: Factor[]; ranges?: Record<string, KnownRange> } = {},
  over: Partial<Footprint> = {},
) {
  const catalogue = factorCatalogue([GRID, LIGNITE, WIND, LORRY, STEEL, ...factors]);
  const [result] = calculateFootprints({
    assessments: [assessment],
    factors: catalogue,
    wanted: [assessment.id],
    scenario: null,
  });
  if (!result?.outcome.ok) throw new Error('The assessment of the test is refused.');
  return checkPlausibility(
    { assessment, footprint: { ...result.outcome.value, ...over } },
    {
      factors: catalogue,
      gridFactor: (region) => GRIDS[region] ?? null,
      materialRange: (activity) => ranges[activity] ?? null,
    },
  );
}

const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const atGate = { boundary: 'CRADLE_TO_GATE' as const };

describe('The grid factor that a line of electricity implies', () => {
  const used = (line: Parameters<typeof factorLine>[2], factor = 'grid') =>
    anAssessment({
      id: 'kettle',
      lines: [factorLine('use', factor, { stage: 'USE', unit: 'kWh', ...line })],
      boundary: 'CRADLE_TO_GRAVE',
    });

  it('of 210 kg for 100 kWh is 2.1: no grid can be so dirty', () => {
    const [finding] = check(used({ amount: 100 }, 'lignite'));
    expect(finding).toMatchObject({
      code: 'IMPLIED_GRID_FACTOR',
      severity: 'WARNING',
      subjects: ['use'],
      message: 'The electricity comes to 2.1 kg CO2e/kWh; no grid lies outside 0 to 1.5.',
    });
    expect(finding!.facts[0]).toEqual({ name: 'FOUND', value: 2.1, unit: 'kg CO2e/kWh' });
  });

  it('counts megajoules as energy: 360 MJ are 100 kWh', () => {
    expect(codes(check(used({ amount: 360, unit: 'MJ', region: 'CN' })))).not.toContain(
      'IMPLIED_GRID_FACTOR',
    );
  });

  it('of 0.6 is that of China (0.58) and twelve times that of France (0.05)', () => {
    expect(codes(check(used({ amount: 1, region: 'CN' })))).not.toContain('GRID_FACTOR_OF_REGION');
    const found = check(used({ amount: 1, region: 'FR' })).find(
      ({ code }) => code === 'GRID_FACTOR_OF_REGION',
    );
    expect(found?.facts).toEqual([
      { name: 'FOUND', value: 0.6, unit: 'kg CO2e/kWh' },
      { name: 'EXPECTED', value: 0.05, unit: 'kg CO2e/kWh' },
    ]);
  });

  it('of wind power is meant to differ from the grid', () => {
    expect(codes(check(used({ amount: 1, region: 'CN' }, 'wind')))).not.toContain('GRID_FACTOR_OF_REGION');
  });
});

describe('The freight factor that a line of transport implies', () => {
  const carried = (fields: Parameters<typeof factorLine>[2], factor = 'lorry') =>
    check(
      anAssessment({
        id: 'desk',
        ...atGate,
        lines: [factorLine('road', factor, { unit: 'tkm', ...fields })],
      }),
      { factors: [aFactor({ id: 'ship', unit: 'tkm', kgCo2e: 9, transportMode: 'SEA' })] },
    );

  it('of 0.1 kg per tkm is possible by road', () => {
    expect(codes(carried({ amount: 50 }))).not.toContain('IMPLIED_FREIGHT_FACTOR');
    expect(codes(carried({ amount: 2, unit: 't', distanceKm: 25 }))).not.toContain('IMPLIED_FREIGHT_FACTOR');
  });

  it('of 0.1 kg per tkm is too little by air, and of 9 too much by sea', () => {
    expect(codes(carried({ amount: 50, transportMode: 'AIR' }))).toContain('IMPLIED_FREIGHT_FACTOR');
    expect(codes(carried({ amount: 50 }, 'ship'))).toContain('IMPLIED_FREIGHT_FACTOR');
  });
});

describe('The intensity of a material', () => {
  const bought = (kgCo2e: number, figures: number) =>
    check(anAssessment({ id: 'frame', ...atGate, lines: [factorLine('plate', 'own', { amount: 4 })] }), {
      factors: [aFactor({ id: 'own', activity: 'steel', kgCo2e })],
      ranges: { steel: { lowest: 0.4, highest: 3, figures } },
    });

  it('of steel may be half the lowest to twice the highest published: 0.2 to 6 kg per kg', () => {
    expect(codes(bought(5.9, 12))).not.toContain('MATERIAL_INTENSITY');
    expect(codes(bought(6.1, 12))).toContain('MATERIAL_INTENSITY');
    expect(codes(bought(0.19, 12))).toContain('MATERIAL_INTENSITY');
  });

  it('is not judged by two published figures', () => {
    expect(codes(bought(6.1, 2))).not.toContain('MATERIAL_INTENSITY');
  });
});

describe('The mass of the materials', () => {
  const made = (...amounts: number[]) =>
    check(
      anAssessment({
        id: 'pan',
        ...atGate,
        massKg: 2,
        lines: amounts.map((amount, place) => factorLine(`part-${place}`, 'steel', { amount })),
      }),
    ).find(({ code }) => code === 'MATERIAL_MASS');

  it('may be 80 to 150 % of the product: 1.6 to 3 kg for 2 kg', () => {
    expect(made(1, 0.7)).toBeUndefined();
    expect(made(1, 1.9)).toBeUndefined();
    expect(made(1, 0.5)).toMatchObject({ severity: 'WARNING', facts: [{ value: 1.5 }, { value: 2 }] });
    expect(made(2, 1.1)).toMatchObject({ severity: 'INFO' });
  });

  it('says nothing of what is missing while a material is counted in pieces', () => {
    const assessment = anAssessment({
      id: 'pan',
      ...atGate,
      massKg: 2,
      lines: [
        factorLine('sheet', 'steel', { amount: 0.5 }),
        factorLine('knob', 'knob', { amount: 1, unit: 'piece' }),
      ],
    });
    expect(codes(check(assessment, { factors: [aFactor({ id: 'knob', unit: 'piece' })] }))).not.toContain(
      'MATERIAL_MASS',
    );
  });
});

describe('The stages', () => {
  const declared = (values: Record<string, number>) =>
    aDeclaration({
      id: 'lamp',
      boundary: 'CRADLE_TO_GRAVE',
      stageValues: Object.entries(values).map(([stage, kgCo2e]) => ({
        id: stage,
        stage: stage as 'USE',
        process: '',
        kgCo2e,
      })),
    });

  it('of 3, 5 and 1 kg do not close on 12, and do on 9.05', () => {
    const lamp = declared({ MATERIALS: 3, USE: 5, END_OF_LIFE: 1 });
    expect(codes(check(lamp, {}, { totalKgCo2e: 12 }))).toContain('STAGES_DO_NOT_CLOSE');
    expect(codes(check(lamp, {}, { totalKgCo2e: 9.05 }))).not.toContain('STAGES_DO_NOT_CLOSE');
  });

  it('below zero are credits in the wrong place, except beyond the boundary', () => {
    expect(codes(check(declared({ MATERIALS: 3, END_OF_LIFE: -1 })))).toContain('NEGATIVE_STAGE');
    expect(codes(check(declared({ MATERIALS: 3, BEYOND_BOUNDARY: -1 })))).not.toContain('NEGATIVE_STAGE');
  });

  it('that say nothing are named: production, distribution and use here', () => {
    const found = check(declared({ MATERIALS: 3, END_OF_LIFE: 1 }));
    expect(found.find(({ code }) => code === 'STAGE_WITHOUT_VALUE')?.message).toBe(
      'The boundary holds stages that say nothing: Production, Distribution, Use.',
    );
    expect(codes(check(declared({ UNSPLIT: 3 })))).toEqual([]);
  });

  it('of no more than nothing in all are named', () => {
    expect(codes(check(declared({ MATERIALS: 1, USE: -1 })))).toContain('TOTAL_NOT_POSITIVE');
  });
});

describe('The share of primary data', () => {
  it('of 83 is no share', () => {
    const lamp = anAssessment({ id: 'lamp', ...atGate });
    expect(codes(check(lamp, {}, { primaryDataShare: 83 }))).toEqual(['PRIMARY_SHARE_OUT_OF_RANGE']);
    expect(codes(check(lamp, {}, { primaryDataShare: 0.83 }))).toEqual([]);
  });
});

describe('Outliers', () => {
  const judge = (...values: number[]) =>
    findOutliers(values.map((value, place) => ({ id: String(place), value })));

  it('lie more than 3.5 robust deviations from the median of the logarithms: 100 among 1, 1.1, 0.9, 1.05', () => {
    const judged = judge(1, 1.1, 0.9, 1.05, 100);
    expect(judged.map(({ isOutlier }) => isOutlier)).toEqual([false, false, false, false, true]);
    expect(judged[4]!.score).toBeCloseTo(62.9888, 3);
    expect(judged[0]!.score).toBeCloseTo(-0.67449, 4);
  });

  it('are as far at a hundredth as at a hundred times', () => {
    expect(judge(0.5, 1, 2, 4, 0.25, 0.01).at(-1)!.score).toBeCloseTo(
      -judge(2, 1, 0.5, 0.25, 4, 100).at(-1)!.score!,
      9,
    );
  });

  it('are not looked for among four, nor where all are equal', () => {
    expect(judge(1, 1, 1, 100).every(({ score }) => score === null)).toBe(true);
    expect(judge(2, 2, 2, 2, 2).every(({ isOutlier }) => !isOutlier)).toBe(true);
  });

  it('are found where more than half are equal', () => {
    expect(judge(2, 2, 2, 2, 2, 2, 2, 2, 900).at(-1)!.isOutlier).toBe(true);
  });

  it('a value of nothing has no place on the scale and is not judged', () => {
    expect(judge(1, 1.1, 0.9, 1.05, 0, 1.02).map(({ score }) => score === null)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
  });
});
