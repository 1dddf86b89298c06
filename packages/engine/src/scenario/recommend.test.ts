import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { aDeclaration, aFactor, anAssessment, factorLine } from '../testing/index.ts';
import { recommend } from './recommend.ts';

const freight = { unit: 'tkm', boundary: 'WELL_TO_WHEEL' } as const;
const factors = factorCatalogue([
  aFactor({ id: 'grid', unit: 'kWh', kgCo2e: 0.6 }),
  aFactor({ id: 'wind', unit: 'kWh', kgCo2e: 0.02 }),
  aFactor({ id: 'coal-power', unit: 'kWh', kgCo2e: 1 }),
  aFactor({ id: 'steel', kgCo2e: 2 }),
  aFactor({ id: 'freight-air', transportMode: 'AIR', kgCo2e: 1, ...freight }),
  aFactor({ id: 'freight-sea', transportMode: 'SEA', kgCo2e: 0.01, ...freight }),
]);
const kettle = anAssessment({
  id: 'kettle',
  lines: [
    factorLine('body', 'steel', { amount: 2 }),
    factorLine('power', 'grid', { stage: 'PRODUCTION', amount: 10, unit: 'kWh' }),
    factorLine('flight', 'freight-air', { stage: 'DISTRIBUTION', amount: 5, unit: 'tkm' }),
  ],
});
const alternatives = [
  { fromActivity: 'grid', toActivity: 'wind' },
  { fromActivity: 'grid', toActivity: 'coal-power' },
];
const found = (limit = 10) =>
  recommend({ assessmentId: 'kettle', assessments: [kettle], factors, alternatives }, limit);

describe('Recommendations', () => {
  // Base: body 4, power 6, flight 5 = 15.
  it('come with what each really saves, the largest first', () => {
    expect(
      found().map(({ lineId, reason, kgSaved }) => [lineId, reason, Number(kgSaved.toFixed(6))]),
    ).toEqual([
      ['power', 'OTHER_ACTIVITY', 5.8],
      ['flight', 'OTHER_TRANSPORT_MODE', 4.92],
      ['power', 'LESS_MATERIAL', 0.6],
      ['body', 'LESS_MATERIAL', 0.4],
    ]);
    expect(found()[0]!.share).toBeCloseTo(5.8 / 15, 12);
  });

  it('never name what would raise the footprint', () => {
    expect(
      found().some(({ change }) => change.kind === 'REPLACE_ACTIVITY' && change.toActivity === 'coal-power'),
    ).toBe(false);
  });

  it('never count as saved what is merely missing afterwards', () => {
    const odd = factorCatalogue([
      aFactor({ id: 'grid', unit: 'kWh', kgCo2e: 0.6 }),
      // AR6 has no potential for the gas, so the total would shrink by what is not known.
      aFactor({ id: 'fusion', unit: 'kWh', flows: [{ gas: 'UNOBTAINIUM', kgPerUnit: 1 }] }),
    ]);
    const site = anAssessment({
      id: 'site',
      lines: [
        factorLine('a', 'grid', { stage: 'USE', unit: 'kWh' }),
        factorLine('b', 'grid', { stage: 'USE', unit: 'kWh' }),
      ],
    });
    const toFusion = [{ fromActivity: 'grid', toActivity: 'fusion' }];
    expect(
      recommend({ assessmentId: 'site', assessments: [site], factors: odd, alternatives: toFusion }, 5),
    ).toEqual([]);
  });

  it('leave the power a user draws to the user, and name only the best of several activities', () => {
    const factorsWithSun = factorCatalogue([
      ...factors.factors,
      aFactor({ id: 'sun', unit: 'kWh', kgCo2e: 0.05 }),
    ]);
    const device = anAssessment({
      id: 'device',
      lines: [
        factorLine('charging', 'grid', { stage: 'USE', amount: 100, unit: 'kWh' }),
        factorLine('assembly', 'grid', { stage: 'PRODUCTION', amount: 2, unit: 'kWh' }),
      ],
    });
    const toBoth = ['wind', 'sun'].map((toActivity) => ({ fromActivity: 'grid', toActivity }));
    const request = {
      assessmentId: 'device',
      assessments: [device],
      factors: factorsWithSun,
      alternatives: toBoth,
    };
    const activities = recommend(request, 10).filter(({ reason }) => reason === 'OTHER_ACTIVITY');
    expect(activities).toMatchObject([{ lineId: 'assembly', change: { toActivity: 'wind' } }]);
  });

  it('may save all there is', () => {
    const free = factorCatalogue([
      aFactor({ id: 'grid', unit: 'kWh', kgCo2e: 0.6 }),
      aFactor({ id: 'own-sun', unit: 'kWh', kgCo2e: 0 }),
    ]);
    const site = anAssessment({
      id: 'site',
      lines: [factorLine('a', 'grid', { stage: 'INSTALLATION', unit: 'kWh' })],
    });
    const toSun = [{ fromActivity: 'grid', toActivity: 'own-sun' }];
    expect(
      recommend({ assessmentId: 'site', assessments: [site], factors: free, alternatives: toSun }, 5),
    ).toMatchObject([{ kgSaved: 0.6, share: 1 }]);
  });

  it('are as many as wanted, and none where there is nothing to change', () => {
    expect(found(1)).toHaveLength(1);
    const declared = aDeclaration({ id: 'd' });
    expect(recommend({ assessmentId: 'd', assessments: [declared], factors, alternatives }, 5)).toEqual([]);
    const empty = anAssessment({ id: 'e' });
    expect(recommend({ assessmentId: 'e', assessments: [empty], factors, alternatives }, 5)).toEqual([]);
  });
});
