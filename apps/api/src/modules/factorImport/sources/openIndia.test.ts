import { gwpOf } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { FactorDraft } from '../rowOutcome.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { openIndia } from './openIndia.ts';

const entry = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  factor_name: `Factor ${id}`,
  geography: 'India',
  value: 2,
  unit: 'kgCO2e/tonne',
  sector: 'Industrial Processes',
  publication_year: 2025,
  ...more,
});

async function draftsOf(...entries: readonly object[]) {
  const content = JSON.stringify({ emission_factors: entries });
  return readAll(openIndia, [await temporaryFile('open-india-emission-factors-1.2.json', content)]);
}

describe('Records of Open India', () => {
  it('line the averages of country, grid regions and states up as one series of carbon dioxide only', async () => {
    const grid = { unit: 'kgCO2/kWh', sector: 'Electricity', reference_year: 'FY 2024-25' };
    const { drafts } = await draftsOf(
      entry('grid-india-national-weighted-avg', grid),
      entry('grid-region-northern', { ...grid, geography: 'Northern Region' }),
      entry('grid-state-punjab', { ...grid, geography: 'Punjab' }),
    );
    expect(new Set(drafts.map(({ activity, name }) => `${activity} ${name}`)).size).toBe(1);
    expect(drafts[0]).toMatchObject({ activity: 'electricity-grid-mix-co2-only', year: 2024 });
    expect(drafts.map(({ region }) => region)).toEqual(['IN', 'IN-NORTHERN-REGION', 'IN-PB']);
  });

  it('say of regions and states that the collector computed them, of the country not', async () => {
    const grid = { unit: 'kgCO2/kWh', sector: 'Electricity' };
    const { draft } = await draftsOf(
      entry('grid-india-national-weighted-avg', grid),
      entry('grid-state-punjab', { ...grid, geography: 'Punjab' }),
    );
    expect(draft('grid-state-punjab')?.note).toMatch(/not published by the Central Electricity Authority/);
    expect(draft('grid-india-national-weighted-avg')?.note).not.toMatch(/not published/);
  });

  it('keep the margins of project accounting apart from the average', async () => {
    const { drafts } = await draftsOf(
      entry('grid-india-build-margin', { unit: 'kgCO2/kWh', sector: 'Electricity' }),
    );
    expect(drafts[0]).toMatchObject({ boundary: 'GRID_MARGIN' });
    expect(drafts[0]?.activity).not.toBe('electricity-grid-mix-co2-only');
  });

  it('call CO2e that is carbon dioxide only by its gas, though the method speaks of AR6', async () => {
    const { drafts } = await draftsOf(
      entry('coal', {
        ghg_components: { CO2_kgCO2_per_tonne: 2, CH4_included: false, GWP_basis: 'CO2 only' },
        methodology: 'Non-CO2 would be 5.47 (AR6 GWP)',
      }),
    );
    expect(drafts[0]).toMatchObject({
      gwpSet: null,
      flows: [{ gas: 'CO2_FOSSIL', kgPerUnit: 2 }],
      otherCo2e: 0,
    });
  });

  it('keep what the carbon dioxide of a fuel does not explain as the rest, also when it is negative', async () => {
    const basis = { GWP_basis: 'IPCC AR6 GWP100' };
    const { drafts } = await draftsOf(
      entry('diesel', { value: 2.675, ghg_components: { CO2_kgCO2_per_litre: 2.633, ...basis } }),
      entry('lpg', { value: 2.983, ghg_components: { CO2_kgCO2_per_kg: 2.985, ...basis } }),
    );
    expect(drafts.map(({ gwpSet }) => gwpSet)).toEqual(['AR6', 'AR6']);
    expect(drafts[0]?.otherCo2e).toBeCloseTo(0.042, 12);
    expect(drafts[1]?.otherCo2e).toBeCloseTo(-0.002, 12);
  });

  it('keep biogenic carbon dioxide as a mass outside the total, and say which gases the figure lacks', async () => {
    const { drafts } = await draftsOf(
      entry('bagasse', {
        value: 0,
        unit: 'kgCO2e/tonne (biogenic, excluded)',
        ghg_components: { CO2_biogenic_kgCO2_per_tonne: 1650, total_non_CO2_kgCO2e_per_tonne: 75.7 },
      }),
    );
    expect(drafts[0]).toMatchObject({
      kgCo2e: 0,
      otherCo2e: 0,
      flows: [{ gas: 'CO2_BIOGENIC', kgPerUnit: 1650 }],
    });
    expect(drafts[0]?.note).toMatch(/75\.7 kg CO2e per unit, are not in/);
  });

  it('put rail freight with freight, steel with metals, and generator sets with electricity', async () => {
    const { drafts } = await draftsOf(
      entry('a', { unit: 'kgCO2/tonne-km', sector: 'Transportation (Rail)' }),
      entry('b', { unit: 'kgCO2/t crude steel', factor_name: 'Steel – Integrated' }),
      entry('c', { unit: 'kgCO2e/kWh', sector: 'DG Sets' }),
    );
    expect(drafts.map(({ category }) => category)).toEqual(['Freight', 'Metals', 'Electricity']);
  });

  it('take the year of the data where one is named, else that of publication', async () => {
    const years = ['FY 2014-15', 2018, '2006', 'Ongoing default', undefined];
    const { drafts } = await draftsOf(
      ...years.map((year, index) => entry(`e${index}`, { reference_year: year })),
    );
    expect(drafts.map(({ year }) => year)).toEqual([2014, 2018, 2006, 2025, 2025]);
  });

  it('refuse a file without the list', async () => {
    const file = await temporaryFile('open-india-emission-factors-1.2.json', '{"metadata":{}}');
    await expect(readAll(openIndia, [file])).rejects.toThrow(InvalidFile);
  });

  it.runIf(hasTestData('open-india'))(
    'of the project: 116 records, 32 shares and 3 masses of methane, 5 figures an animal, 76 factors',
    async () => {
      const { outcomes, drafts, rejected, draft } = await readAll(
        openIndia,
        await testFiles(openIndia, 'open-india'),
      );
      expect([outcomes.length, drafts.length]).toEqual([116, 76]);
      expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 35, UNIT_UNKNOWN: 5 });
      expect(drafts.filter(({ activity }) => activity === 'electricity-grid-mix-co2-only')).toHaveLength(16);
      expect(drafts.filter(({ boundary }) => boundary === 'GRID_MARGIN')).toHaveLength(3);
      expect(drafts.every(({ nameZh }) => nameZh !== '')).toBe(true);
      expect(draft('grid-india-national-weighted-avg')).toMatchObject({
        kgCo2e: 0.7117,
        year: 2024,
        region: 'IN',
      });
      expect(draft('process-steel-bfbof-co2')).toMatchObject({ kgCo2e: 1460, unit: 't', category: 'Metals' });
      for (const each of drafts.filter(({ flows }) => flows.length > 0))
        expect(totalOf(each)).toBeCloseTo(each.kgCo2e ?? Number.NaN, 9);
    },
  );
});

function totalOf({ flows, otherCo2e }: FactorDraft): number {
  return flows.reduce((sum, { gas, kgPerUnit }) => sum + kgPerUnit * (gwpOf(gas, 'AR6') ?? 0), otherCo2e);
}
