import { describe, expect, it } from 'vitest';
import type { Factor } from '../factor/factor.ts';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import { accepted, refusedCodes } from '../method/readOutcome.ts';
import { aChange, aFactor, anAssessment, factorLine } from '../testing/builders.ts';
import { type InventoryPlanRequest, type PlannedStep, planInventory } from './planInventory.ts';
import { targetPath } from './targetPath.ts';

/* 100 pots a year, each 10 kg aluminium (primary 10, recycled 2 kg CO2e/kg); flights of 1,000 km a year (0.2). */
const FACTORS: readonly Factor[] = [
  aFactor({ id: 'primary', activity: 'aluminium-primary', kgCo2e: 10 }),
  aFactor({ id: 'recycled', activity: 'aluminium-recycled', kgCo2e: 2 }),
  aFactor({ id: 'flight', unit: 'pkm', kgCo2e: 0.2 }),
];
const pot = anAssessment({ id: 'pot', lines: [factorLine('body', 'primary', { amount: 10 })] });

function plan(steps: readonly PlannedStep[], fields: Partial<InventoryPlanRequest> = {}) {
  const factors = factorCatalogue(FACTORS);
  const [result] = calculateFootprints({ assessments: [pot], factors, wanted: ['pot'], scenario: null });
  return planInventory({
    inventory: {
      year: 2025,
      gwpSet: 'AR6',
      paysOutboundTransport: true,
      homeMarket: 'CN',
      products: [
        {
          productId: 'pot',
          assessmentId: 'pot',
          isOwn: true,
          brand: '',
          siteId: null,
          volume: 100,
          gwpSet: 'AR6',
          rows: result!.outcome.ok ? result!.outcome.value.contributions : [],
          uses: [],
        },
      ],
      purchases: [],
      entries: [
        {
          id: 'travel',
          heading: 'BUSINESS_TRAVEL',
          siteId: null,
          amount: 1000,
          unit: 'pkm',
          factorId: 'flight',
          region: null,
          primary: true,
          isSiteTotal: false,
        },
      ],
      certificates: [],
      factors: new Map(FACTORS.map((factor) => [factor.id, factor])),
      kinds: new Map(),
      makers: new Map(),
      ownAssessments: new Set(['pot']),
      gridFactors: new Map(),
      residualFactors: new Map(),
    },
    assessments: [pot],
    factors,
    steps,
    headings: ['PURCHASED_GOODS', 'BUSINESS_TRAVEL'],
    approach: 'LOCATION_BASED',
    toYear: 2030,
    ...fields,
  });
}

const recycle: PlannedStep = {
  id: 'recycle',
  year: 2027,
  changes: [aChange('recycle', { kind: 'REPLACE_ACTIVITY', toActivity: 'aluminium-recycled' })],
  entryScales: [],
};
const thinner: PlannedStep = {
  id: 'thinner',
  year: 2028,
  changes: [aChange('thinner', { kind: 'SCALE_AMOUNT', amountFactor: 0.9 })],
  entryScales: [],
};
const fewerFlights: PlannedStep = {
  id: 'flights',
  year: 2026,
  changes: [],
  entryScales: [{ entryId: 'travel', amountFactor: 0.5 }],
};

describe('A reduction plan', () => {
  it('recalculates the year with everything decided so far: 10,200 to 10,100 to 2,100 to 1,900 kg', () => {
    const { startKgCo2e, years } = plan([thinner, recycle, fewerFlights]);
    expect(startKgCo2e).toBeCloseTo(10_200, 9);
    expect(years.map(({ year, kgCo2e }) => [year, Math.round(kgCo2e!)])).toEqual([
      [2025, 10_200],
      [2026, 10_100],
      [2027, 2_100],
      [2028, 1_900],
      [2029, 1_900],
      [2030, 1_900],
    ]);
  });

  it('never adds separate savings of steps on the same line: 1,000 alone, 200 after the other', () => {
    const { steps, startKgCo2e, years } = plan([recycle, thinner]);
    expect(
      steps.map(({ id, savedAlone, savedInOrder, interactionKgCo2e }) => [
        id,
        ...[savedAlone, savedInOrder, interactionKgCo2e].map((kg) => Math.round(kg!)),
      ]),
    ).toEqual([
      ['recycle', 8000, 8000, 0],
      ['thinner', 1000, 200, -800],
    ]);
    const inOrder = steps.reduce((sum, { savedInOrder }) => sum + savedInOrder!, 0);
    expect(startKgCo2e! - inOrder).toBeCloseTo(years.at(-1)!.kgCo2e!, 9);
  });

  it('without a step stays where it is, bit for bit', () => {
    const { startKgCo2e, years } = plan([]);
    expect(years.every(({ kgCo2e }) => kgCo2e === startKgCo2e)).toBe(true);
  });

  it('covers only the headings it is asked for', () => {
    const { startKgCo2e, steps } = plan([recycle, fewerFlights], { headings: ['BUSINESS_TRAVEL'] });
    expect(startKgCo2e).toBe(200);
    expect(steps.map(({ savedInOrder }) => savedInOrder)).toEqual([100, 0]);
  });
});

describe('A target', () => {
  it('falls by the same step every year: 1,000 t in 2025 less 42 % by 2030 allow 832 t in 2027', () => {
    const path = accepted(
      targetPath({ baseYear: 2025, targetYear: 2030, reductionShare: 0.42, baseValue: 1000 }),
    );
    expect(path.map(({ value }) => Math.round(value))).toEqual([1000, 916, 832, 748, 664, 580]);
  });

  it('is refused when it lies before its base year or reduces nothing', () => {
    const frame = { baseYear: 2025, targetYear: 2030, reductionShare: 0.42, baseValue: 1000 };
    expect(refusedCodes(targetPath({ ...frame, targetYear: 2025 }))).toEqual(['TARGET_BEFORE_BASE']);
    expect(refusedCodes(targetPath({ ...frame, reductionShare: 0 }))).toEqual(['NUMBER_OUT_OF_RANGE']);
  });
});
