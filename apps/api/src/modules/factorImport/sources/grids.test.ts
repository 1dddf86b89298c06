import { describe, expect, it } from 'vitest';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { chinaMeeGrid } from './chinaMeeGrid.ts';
import { electricityMaps } from './electricityMaps.ts';
import { openIndia } from './openIndia.ts';
import { owidEmber } from './owidEmber.ts';

describe('Grid intensities of Our World in Data, Ember and the UNFCCC', () => {
  const years = (...rows: string[]) =>
    temporaryFile(
      'carbon-intensity-electricity.csv',
      ['Entity,Code,Year,Carbon intensity of electricity - gCO2/kWh', ...rows].join('\n'),
    );

  it('are kilograms a kilowatt-hour, with the codes the publisher made for the world and Kosovo', async () => {
    const file = await years('China,CHN,2023,581.2', 'World,OWID_WRL,2023,480', 'Kosovo,OWID_KOS,2020,900');
    const { drafts } = await readAll(owidEmber, [file]);
    expect(drafts.map(({ region, kgCo2e }) => [region, kgCo2e])).toEqual([
      ['CN', 0.5812],
      ['GLO', 0.48],
      ['XK', 0.9],
    ]);
  });

  it('leave out groups of countries without a code, and say so', async () => {
    const { drafts, rejected } = await readAll(owidEmber, [
      await years('Africa (Ember),,2020,500', 'Africa,,2020,501'),
    ]);
    expect(drafts).toHaveLength(0);
    expect(rejected.get('NOT_A_FACTOR')).toBe(2);
  });

  it('keep the margins of project accounting apart from averages', async () => {
    const file = await temporaryFile(
      'IFI_Default_Grid_Factors_2021.csv',
      ',"Combined\nMargin",,,,"Operating\nMargin"\n,Firm,Intermittent,Efficiency,Consumption,\n"Country / Territory / Island",,,,,\n"Albania",1,2,3,4,414\n',
    );
    const { drafts, draft } = await readAll(owidEmber, [file]);
    expect(drafts).toHaveLength(5);
    expect(draft('ifi/AL/operating')).toMatchObject({ boundary: 'GRID_MARGIN', kgCo2e: 0.414 });
    expect(new Set(drafts.map(({ activity }) => activity))).not.toContain('electricity-grid-mix');
  });

  it.runIf(hasTestData('owid-ember'))('of the publishers: every row has one outcome', async () => {
    const { outcomes, drafts, rejected } = await readAll(owidEmber, await testFiles(owidEmber, 'owid-ember'));
    expect(outcomes).toHaveLength(5_835 + 222 + 238 * 5);
    expect(drafts).toHaveLength(6_673);
    expect(drafts.length + [...rejected.values()].reduce((sum, count) => sum + count, 0)).toBe(
      outcomes.length,
    );
    expect(drafts.filter(({ key }) => key.startsWith('year/'))).toHaveLength(5_318);
  });
});

describe('Electricity Maps', () => {
  const zone = (value: number | null, unit = 'gCO2eq/kWh') => ({
    zone: { zoneName: 'Zone' },
    carbonIntensity: { value, unit },
  });

  it('keeps zones of grid operators apart from the country', async () => {
    const content = JSON.stringify({ CN: zone(560), 'US-CAL-CISO': zone(240) });
    const { draft } = await readAll(electricityMaps, [await temporaryFile('yearly_2024.json', content)]);
    expect(draft('CN/2024')).toMatchObject({ activity: 'electricity-grid-mix', kgCo2e: 0.56, region: 'CN' });
    expect(draft('US-CAL-CISO/2024')?.activity).not.toBe('electricity-grid-mix');
  });

  it('rejects a zone without a value, in another unit, or of no country', async () => {
    const content = JSON.stringify({ CN: zone(null), DE: zone(1, 'lb/MWh'), '1X': zone(2) });
    const { drafts, rejected } = await readAll(electricityMaps, [
      await temporaryFile('yearly_2024.json', content),
    ]);
    expect(drafts).toHaveLength(0);
    expect(Object.fromEntries(rejected)).toEqual({ VALUE_BLANK: 1, UNIT_UNKNOWN: 1, REGION_UNKNOWN: 1 });
  });

  it.runIf(hasTestData('electricity-maps'))('of the publisher: 352 zones in each of five years', async () => {
    const { drafts } = await readAll(electricityMaps, await testFiles(electricityMaps, 'electricity-maps'));
    expect(drafts).toHaveLength(5 * 352);
    expect(drafts.filter(({ region }) => region.length > 2)).toHaveLength(5 * 147);
  });
});

describe("The notices of China's environment ministry", () => {
  it('keep the footprint factor apart from the one that counts carbon dioxide only', async () => {
    const rows = [
      'year,level,region_zh,region_en,region_code,value,unit,basis_zh,basis_en,source',
      '2024,national,全国,China,CN,0.5777,kgCO2e/kWh,电力碳足迹因子,"life cycle, CO2e",公告',
      '2023,province,广东,Guangdong,CN-GD,0.4403,kgCO2/kWh,电力平均二氧化碳排放因子,"average electricity, CO2 only",公告',
      '2023,grid region,华北,North China,CN,0.6776,kgCO2/kWh,电力平均二氧化碳排放因子,"average electricity, CO2 only",公告',
    ];
    const { drafts } = await readAll(chinaMeeGrid, [
      await temporaryFile('china-electricity-factors-2021-2024.csv', rows.join('\n')),
    ]);
    const [footprint, province, gridRegion] = drafts;
    expect(footprint).toMatchObject({
      activity: 'electricity-grid-mix',
      boundary: 'GRID_LIFE_CYCLE',
      flows: [],
    });
    expect(province).toMatchObject({
      activity: 'electricity-grid-mix-co2-only',
      boundary: 'GRID_DIRECT',
      region: 'CN-GD',
    });
    expect(province?.flows).toEqual([{ gas: 'CO2_FOSSIL', kgPerUnit: 0.4403 }]);
    expect(gridRegion?.region).toBe('CN-NORTH-CHINA');
  });

  it.runIf(hasTestData('china-mee-grid'))(
    'have 119 values, 0.6205 for 2023 and 0.5777 for 2024 by life cycle',
    async () => {
      const { drafts } = await readAll(chinaMeeGrid, await testFiles(chinaMeeGrid, 'china-mee-grid'));
      expect(drafts).toHaveLength(119);
      const lifeCycle = drafts.filter(({ boundary }) => boundary === 'GRID_LIFE_CYCLE');
      expect(lifeCycle.map(({ year, kgCo2e }) => [year, kgCo2e])).toEqual(
        expect.arrayContaining([
          [2023, 0.6205],
          [2024, 0.5777],
        ]),
      );
    },
  );
});

describe('Open India', () => {
  const entry = (id: string, unit: string, geography = 'India') => ({
    ...{
      id,
      factor_name: `Factor ${id}`,
      geography,
      value: 1.5,
      unit,
      sector: 'Electricity',
      publication_year: 2025,
    },
  });

  it('reads the unit after the slash, with a remark behind it, and tells CO2 from CO2e', async () => {
    const entries = [
      entry('a', 'kgCO2/kWh', 'Uttar Pradesh'),
      entry('b', 'kgCO2e/tonne MSW (lifetime)', 'Northern Region'),
    ];
    const file = await temporaryFile(
      'open-india-emission-factors-1.2.json',
      JSON.stringify({ emission_factors: entries }),
    );
    const { draft } = await readAll(openIndia, [file]);
    expect(draft('a')).toMatchObject({
      unit: 'kWh',
      region: 'IN-UP',
      flows: [{ gas: 'CO2_FOSSIL', kgPerUnit: 1.5 }],
    });
    expect(draft('b')).toMatchObject({ unit: 't', region: 'IN-NORTHERN-REGION', flows: [] });
  });

  it('rejects shares, masses of other gases, and figures an animal', async () => {
    const entries = [entry('a', 'percent'), entry('b', 'kgCH4/head/year'), entry('c', 'kgCO2e/head/year')];
    const file = await temporaryFile(
      'open-india-emission-factors-1.2.json',
      JSON.stringify({ emission_factors: entries }),
    );
    expect(Object.fromEntries((await readAll(openIndia, [file])).rejected)).toEqual({
      NOT_A_FACTOR: 2,
      UNIT_UNKNOWN: 1,
    });
  });

  it.runIf(hasTestData('open-india'))('of the project: 116 records, 76 factors', async () => {
    const { outcomes, drafts } = await readAll(openIndia, await testFiles(openIndia, 'open-india'));
    expect(outcomes).toHaveLength(116);
    expect(drafts).toHaveLength(76);
  });
});
