import { describe, expect, it } from 'vitest';
import { aReceivedFootprint, gateStage } from '../testing/index.ts';
import { declaredValues } from './declaredValues.ts';
import { emptyFigures, type InterchangeStage } from './receivedFootprint.ts';

const epdStage = (stage: InterchangeStage, fossil: string) => ({
  ...emptyFigures(stage),
  ...{ totalIncludingUptake: '-9', fossil, biogenicNet: '-10', landUseChange: '0.25' },
});

describe('declaredValues', () => {
  it('takes the total without uptake, undivided, and outbound transport beside it', () => {
    const taken = declaredValues(aReceivedFootprint());
    expect(taken).toMatchObject({
      ok: true,
      value: {
        ...{
          declaredUnit: 'kg',
          declaredUnitAmount: 1,
          boundary: 'CRADLE_TO_CUSTOMER',
          gwpSet: 'AR6',
          losses: [],
        },
        values: [
          { stage: 'UNSPLIT', module: 'A1-A3', kgCo2e: 2.35 },
          { stage: 'DISTRIBUTION', module: 'A4', kgCo2e: 0.12 },
        ],
      },
    });
  });

  it('never takes A1, A2, A3 and their sum, and says what it approximates', () => {
    const stages = [
      ...(['A1', 'A2', 'A3'] as const).map((stage) => epdStage(stage, '0.75')),
      ...[epdStage('A1-A3', '2.25'), epdStage('C3', '0.5')],
    ];
    const taken = declaredValues(aReceivedFootprint({ stages }));
    if (!taken.ok) throw new Error('refused');
    expect(taken.value.values.map(({ module, kgCo2e }) => [module, kgCo2e])).toEqual([
      ...[
        ['A1', 1],
        ['A2', 1],
        ['A3', 1],
        ['C3', 0.75],
      ],
    ]);
    expect(taken.value.boundary).toBe('CRADLE_TO_GRAVE');
    expect(taken.value.losses.map(({ kind }) => kind)).toEqual(Array(4).fill('APPROXIMATED'));
  });

  it('refuses what has no unit or no total', () => {
    const codeOf = (taken: ReturnType<typeof declaredValues>) => (taken.ok ? null : taken.refusals[0]!.code);
    expect(codeOf(declaredValues(aReceivedFootprint({ declaredUnit: 'megabit second' })))).toBe(
      'UNIT_UNKNOWN',
    );
    const empty = gateStage({ totalExcludingUptake: null, totalIncludingUptake: null, fossil: null });
    expect(codeOf(declaredValues(aReceivedFootprint({ stages: [empty] })))).toBe('TOTAL_MISSING');
  });
});
