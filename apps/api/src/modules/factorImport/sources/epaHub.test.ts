import { gwpOf } from '@cradle/engine';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { epaHub } from './epaHub.ts';

type Cells = readonly (string | number | null)[];

/** The hub's sheet: column A empty, tables announced in B, labels in C, figures from D on. */
async function hub(...rows: readonly Cells[]) {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Emission Factors Hub').addRows(rows.map((row) => [null, ...row]));
  return temporaryFile('ghg-emission-factors-hub-2025.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
}

const UNITS: Cells = [
  null,
  null,
  'mmBtu per short ton',
  'kg CO2 per mmBtu',
  'g CH4 per mmBtu',
  'g N2O per mmBtu',
  'kg CO2 per short ton',
  'g CH4 per short ton',
  'g N2O per short ton',
];

describe("The hub of the US EPA's emission factors", () => {
  it('counts the carbon dioxide of wood outside the total, that of peat within', async () => {
    const file = await hub(
      ['Table 1', 'Stationary Combustion'],
      UNITS,
      [null, 'Biomass Fuels - Solid'],
      [null, 'Peat', 8, 111.84, 32, 4.2, 895, 256, 34],
      [null, 'Wood and Wood Residuals', 17.48, 93.8, 7.2, 3.6, 1640, 126, 63],
    );
    const { drafts } = await readAll(epaHub, [file]);
    expect(drafts[0]?.kgCo2e).toBeCloseTo(895 + 0.256 * 28 + 0.034 * 265, 9);
    expect(drafts[1]?.kgCo2e).toBeCloseTo(0.126 * 28 + 0.063 * 265, 9);
    expect(drafts.map(({ flows }) => flows[0]?.gas)).toEqual(['CO2_FOSSIL', 'CO2_BIOGENIC']);
  });

  it('takes pulping liquors by heat, because they have no other figure', async () => {
    const file = await hub(
      ['Table 1', 'Stationary Combustion'],
      UNITS,
      [null, 'Biomass Fuels - Kraft Pulping Liquor, by Wood Furnish'],
      [null, 'Bagasse', null, 95.5, 1.9, 0.42],
    );
    const { drafts } = await readAll(epaHub, [file]);
    expect(drafts[0]).toMatchObject({ unit: 'mmBtu' });
    expect(drafts[0]?.kgCo2e).toBeCloseTo(0.0019 * 28 + 0.00042 * 265, 12);
  });

  it('dates the grid by eGRID, two years before the edition, and gives the national average to the country', async () => {
    const file = await hub(
      ['Table 6', 'Electricity'],
      [null, 'CAMX', 'WECC California', 436.655, 0.025, 0.003, 1033.985, 0.051, 0.007, 0.041],
      [null, 'US Average', 'US Average', 771.523, 0.057, 0.008, 1393.7, 0.104, 0.015, 0.042],
    );
    const { drafts } = await readAll(epaHub, [file]);
    expect(drafts.map(({ region, year }) => [region, year])).toEqual([
      ['US-CAMX', 2023],
      ['US', 2023],
    ]);
    const perKwh = (pounds: number) => (pounds * 0.45359237) / 1000;
    expect(drafts[0]?.kgCo2e).toBeCloseTo(perKwh(436.655 + 0.025 * 28 + 0.003 * 265), 12);
  });

  it('turns short ton-miles and passenger-miles into kilometres, and drops the letters of footnotes', async () => {
    const file = await hub(
      ['Table 8', 'Transport'],
      [null, 'Medium- and Heavy-Duty TruckC', 0.186, 0.0016, 0.0054, 'short ton-mile'],
      ['Table 10', 'Travel'],
      [null, 'Intercity Rail - National Average C', 1.609344, 0, 0, 'passenger-mile'],
    );
    const { drafts } = await readAll(epaHub, [file]);
    expect(drafts.map(({ name, unit }) => [name, unit])).toEqual([
      ['Medium- and Heavy-Duty Truck, freight', 'tkm'],
      ['Intercity Rail - National Average, travel', 'pkm'],
    ]);
    expect(drafts[0]?.flows[0]?.kgPerUnit).toBeCloseTo(0.186 / (0.90718474 * 1.609344), 12);
    expect(drafts[1]?.kgCo2e).toBeCloseTo(1, 12);
  });

  it('states AR4 for waste, as the note below the table does, and AR5 elsewhere', async () => {
    const file = await hub(
      ['Table 7', 'Steam and Heat'],
      [null, 'Steam and Heat', 66.33, 1.25, 0.125],
      ['Table 9', 'Waste'],
      [null, 'PET', 0.23, 0.02, 2.05, 'NA', 'NA', 'NA'],
    );
    const { drafts, rejected } = await readAll(epaHub, [file]);
    expect(drafts.map(({ gwpSet }) => gwpSet)).toEqual(['AR5', 'AR4', 'AR4', 'AR4']);
    expect(drafts[3]).toMatchObject({ name: 'PET, combusted', kgCo2e: 2050, unit: 'st' });
    expect(Object.fromEntries(rejected)).toEqual({ VALUE_BLANK: 3 });
  });

  it('warns that a blend of refrigerants is without its HCFCs, and finds gases by formula', async () => {
    const file = await hub(
      ['Table 11', 'Global Warming Potential (GWP)'],
      [null, 'PFC-14', 'CF4', 6630],
      ['Table 12', 'Blended Refrigerants'],
      [null, 'R-406A', 0, '55% HCFC-22 , 41% HCFC-142b , 4% isobutane'],
    );
    const { drafts } = await readAll(epaHub, [file]);
    expect(drafts[0]?.otherNames).toEqual(['CF4']);
    expect(drafts[1]).toMatchObject({ kgCo2e: 0 });
    expect(drafts[1]?.note).toMatch(/55% HCFC-22.*hydrochlorofluorocarbons count as zero/);
  });

  it('rejects the potentials on the cover and methane by model year, quoting the row', async () => {
    const file = await hub(
      [null, 'CH4', 28],
      ['Table 3', 'On-Road Gasoline'],
      [null, 'Gasoline Passenger Cars', '1973-1974', 0.1696, 0.0197],
      [null, null, 1975, 0.1423, 0.0443],
    );
    const { outcomes } = await readAll(epaHub, [file]);
    const problems = outcomes.flatMap((outcome) => (outcome.kind === 'REJECTED' ? [outcome.problem] : []));
    expect(problems.map(({ code, column, value }) => [code, column, value])).toEqual([
      ['NOT_A_FACTOR', '', 'CH4 | 28'],
      ['NOT_A_FACTOR', 'Table 3', 'Gasoline Passenger Cars | 1973-1974 | 0.1696 | 0.0197'],
      ['NOT_A_FACTOR', 'Table 3', '1975 | 0.1423 | 0.0443'],
    ]);
  });

  it('refuses a workbook without the sheet', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Sheet1').addRow(['x']);
    const content = new Uint8Array(await book.xlsx.writeBuffer());
    const file = await temporaryFile('ghg-emission-factors-hub-2025.xlsx', content);
    await expect(readAll(epaHub, [file])).rejects.toThrow(InvalidFile);
  });

  it.runIf(hasTestData('epa-ef-hub'))(
    'of January 2025: 435 rows with numbers, of which 61 hold six treatments of waste each',
    async () => {
      const { outcomes, drafts, rejected, draft } = await readAll(
        epaHub,
        await testFiles(epaHub, 'epa-ef-hub'),
      );
      expect(outcomes).toHaveLength(435 - 61 + 61 * 6);
      expect(drafts).toHaveLength(366);
      expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 191, VALUE_BLANK: 183 });
      expect(draft('grid/camx')?.flows[0]?.kgPerUnit).toBeCloseTo(0.1980633763, 9);
      expect(draft('waste/newspaper/landfilled')).toMatchObject({ kgCo2e: 390, gwpSet: 'AR4' });
      expect(draft('gwp/r-410a')).toMatchObject({ kgCo2e: 1924, unit: 'kg', region: 'GLO' });
      for (const { flows, otherCo2e, kgCo2e } of drafts.filter((each) => each.flows.length > 0)) {
        const gases = flows.reduce((sum, flow) => sum + flow.kgPerUnit * (gwpOf(flow.gas, 'AR5') ?? 0), 0);
        expect(gases + otherCo2e).toBeCloseTo(kgCo2e ?? Number.NaN, 9);
      }
    },
  );
});
