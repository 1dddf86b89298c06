import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import { canonicalInput } from '../footprint/canonicalInput.ts';
import { aChange, aFactor, anAssessment, factorLine } from '../testing/index.ts';
import { reachableFactors } from './reachableFactors.ts';
import type { Change } from './scenario.ts';

const freight = { unit: 'tkm', boundary: 'WELL_TO_WHEEL' } as const;
const library = [
  aFactor({ id: 'grid-cn', activity: 'grid', region: 'CN', unit: 'kWh', kgCo2e: 0.6 }),
  aFactor({ id: 'grid-vn', activity: 'grid', region: 'VN', unit: 'kWh', kgCo2e: 0.5 }),
  aFactor({ id: 'wind-cn', activity: 'wind', region: 'CN', unit: 'kWh', kgCo2e: 0.03 }),
  aFactor({ id: 'wind-vn', activity: 'wind', region: 'VN', unit: 'kWh', kgCo2e: 0.02 }),
  aFactor({ id: 'air', activity: 'freight-air', transportMode: 'AIR', kgCo2e: 1, ...freight }),
  aFactor({ id: 'sea', activity: 'freight-sea', transportMode: 'SEA', kgCo2e: 0.01, ...freight }),
  aFactor({ id: 'sea-vn', activity: 'freight-sea', transportMode: 'SEA', region: 'VN', ...freight }),
  aFactor({ id: 'unused' }),
];
const kettle = anAssessment({
  id: 'kettle',
  lines: [
    factorLine('power', 'grid-cn', { unit: 'kWh', region: 'CN' }),
    factorLine('flight', 'air', { unit: 'tkm', stage: 'DISTRIBUTION' }),
  ],
});
const reached = (...changes: readonly Change[]) =>
  reachableFactors([kettle], factorCatalogue(library), { id: 's', changes }).map(({ id }) => id);

describe('The factors that can be reached', () => {
  it('are those of the lines', () => {
    expect(reached()).toEqual(['air', 'grid-cn']);
    expect(reached(aChange('a', { kind: 'SCALE_AMOUNT', amountFactor: 2 }))).toEqual(['air', 'grid-cn']);
  });

  it('are those a change names or chooses from', () => {
    expect(reached(aChange('a', { kind: 'REPLACE_FACTOR', toFactorId: 'unused' }))).toContain('unused');
    expect(reached(aChange('a', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' }))).toEqual([
      'air',
      'grid-cn',
      'wind-cn',
      'wind-vn',
    ]);
    expect(reached(aChange('a', { kind: 'CHANGE_REGION', toRegion: 'VN' }))).toEqual([
      'air',
      'grid-cn',
      'grid-vn',
    ]);
    const bySea = { kind: 'CHANGE_TRANSPORT_MODE', toTransportMode: 'SEA', distanceFactor: 1.5 } as const;
    expect(reached(aChange('a', { ...bySea, toActivity: null }))).toEqual([
      'air',
      'grid-cn',
      'sea',
      'sea-vn',
    ]);
  });
});

const anyChange = fc.oneof(
  fc.constant({ kind: 'SCALE_AMOUNT', amountFactor: 0.5 } as const),
  fc
    .constantFrom('grid-vn', 'sea', 'unused')
    .map((toFactorId) => ({ kind: 'REPLACE_FACTOR', toFactorId }) as const),
  fc.constantFrom('wind', 'nothing').map((toActivity) => ({ kind: 'REPLACE_ACTIVITY', toActivity }) as const),
  fc.constantFrom('VN', 'DE').map((toRegion) => ({ kind: 'CHANGE_REGION', toRegion }) as const),
  fc
    .constantFrom('VN', null)
    .map((toRegion) => ({ kind: 'REPLACE_SUPPLIER', toSupplierId: 'nguyen', toRegion }) as const),
  fc.constantFrom('freight-sea', null).map(
    (toActivity) =>
      ({
        kind: 'CHANGE_TRANSPORT_MODE',
        toTransportMode: 'SEA',
        toActivity,
        distanceFactor: 1.5,
      }) as const,
  ),
);

describe('For any scenario', () => {
  it('the reachable factors alone give the same footprint, and the same input text, as the whole library', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 4 }), (specs) => {
        const scenario = { id: 's', changes: specs.map((spec, index) => aChange(`c${index}`, spec)) };
        const whole = factorCatalogue(library);
        const alone = factorCatalogue(reachableFactors([kettle], whole, scenario));
        const request = { assessments: [kettle], wanted: ['kettle'], scenario };
        expect(calculateFootprints({ ...request, factors: alone })).toEqual(
          calculateFootprints({ ...request, factors: whole }),
        );
        expect(canonicalInput({ ...request, factors: alone })).toBe(
          canonicalInput({ ...request, factors: whole }),
        );
      }),
    );
  });
});
