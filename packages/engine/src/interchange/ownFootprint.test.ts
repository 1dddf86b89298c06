import { describe, expect, it } from 'vitest';
import { convertFootprint } from './convertFootprint.ts';
import { type ClassSum, ownFootprint } from './ownFootprint.ts';

const sum = (over: Partial<ClassSum>): ClassSum => ({
  ...{ stage: 'MATERIALS', emissionClass: 'FOSSIL', kgCo2e: 0.1, hasGap: false, hasBiogenicCo2: false },
  ...over,
});

describe('ownFootprint', () => {
  it('adds materials and production to A1-A3, exactly: 0.1 + 0.2 + 0.05 is 0.35', () => {
    const { footprint, losses } = ownFootprint({
      stated: { boundary: 'CRADLE_TO_GRAVE' },
      sums: [
        sum({}),
        sum({ stage: 'PRODUCTION', kgCo2e: 0.2 }),
        sum({ emissionClass: 'LAND_USE', kgCo2e: 0.05 }),
        sum({ stage: 'USE' }),
      ],
      isDeclared: false,
    });
    expect(footprint.stages).toHaveLength(1);
    expect(footprint.stages[0]).toMatchObject({
      ...{
        stage: 'A1-A3',
        totalExcludingUptake: '0.35',
        fossil: '0.3',
        landUseChange: '0.05',
        biogenicNonCo2: null,
      },
    });
    expect(losses.map(({ kind, field }) => [kind, field])).toEqual([
      ['NOT_CARRIED', 'USE'],
      ['APPROXIMATED', 'A1-A3.totalIncludingUptake'],
    ]);
  });

  it('states no figure of a stage with a gap, and no total with uptake where plants took part', () => {
    const { footprint, losses } = ownFootprint({
      stated: {},
      sums: [sum({ hasGap: true }), sum({ stage: 'DISTRIBUTION', hasBiogenicCo2: true })],
      isDeclared: false,
    });
    expect(footprint.stages.map(({ stage, totalExcludingUptake }) => [stage, totalExcludingUptake])).toEqual([
      ['A1-A3', null],
      ['A4', '0.1'],
    ]);
    expect(footprint.stages[1]!.totalIncludingUptake).toBeNull();
    expect(losses.map(({ kind, field }) => [kind, field])).toEqual([['NOT_STATED', 'A1-A3']]);
  });

  it('leaves the total with uptake to be worked out where the product is said to hold biogenic carbon', () => {
    const { footprint } = ownFootprint({
      ...{ stated: { biogenicCarbon: '0.3' }, isDeclared: false },
      sums: [sum({ kgCo2e: 2 }), sum({ stage: 'DISTRIBUTION' })],
    });
    const totals = footprint.stages.map(({ totalIncludingUptake }) => totalIncludingUptake);
    expect(totals).toEqual([null, '0.1']);
    // 2 − 44/12 × 0.3 = 0.9
    const { document } = convertFootprint(footprint, 'PACT_3');
    expect(JSON.stringify(document)).toContain('"0.9"');
  });
});
