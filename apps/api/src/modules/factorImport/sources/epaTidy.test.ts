import { describe, expect, it } from 'vitest';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { epaHub } from './epaHub.ts';
import { epaTidy } from './epaTidy.ts';

const COLUMNS = [
  'ef_source,ef_publishdate,year,service_type,unit,emission_category,service_subcategory1,service_subcategory2',
  'emission_scope,country,subregion,co2_kgperunit,ch4_kgperunit,n2o_kgperunit,otherghgs_kgco2eperunit,gwps_ar',
  'co2_gwp,ch4_gwp,n2o_gwp,kgco2e_perunit',
].join(',');

interface Row {
  readonly source?: string;
  readonly service: string;
  readonly unit: string;
  readonly category?: string;
  readonly subregion?: string;
  readonly gases: readonly [co2: number, ch4: number, n2o: number];
  readonly total: number | string;
}

function line({ source = 'EPA CCCL', category = 'stationary', subregion = '', ...row }: Row): string {
  const start = [source, '2025-01-15', 2024, row.service, row.unit, category, '', '', 'scope 1', 'global'];
  return [...start, subregion, ...row.gases, 0, 'AR5', 1, 28, 265, row.total].join(',');
}

const read = async (...rows: readonly Row[]) =>
  readAll(epaTidy, [
    await temporaryFile('ghgtools-epa-egrid-factors-2025-04.csv', [COLUMNS, ...rows.map(line)].join('\n')),
  ]);

describe('The tidy table of hub and eGRID', () => {
  it('keeps stationary and mobile use of one fuel apart', async () => {
    const fuel = { service: 'motor gasoline', unit: 'gallon', gases: [8.78, 0.00038, 0.00008] } as const;
    const { drafts } = await read(
      { ...fuel, total: 8.81184 },
      { ...fuel, category: 'mobile', total: 8.81184 },
    );
    expect(new Set(drafts.map(({ activity }) => activity)).size).toBe(2);
    expect(drafts[0]).toMatchObject({ unit: 'gal', region: 'US', gwpSet: 'AR5', year: 2025 });
    // The engine counts fossil methane with 30, the table with 28.
    expect(drafts[0]?.otherCo2e).toBeCloseTo(-2 * 0.00038, 12);
  });

  it('takes carbon dioxide of wood as biogenic, and says that the published total counts it', async () => {
    const { drafts } = await read({
      service: 'wood and wood residuals',
      unit: 'short ton',
      gases: [1640, 0.126, 0.063],
      total: 1660.223,
    });
    expect(drafts[0]).toMatchObject({ kgCo2e: 1660.223, unit: 'st' });
    expect(drafts[0]?.flows[0]).toEqual({ gas: 'CO2_BIOGENIC', kgPerUnit: 1640 });
    expect(drafts[0]?.flows[1]?.gas).toBe('CH4_BIOGENIC');
    expect(drafts[0]?.otherCo2e).toBeCloseTo(1640, 9);
    expect(drafts[0]?.note).toMatch(/20\.223 kg CO2e without it/);
  });

  it('takes peat as fossil', async () => {
    const { drafts } = await read({
      service: 'peat',
      unit: 'short ton',
      gases: [895, 0.256, 0.034],
      total: 911.178,
    });
    expect(drafts[0]?.flows[0]?.gas).toBe('CO2_FOSSIL');
  });

  it('takes the year of the grid data, one before that of reporting, and the subregion as region', async () => {
    const grid = { service: 'electricity', unit: 'kWh', category: 'indirect energy' };
    const { drafts } = await read(
      {
        ...grid,
        source: 'eGRID2023',
        subregion: 'CAMX',
        gases: [0.2, 0.00001, 0.000001],
        total: 0.200545,
      },
      {
        ...grid,
        source: 'eGRID2022',
        subregion: 'ERCT',
        gases: [0.3, 0.00001, 0.000001],
        total: 0.300545,
      },
      {
        ...grid,
        source: 'eGRID2022',
        subregion: 'US Average',
        gases: [0.4, 0.00001, 0.000001],
        total: 0.400545,
      },
    );
    expect(drafts.map(({ year, region, boundary }) => [year, region, boundary])).toEqual([
      [2023, 'US-CAMX', 'GRID_DIRECT'],
      [2022, 'US-ERCT', 'GRID_DIRECT'],
      [2022, 'US', 'GRID_DIRECT'],
    ]);
    expect(drafts.map(({ activity }) => activity)).toEqual([
      'electricity-egrid-subregion-mix',
      'electricity-egrid-subregion-mix',
      'electricity-egrid-us-mix',
    ]);
  });

  it('turns miles into kilometres and thousand Btu into million', async () => {
    const { drafts } = await read(
      { service: 'upstream t&d', unit: 'vehicle mile', gases: [1.609344, 0, 0], total: 1.609344 },
      { service: 'steam', unit: 'kbtu', category: 'indirect energy', gases: [0.06, 0, 0], total: 0.06 },
    );
    expect(drafts.map(({ unit, category }) => [unit, category])).toEqual([
      ['vkm', 'Freight'],
      ['mmBtu', 'Heat and steam'],
    ]);
    expect(drafts[0]?.kgCo2e).toBeCloseTo(1, 12);
    expect(drafts[1]?.kgCo2e).toBeCloseTo(60, 9);
  });

  it('rejects the supply chain rows it repeats, an unknown unit, and a blank total', async () => {
    const gases = [1, 0, 0] as const;
    const { rejected } = await read(
      { service: 'purchased goods and services', unit: 'USD', gases, total: 1 },
      { service: 'a', unit: 'barrel', gases, total: 1 },
      { service: 'b', unit: 'kWh', gases, total: '' },
    );
    expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 1, UNIT_UNKNOWN: 1, VALUE_BLANK: 1 });
  });

  it.runIf(hasTestData('epa-egrid-tidy') && hasTestData('epa-ef-hub'))(
    'agrees with the hub gas by gas on every stationary fuel of 2025, and on every subregion',
    async () => {
      const tidy = await readAll(epaTidy, await testFiles(epaTidy, 'epa-egrid-tidy'));
      const hub = await readAll(epaHub, await testFiles(epaHub, 'epa-ef-hub'));
      expect(tidy.outcomes).toHaveLength(2_262);
      expect(tidy.draft('2025/stationary/anthracite//st')?.kgCo2e).toBeCloseTo(2620.328, 9);

      const fuels = new Map(
        tidy.drafts
          .filter(({ key }) => key.startsWith('2025/stationary/'))
          .map((draft) => [`${fuelName(draft.name)} ${draft.unit}`, draft.flows]),
      );
      const stationary = hub.drafts.filter(({ key }) => key.startsWith('stationary/'));
      expect(stationary).toHaveLength(63);
      for (const { name, unit, flows } of stationary) {
        const other = fuels.get(`${fuelName(name)} ${unit}`);
        expect(other?.map(({ gas }) => gas)).toEqual(flows.map(({ gas }) => gas));
        for (const [index, { kgPerUnit }] of flows.entries())
          expect(other?.[index]?.kgPerUnit).toBeCloseTo(kgPerUnit, 12);
      }

      const grids = tidy.drafts.filter(({ key }) => key.startsWith('egrid2023/'));
      expect(grids).toHaveLength(28);
      for (const { region, year, kgCo2e } of grids) {
        const other = hub.drafts.find((draft) => draft.unit === 'kWh' && draft.region === region);
        expect([region, other?.year]).toEqual([region, year]);
        // The hub rounds pounds to three decimals.
        expect((other?.kgCo2e ?? 0) / (kgCo2e ?? 1)).toBeCloseTo(1, 3);
      }
    },
  );
});

/** The tables call the same fuel `Mixed (Commercial Sector)` and `Mixed coal (commercial sector)`. */
function fuelName(name: string): string {
  return name
    .toLowerCase()
    .replace(/, stationary.*$/, '')
    .replace('mixed coal', 'mixed')
    .replaceAll(/[^a-z0-9]/g, '');
}
