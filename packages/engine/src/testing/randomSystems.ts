import fc from 'fast-check';
import { expect } from 'vitest';
import { type PreparedSystem, prepareProductSystem } from '../productSystem/prepareProductSystem.ts';
import type { ProductSystem, SystemDemand, SystemProcess } from '../productSystem/productSystem.ts';
import { solveProductSystem } from '../productSystem/solveProductSystem.ts';
import { aProcess, granted, systemOf, takes } from '../productSystem/systemBuilders.ts';
import type { SystemResult } from '../productSystem/systemResult.ts';

/** Processes of a random system, `P0` and so on. */
export const SIZE = 12;
const STAGES = [null, null, 'MATERIALS', 'PRODUCTION', 'USE'] as const;
const SCOPES = [null, null, 1, 2, 3] as const;
const GASES = ['CO2_FOSSIL', 'CH4_BIOGENIC', 'N2O', 'CO2_LAND_USE', 'uptake', 'high'] as const;

export interface Case {
  readonly system: ProductSystem;
  readonly demand: readonly SystemDemand[];
}

const input = fc.record({
  provider: fc.nat(SIZE - 1),
  share: fc.double({ min: 0.001, max: 1, noNaN: true }),
  isAvoided: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
  stage: fc.constantFrom(...STAGES),
  scope: fc.constantFrom(...SCOPES),
});

const process = fc.record({
  made: fc.constantFrom(1, 2, 0.25, 1000, -1, -4),
  spent: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  inputs: fc.array(input, { maxLength: 5 }),
  emissions: fc.dictionary(fc.constantFrom(...GASES), fc.double({ min: 0.001, max: 10, noNaN: true })),
  stage: fc.constantFrom(...STAGES),
  scope: fc.constantFrom(...SCOPES),
  region: fc.constantFrom(null, 'CN', 'DE'),
});

const wanted = fc.record({
  place: fc.nat(SIZE - 1),
  amount: fc.integer({ min: 1, max: 50 }),
  stage: fc.constantFrom(...STAGES),
});

/**
 * Processes that spend less than they make, so that every loop converges, in random loops, with own use, waste
 * treatments (negative products) and co-products that avoid other processes.
 */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(
    fc.array(process, { minLength: SIZE, maxLength: SIZE }),
    fc.array(wanted, { minLength: 1, maxLength: 4 }),
  )
  .map(([drafts, wishes]) => ({
    system: systemOf(...drafts.map((draft, place) => drafted(draft, place, drafts))),
    demand: wishes.map(({ place, amount, stage }, at) => ({
      id: `line ${at}`,
      processId: `P${place}`,
      amount,
      unit: 'kg',
      stage,
      scope: null,
    })),
  }));

type Draft = typeof process extends fc.Arbitrary<infer T> ? T : never;

function drafted(
  { made, spent, inputs, emissions, ...tags }: Draft,
  place: number,
  drafts: readonly Draft[],
): SystemProcess {
  const whole = inputs.reduce((sum, { share }) => sum + share, 0);
  const exchanges = inputs.map(({ provider, share, isAvoided, stage, scope }) => {
    const amount = ((spent * share) / whole) * Math.abs(made);
    // Waste is handed on to its treatment; avoided is what has the other direction.
    const isHandedOn = drafts[provider]!.made < 0;
    const direction = isHandedOn === (isAvoided && provider !== place) ? 'INPUT' : 'OUTPUT';
    return takes(`P${provider}`, amount, { direction, stage, scope });
  });
  return aProcess(`P${place}`, { product: { amount: made, unit: 'kg' }, exchanges, emissions, ...tags });
}

export function solve({ system, demand }: Case): { prepared: PreparedSystem; result: SystemResult } {
  const prepared = granted(prepareProductSystem(system));
  return { prepared, result: granted(solveProductSystem(prepared, demand, 'AR6')) };
}

/** Rounding of amounts that cancelled on the way and are in no term: the systems' numbers are of the order of 1. */
const CANCELLED = 1e-14;

/** The sum of the terms, told apart from `total` by at most 1e-9 of their magnitude. */
export function expectClosed(terms: readonly number[], total: number): void {
  const magnitude = terms.reduce((sum, term) => sum + Math.abs(term), Math.abs(total));
  const difference = Math.abs(terms.reduce((sum, term) => sum + term, 0) - total);
  expect(difference).toBeLessThanOrEqual(1e-9 * magnitude + CANCELLED);
}
