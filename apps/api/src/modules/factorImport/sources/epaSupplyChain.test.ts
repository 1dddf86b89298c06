import { gwpOf } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import type { FactorDraft } from '../rowOutcome.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { epaSupplyChain } from './epaSupplyChain.ts';

const HEADING =
  '2017 NAICS Code,2017 NAICS Title,GHG,Unit,Supply Chain Emission Factors without Margins,Margins of Supply Chain Emission Factors,Supply Chain Emission Factors with Margins,Reference USEEIO Code';

const total = (version: string, year: number, code: string, kgCo2e: string) =>
  temporaryFile(
    `SupplyChainGHGEmissionFactors_${version}_NAICS_CO2e_USD${year}.csv`,
    `${HEADING}\n${code},Title,All GHGs,"kg CO2e/${year} USD, purchaser price",0.4,0.1,${kgCo2e},X`,
  );

const byGas = (code: string, ...gases: [name: string, unit: string, kg: number][]) =>
  temporaryFile(
    'SupplyChainGHGEmissionFactors_v1.3.0_NAICS_byGHG_USD2022.csv',
    [
      HEADING,
      ...gases.map(
        ([name, unit, kg]) => `${code},Title,"${name}","${unit}/2022 USD, purchaser price",0,0,${kg},X`,
      ),
    ].join('\n'),
  );

describe('Supply chain factors of the US EPA', () => {
  it('state AR4 for v1.2, AR5 for v1.3, and nothing for a version nobody has looked at', async () => {
    const files = [
      await total('v1.2', 2021, '1', '0.5'),
      await total('v1.3.0', 2022, '1', '0.5'),
      await total('v1.9', 2030, '1', '0.5'),
    ];
    const { drafts } = await readAll(epaSupplyChain, files);
    expect(drafts.map(({ part, gwpSet, year }) => [part, gwpSet, year])).toEqual([
      ['v1.2', 'AR4', 2021],
      ['v1.3.0', 'AR5', 2022],
      ['v1.9', null, 2030],
    ]);
  });

  it('do not lend the gases of v1.3 to v1.2', async () => {
    const files = [await total('v1.2', 2021, '1', '0.5'), await byGas('1', ['Methane', 'kg', 0.01])];
    const { drafts, rejected } = await readAll(epaSupplyChain, files);
    expect(drafts[0]?.flows).toEqual([]);
    expect(rejected.get('NOT_A_FACTOR')).toBe(1);
  });

  it('count methane as biogenic for cattle, as fossil for coal mines, and close either way', async () => {
    for (const [code, gas, otherCo2e] of [
      ['112112', 'CH4_BIOGENIC', 0],
      ['212114', 'CH4_FOSSIL', -0.02],
    ] as const) {
      const files = [await total('v1.3.0', 2022, code, '0.28'), await byGas(code, ['Methane', 'kg', 0.01])];
      const { drafts } = await readAll(epaSupplyChain, files);
      expect(drafts[0]?.flows).toEqual([{ gas, kgPerUnit: 0.01 }]);
      expect(drafts[0]?.otherCo2e).toBeCloseTo(otherCo2e, 12);
    }
  });

  it('leave the mixture that is stated as CO2e in the rest of the total', async () => {
    const files = [
      await total('v1.3.0', 2022, '1', '0.3'),
      await byGas('1', ['Carbon dioxide', 'kg', 0.2], ['HFCs and PFCs, unspecified', 'kg CO2e', 0.1]),
    ];
    const { drafts, folded } = await readAll(epaSupplyChain, files);
    expect(folded).toBe(2);
    expect(drafts[0]?.flows).toEqual([{ gas: 'CO2_FOSSIL', kgPerUnit: 0.2 }]);
    expect(drafts[0]?.otherCo2e).toBeCloseTo(0.1, 12);
  });

  it('reject a blank total, and a unit that is not the purchaser price', async () => {
    const producer = await temporaryFile(
      'SupplyChainGHGEmissionFactors_v1.3.0_NAICS_CO2e_USD2022.csv',
      `${HEADING}\n1,Title,All GHGs,"kg CO2e/2022 USD, producer price",0,0,1,X`,
    );
    const { rejected } = await readAll(epaSupplyChain, [await total('v1.2', 2021, '1', ''), producer]);
    expect(Object.fromEntries(rejected)).toEqual({ VALUE_BLANK: 1, UNIT_UNKNOWN: 1 });
  });

  it.runIf(hasTestData('epa-supply-chain'))(
    'of the EPA: the gases themselves give the totals of v1.3, to the rounding of three decimals',
    async () => {
      const { drafts, draft } = await readAll(
        epaSupplyChain,
        await testFiles(epaSupplyChain, 'epa-supply-chain'),
      );
      expect(draft('v1.3.0/111110')).toMatchObject({ kgCo2e: 0.532, gwpSet: 'AR5' });
      expect(draft('v1.2/562212')).toMatchObject({ kgCo2e: 10.989, gwpSet: 'AR4', flows: [] });
      const split = drafts.filter(({ part }) => part === 'v1.3.0');
      expect(split.every(({ flows }) => flows.length >= 3)).toBe(true);
      // Beside rounding, the rest is the mixture stated as CO2e, and -2 for each kilogram of fossil methane.
      for (const each of split) {
        expect(each.otherCo2e).toBeGreaterThan(-2 * kgOf(each, 'CH4_FOSSIL') - 0.02);
        expect(each.otherCo2e).toBeLessThan(0.05 + 0.1 * (each.kgCo2e ?? 0));
        const explained = each.flows.reduce((sum, { gas, kgPerUnit }) => sum + kgPerUnit * gwp(gas), 0);
        expect(explained + each.otherCo2e).toBeCloseTo(each.kgCo2e ?? 0, 9);
      }
    },
  );
});

function gwp(gas: string): number {
  return gwpOf(gas, 'AR5') ?? Number.NaN;
}

function kgOf({ flows }: FactorDraft, wanted: string): number {
  return flows.find(({ gas }) => gas === wanted)?.kgPerUnit ?? 0;
}
