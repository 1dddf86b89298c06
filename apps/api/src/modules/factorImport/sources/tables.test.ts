import { gwpOf } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import type { FactorDraft } from '../rowOutcome.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { boavizta } from './boavizta.ts';
import { carbonfactTextile } from './carbonfactTextile.ts';
import { cbamDefaults } from './cbamDefaults.ts';
import { epaSupplyChain } from './epaSupplyChain.ts';
import { epaTidy } from './epaTidy.ts';
import { epaVehicles } from './epaVehicles.ts';
import { faostat } from './faostat.ts';
import { gwpFactors } from './gwpFactors.ts';
import { nrcanVehicles } from './nrcanVehicles.ts';
import { oefdb } from './oefdb.ts';
import { useeioImports } from './useeioImports.ts';

/** What the gases and the rest of a factor come to: must be the published total. */
function closed({ flows, otherCo2e, gwpSet }: FactorDraft): number {
  return flows.reduce(
    (sum, { gas, kgPerUnit }) => sum + kgPerUnit * (gwpOf(gas, gwpSet ?? 'AR6') ?? 0),
    otherCo2e,
  );
}

describe('FAOSTAT', () => {
  const table = (...rows: string[]) =>
    temporaryFile(
      'faostat-emissions-intensities-1992-2022.csv',
      ['ISO3,Area,UN Region,EBRD Region,Item,Element,Unit,Year,value,grouped', ...rows].join('\n'),
    );

  it('takes NAM for Namibia, and NA for the world or for nothing', async () => {
    const file = await table(
      'NAM,Namibia,Africa,NA,Rice,Emissions intensity,kg CO2eq/kg,2020,0.9,no',
      'NA,World,NA,NA,Rice,Emissions intensity,kg CO2eq/kg,2020,1.1,no',
      'NA,Somewhere,NA,NA,Rice,Emissions intensity,kg CO2eq/kg,2020,1.2,no',
    );
    const { drafts, rejected } = await readAll(faostat, [file]);
    expect(drafts.map(({ region }) => region)).toEqual(['NA', 'GLO']);
    expect(rejected.get('REGION_UNKNOWN')).toBe(1);
  });

  it('keeps zero, negative and extreme values: they are flagged later, not lost', async () => {
    const values = [0, -0.4, 50613.8];
    const rows = values.map(
      (value, index) =>
        `HKG,Hong Kong,Asia,NA,Rice,Emissions intensity,kg CO2eq/kg,${2000 + index},${value},no`,
    );
    const { drafts } = await readAll(faostat, [await table(...rows)]);
    expect(drafts.map(({ kgCo2e }) => kgCo2e)).toEqual(values);
  });

  it.runIf(hasTestData('faostat-emissions-intensity'))(
    'of FAO: 58,807 rows, fourteen commodities with Chinese names',
    async () => {
      const { outcomes, drafts } = await readAll(
        faostat,
        await testFiles(faostat, 'faostat-emissions-intensity'),
      );
      expect(outcomes).toHaveLength(58_807);
      expect(drafts).toHaveLength(58_807);
      expect(drafts.filter(({ kgCo2e }) => kgCo2e === 0)).toHaveLength(2_710);
      expect(drafts.filter(({ kgCo2e }) => (kgCo2e ?? 0) < 0)).toHaveLength(44);
      expect(new Set(drafts.map(({ nameZh }) => nameZh)).size).toBe(14);
    },
  );
});

describe('CBAM default values', () => {
  const HEADING =
    'Country;Sector;Product CN Code;Description;Default Value (direct emissions);Default Value (Indirect emissions);Default Value (total emissions);2026 Default Value (Including mark-up);Underlying production route determining CBAM BM';
  const table = (...rows: string[]) =>
    temporaryFile('cbam-default-values-2026-02.csv', [HEADING, ...rows].join('\n'));

  it('keeps CN codes as text and mark-ups out of the value', async () => {
    const file = await table('China;Fertilisers;28080000;Nitric acid;1.1;0.2;1.3;1.43;(A)');
    const { drafts } = await readAll(cbamDefaults, [file]);
    expect(drafts[0]).toMatchObject({ kgCo2e: 1.3, region: 'CN', category: 'Chemicals', unit: 'kg' });
    expect(drafts[0]?.otherNames).toContain('28080000');
    expect(drafts[0]?.stages).toEqual([
      { stage: 'direct', kgCo2e: 1.1 },
      { stage: 'indirect', kgCo2e: 0.2 },
    ]);
  });

  it('tells goods of one code apart by description and route', async () => {
    const rows = ['White clinker', 'Grey clinker'].map(
      (name) => `Albania;Cement;25231000;${name};1;0;1;1;(A)`,
    );
    expect((await readAll(cbamDefaults, [await table(...rows)])).drafts).toHaveLength(2);
  });

  it('knows names that were cut at 31 characters, and "see below"', async () => {
    const file = await table(
      'Democratic Republic of the Cong;Cement;25070080;Clay;;;;;',
      '_Other Countries and Territorie;Cement;25070080;Clay;1;0;1;1;',
      'Atlantis;Cement;25070080;Clay;1;0;1;1;',
      'China;Cement;2507;Clay;1;0;1;1;',
      'China;Cement;250;Clay;1;0;1;1;',
    );
    const { drafts, rejected } = await readAll(cbamDefaults, [file]);
    expect(drafts.map(({ region }) => region)).toEqual(['ROW', 'CN']);
    expect(Object.fromEntries(rejected)).toEqual({ VALUE_BLANK: 1, REGION_UNKNOWN: 1, FIELD_MISSING: 1 });
  });

  it.runIf(hasTestData('cbam-default-values'))(
    'of the Commission: 10,931 totals, 1,601 blanks, 283 rows of China, benchmarks rejected',
    async () => {
      const { outcomes, drafts, rejected } = await readAll(
        cbamDefaults,
        await testFiles(cbamDefaults, 'cbam-default-values'),
      );
      expect(drafts).toHaveLength(10_931);
      expect(Object.fromEntries(rejected)).toEqual({ VALUE_BLANK: 1_601, NOT_A_FACTOR: 1_822 });
      expect(outcomes).toHaveLength(12_532 + 1_822);
    },
  );
});

describe('Vehicles', () => {
  const EPA = 'id,make,model,year,co2TailpipeGpm,co2,trany,displ,cylinders,VClass,fuelType,fuelType1';

  it('of the United States are kilograms a kilometre from grams a mile', async () => {
    const file = await temporaryFile(
      'vehicles-2022-11.csv',
      `${EPA}\n1,Toyota,Corolla,2020,160.9344,-1,Automatic,1.8,4,Compact,Regular,Regular`,
    );
    const { drafts } = await readAll(epaVehicles, [file]);
    expect(drafts[0]?.kgCo2e).toBeCloseTo(0.1, 12);
    expect(drafts[0]).toMatchObject({ name: 'Toyota Corolla, 1.8 l, 4 cyl., Automatic', unit: 'vkm' });
    expect(drafts[0]?.note).toMatch(/not measured/);
  });

  it('that are electric emit nothing at the tailpipe, and say what comes on top', async () => {
    const file = await temporaryFile(
      'vehicles-2022-11.csv',
      `${EPA}\n1,Nissan,Leaf,2020,0,0,,,,Compact,Electricity,Electricity`,
    );
    const { drafts } = await readAll(epaVehicles, [file]);
    expect(drafts[0]).toMatchObject({ kgCo2e: 0 });
    expect(drafts[0]?.note).toMatch(/charging/);
  });

  it('of Canada that differ in nothing but their rating are numbered', async () => {
    const heading = 'YEAR,MAKE,MODEL,VEHICLE CLASS,ENGINE SIZE,CYLINDERS,TRANSMISSION,FUEL,EMISSIONS';
    const row = '2000,ACURA,NSX,SUBCOMPACT,3,6,AS4,Z,267';
    const { drafts } = await readAll(nrcanVehicles, [
      await temporaryFile('fuel-consumption-2000-2022.csv', [heading, row, row].join('\n')),
    ]);
    expect(drafts.map(({ key }) => key.endsWith('/2'))).toEqual([false, true]);
    expect(drafts[0]?.kgCo2e).toBe(0.267);
  });

  it.runIf(hasTestData('epa-vehicles'))('of both publishers: 45,777 and 22,556 rows', async () => {
    expect((await readAll(epaVehicles, await testFiles(epaVehicles, 'epa-vehicles'))).drafts).toHaveLength(
      45_777,
    );
    expect(
      (await readAll(nrcanVehicles, await testFiles(nrcanVehicles, 'nrcan-vehicles'))).drafts,
    ).toHaveLength(22_556);
  });
});

describe('US supply chain factors', () => {
  const HEADING =
    '2017 NAICS Code,2017 NAICS Title,GHG,Unit,Supply Chain Emission Factors without Margins,Margins of Supply Chain Emission Factors,Supply Chain Emission Factors with Margins,Reference USEEIO Code';
  const total = 'SupplyChainGHGEmissionFactors_v1.3.0_NAICS_CO2e_USD2022.csv';
  const byGas = 'SupplyChainGHGEmissionFactors_v1.3.0_NAICS_byGHG_USD2022.csv';
  const row = (gas: string, unit: string, withMargins: number) =>
    `111110,Soybean Farming,${gas},"${unit}/2022 USD, purchaser price",0.4,0.1,${withMargins},1111A0`;

  it('fold the gases into the total of the same version, and close on it', async () => {
    const files = [
      await temporaryFile(
        byGas,
        [
          HEADING,
          row('Carbon dioxide', 'kg', 0.3),
          row('Methane', 'kg', 0.001),
          row('Nitrous oxide', 'kg', 0.0005),
        ].join('\n'),
      ),
      await temporaryFile(total, [HEADING, row('All GHGs', 'kg CO2e', 0.5)].join('\n')),
    ];
    const { drafts, folded } = await readAll(epaSupplyChain, files);
    expect(folded).toBe(3);
    expect(drafts[0]?.flows).toHaveLength(3);
    expect(closed(drafts[0]!)).toBeCloseTo(0.5, 12);
  });

  it('say when the gases have no total', async () => {
    const { rejected } = await readAll(epaSupplyChain, [
      await temporaryFile(byGas, [HEADING, row('Methane', 'kg', 1)].join('\n')),
    ]);
    expect(rejected.get('NOT_A_FACTOR')).toBe(1);
  });

  it.runIf(hasTestData('epa-supply-chain'))(
    'of the EPA: 2 × 1,016 factors, 18,288 rows by gas folded',
    async () => {
      const { drafts, folded, outcomes } = await readAll(
        epaSupplyChain,
        await testFiles(epaSupplyChain, 'epa-supply-chain'),
      );
      expect(drafts).toHaveLength(2_032);
      expect(folded).toBe(18_288);
      expect(outcomes).toHaveLength(20_320);
      for (const draft of drafts.filter(({ flows }) => flows.length > 0))
        expect(closed(draft)).toBeCloseTo(draft.kgCo2e ?? 0, 9);
    },
  );

  it.runIf(hasTestData('useeio-imports'))(
    'of imports: 10,405 rows are 2,081 factors of gases, 297 of China, without a published total',
    async () => {
      const { drafts, folded } = await readAll(
        useeioImports,
        await testFiles(useeioImports, 'useeio-imports'),
      );
      expect(drafts).toHaveLength(2_081);
      expect(drafts.length + folded).toBe(10_405);
      expect(drafts.filter(({ region }) => region === 'CN')).toHaveLength(297);
      expect(drafts.every(({ kgCo2e, flows }) => kgCo2e === null && flows.length > 0)).toBe(true);
      expect(drafts.find(({ key }) => key.startsWith('CN/1111A0/'))).toMatchObject({
        name: 'Imported goods: Oilseed farming',
        otherNames: ['USEEIO 1111A0'],
        category: 'Food and agriculture',
      });
    },
  );

  it.runIf(hasTestData('epa-egrid-tidy'))(
    'of hub and eGRID: 230 factors that close on their gases; 2,032 repetitions rejected',
    async () => {
      const { drafts, rejected } = await readAll(epaTidy, await testFiles(epaTidy, 'epa-egrid-tidy'));
      expect(drafts).toHaveLength(230);
      expect(rejected.get('NOT_A_FACTOR')).toBe(2_032);
      for (const draft of drafts) expect(closed(draft)).toBeCloseTo(draft.kgCo2e ?? 0, 9);
    },
  );
});

describe('The Open Emission Factors Database', () => {
  const HEADING =
    'sector,category,id,name,unit,factor,uncertainty,source,year,region,date_accessed,description,source_link,lca_activity';
  const table = (...rows: string[]) =>
    temporaryFile('OpenEmissionFactorsDB-2022-01.csv', [HEADING, ...rows].join('\n'));

  it('converts grams, miles and short tons', async () => {
    const rows = ['g-CO2e/tkm', 'kg-CO2e/pmile', 'kg-CO2e/tmile'].map(
      (unit, index) =>
        `Transport,Road Travel,id${index},N,${unit},1.609344,,BEIS,2021,GB,,d,,fuel_combustion`,
    );
    const { drafts } = await readAll(oefdb, [await table(...rows)]);
    expect(drafts.map(({ unit }) => unit)).toEqual(['tkm', 'pkm', 'tkm']);
    expect(drafts.map(({ kgCo2e }) => Number(kgCo2e?.toFixed(9)))).toEqual([
      0.001609344,
      1,
      Number((1 / 0.90718474).toFixed(9)),
    ]);
  });

  it('reads cells with commas, line breaks and Thai, and the uncertainty in percent', async () => {
    const file = await table(
      'Energy,Electricity,e,"Grid, Thailand\nไทย",kg-CO2e/kWh,0.5,10,TGO,2020,TH,,"a, b",,electricity_generation',
    );
    expect((await readAll(oefdb, [file])).drafts[0]).toMatchObject({
      region: 'TH',
      uncertaintyPercent: 10,
      category: 'Electricity',
      boundary: 'GRID_DIRECT',
    });
  });

  it.runIf(hasTestData('oefdb'))(
    'of Climatiq: 2,095 factors, an id in several regions and years',
    async () => {
      const { drafts } = await readAll(oefdb, await testFiles(oefdb, 'oefdb'));
      expect(drafts).toHaveLength(2_095);
      expect(new Set(drafts.map(({ activity }) => activity)).size).toBe(1_686);
      expect(drafts.filter(({ uncertaintyPercent }) => uncertaintyPercent !== null)).toHaveLength(293);
    },
  );
});

describe('Warming potentials', () => {
  it('are one factor a gas and set, blanks rejected, other horizons no factors', async () => {
    const content =
      '# comment\nSpecies,SARGWP100,TARGWP100,AR4GWP100,AR5GWP100,AR5CCFGWP100,AR6GWP100,TARGWP20,AR6GWP20,TARGWP500,AR6GWP500,AR6GTP100\nCH4,21,23,25,28,34,27.9,62,81.2,7,7.95,5.38\nX,1,1,,2,3,4,5,6,7,8,9\n';
    const { drafts, rejected, draft } = await readAll(gwpFactors, [
      await temporaryFile('globalwarmingpotentials.csv', content),
    ]);
    expect(drafts).toHaveLength(5);
    expect(draft('CH4/AR6')?.kgCo2e).toBe(27.9);
    expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 16, VALUE_BLANK: 1 });
  });

  it.runIf(hasTestData('gwp'))('of the collection: 105 gases by eleven columns', async () => {
    expect((await readAll(gwpFactors, await testFiles(gwpFactors, 'gwp'))).outcomes).toHaveLength(105 * 11);
  });
});

describe('Devices and textiles', () => {
  it('of Boavizta: an error of 0 is none given, the year is found in any date, shares become stages', async () => {
    const heading =
      'manufacturer,name,category,subcategory,gwp_total,gwp_use_ratio,lifetime,report_date,sources,gwp_error_ratio,gwp_manufacturing_ratio';
    const rows = [
      'Apple,Book,Workplace,Laptop,200,0.15,3,November 2020,u,0.0000,0.75',
      'Dell,X,Workplace,Laptop,300,,4,15/11/2021,u,0.2,',
    ];
    const { drafts } = await readAll(boavizta, [
      await temporaryFile('boavizta-data-us.csv', [heading, ...rows].join('\n')),
    ]);
    expect(drafts.map(({ year, uncertaintyPercent }) => [year, uncertaintyPercent])).toEqual([
      [2020, null],
      [2021, 20],
    ]);
    expect(drafts[0]?.stages).toEqual([
      { stage: 'manufacturing', kgCo2e: 150 },
      { stage: 'use', kgCo2e: 30 },
    ]);
  });

  it('of Carbonfact: says how much input a kilogram of output needs', async () => {
    const content = 'descriptor,Activity,GHG,Input_required_kg\nSPIN@WORLD,"Spinning, acrylic",2,1.1386\n';
    const { drafts } = await readAll(carbonfactTextile, [
      await temporaryFile('spinning-impact-scores.csv', content),
    ]);
    expect(drafts[0]).toMatchObject({ region: 'GLO', boundary: 'GATE_TO_GATE', kgCo2e: 2 });
    expect(drafts[0]?.note).toContain('1.1386 kg');
  });

  it.runIf(hasTestData('boavizta'))('of the publishers: 1,226 devices, 255 textile processes', async () => {
    expect((await readAll(boavizta, await testFiles(boavizta, 'boavizta'))).drafts).toHaveLength(1_226);
    expect(
      (await readAll(carbonfactTextile, await testFiles(carbonfactTextile, 'carbonfact-textile'))).drafts,
    ).toHaveLength(255);
  });
});
