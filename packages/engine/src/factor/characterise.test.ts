import { describe, expect, it } from 'vitest';
import { aFactor } from '../testing/index.ts';
import { characterise, keepsPublishedSet } from './characterise.ts';
import { GASES, GWP_SETS, gwpOf } from './gwp.ts';

describe('Characterisation', () => {
  const methane = aFactor({
    id: 'boiler',
    flows: [
      { gas: 'CO2_FOSSIL', kgPerUnit: 2 },
      { gas: 'CH4_FOSSIL', kgPerUnit: 0.1 },
    ],
    gwpSet: 'AR5',
    kgCo2e: 5,
  });

  it.each([
    ['AR4', 4.5],
    ['AR5', 5],
    ['AR6', 4.98],
  ] as const)('of 2 kg CO2 and 0.1 kg fossil CH4 gives another total in %s', (set, total) => {
    const flows = characterise(methane, set);
    expect(flows.reduce((sum, flow) => sum + flow.kgCo2ePerUnit!, 0)).toBeCloseTo(total, 12);
    expect(keepsPublishedSet(methane, set)).toBe(false);
  });

  it('takes a total without gases as published, and says that its set cannot be changed', () => {
    const total = aFactor({ id: 'steel', kgCo2e: 2.1, gwpSet: 'AR5' });
    expect(characterise(total, 'AR6')).toEqual([
      { gas: 'CO2E', emissionClass: 'FOSSIL', kgGasPerUnit: null, kgCo2ePerUnit: 2.1 },
    ]);
    expect(keepsPublishedSet(total, 'AR6')).toBe(true);
    expect(keepsPublishedSet(total, 'AR5')).toBe(false);
  });

  it('adds what the source gives as CO2e only', () => {
    const mixed = aFactor({ id: 'mixed', flows: [{ gas: 'N2O', kgPerUnit: 0.01 }], otherCo2e: 0.5 });
    expect(characterise(mixed, 'AR6').map(({ kgCo2ePerUnit }) => kgCo2ePerUnit)).toEqual([
      expect.closeTo(2.73, 12),
      0.5,
    ]);
  });

  it('keeps biogenic CO2 as a mass with 0 kg CO2e, and biogenic methane in the total', () => {
    const wood = aFactor({
      id: 'wood',
      flows: [
        { gas: 'CO2_BIOGENIC', kgPerUnit: 1.7 },
        { gas: 'CH4_BIOGENIC', kgPerUnit: 0.001 },
      ],
    });
    expect(characterise(wood, 'AR6')).toEqual([
      { gas: 'CO2_BIOGENIC', emissionClass: 'BIOGENIC', kgGasPerUnit: 1.7, kgCo2ePerUnit: 0 },
      {
        gas: 'CH4_BIOGENIC',
        emissionClass: 'BIOGENIC',
        kgGasPerUnit: 0.001,
        kgCo2ePerUnit: expect.closeTo(0.027, 12),
      },
    ]);
  });

  it('has no value for a gas that the set does not know, and none for a factor that states nothing', () => {
    const odd = aFactor({
      id: 'odd',
      flows: [
        { gas: 'HFC_41', kgPerUnit: 1 },
        { gas: 'XENON', kgPerUnit: 1 },
      ],
    });
    expect(characterise(odd, 'AR4').map(({ kgCo2ePerUnit }) => kgCo2ePerUnit)).toEqual([null, null]);
    expect(characterise(odd, 'AR5')[0]!.kgCo2ePerUnit).toBe(116);
    expect(characterise(aFactor({ id: 'empty', kgCo2e: null }), 'AR6')).toEqual([]);
  });

  it('knows the IPCC values of the main gases in all three sets', () => {
    const values = (gas: string) => GWP_SETS.map((set) => gwpOf(gas, set));
    expect(values('CO2_FOSSIL')).toEqual([1, 1, 1]);
    expect(values('CH4_FOSSIL')).toEqual([25, 30, 29.8]);
    expect(values('CH4_BIOGENIC')).toEqual([25, 28, 27]);
    expect(values('N2O')).toEqual([298, 265, 273]);
    expect(values('SF6')).toEqual([22800, 23500, 25200]);
    expect(values('HFC_134A')).toEqual([1430, 1300, 1530]);
  });

  it('names every gas once, in English and Chinese', () => {
    expect(new Set(GASES.map(({ code }) => code)).size).toBe(GASES.length);
    for (const { name, nameZh } of GASES) expect([name, nameZh]).not.toContain('');
  });
});
