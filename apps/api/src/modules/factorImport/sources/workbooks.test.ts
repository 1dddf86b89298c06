import { gwpOf } from '@cradle/engine';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { agribalyse } from './agribalyse.ts';
import { baseCarbone } from './baseCarbone.ts';
import { defra } from './defra.ts';
import { epaHub } from './epaHub.ts';
import { rivmFood } from './rivmFood.ts';

type Cells = readonly (string | number | null)[];

async function workbook(name: string, sheets: Readonly<Record<string, readonly Cells[]>>) {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets))
    book.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  return temporaryFile(name, new Uint8Array(await book.xlsx.writeBuffer()));
}

describe('UK Government conversion factors', () => {
  const HEADING = [
    'Scope',
    'Level 1',
    'Level 2',
    'Level 3',
    'Level 4',
    'Column Text',
    'UOM',
    'GHG',
    'GHG Conversion Factor 2016',
  ];
  const row = (gas: string, value: string | number | null, unit = 'tonnes'): Cells => [
    'Scope 1',
    'Fuels',
    'Gaseous fuels',
    'Butane',
    null,
    null,
    unit,
    gas,
    value,
  ];
  const edition = (name: string, ...rows: Cells[]) =>
    workbook(name, { 'Front page': [['x']], 'Factors by Category': [['Title'], [null], HEADING, ...rows] });

  it('fold the rows of gases, which are CO2e until 2021 whatever their label says, and close on the total', async () => {
    const file = await edition(
      'uk-ghg-conversion-factors-2016-flat.xlsx',
      row('kg CO2e', 3033.32),
      row('kg CH4', 2.5),
      row('kg CO2', 3029.26),
      row('kg N2O', 1.56),
    );
    const { drafts, folded } = await readAll(defra, [file]);
    expect(folded).toBe(3);
    expect(drafts[0]).toMatchObject({
      gwpSet: 'AR4',
      year: 2016,
      unit: 't',
      region: 'GB',
      name: 'Butane (Gaseous fuels)',
    });
    expect(drafts[0]?.flows).toContainEqual({ gas: 'CH4_FOSSIL', kgPerUnit: 0.1 });
    const total = drafts[0]!.flows.reduce(
      (sum, { gas, kgPerUnit }) => sum + kgPerUnit * (gwpOf(gas, 'AR4') ?? 0),
      drafts[0]!.otherCo2e,
    );
    expect(total).toBeCloseTo(3033.32, 9);
  });

  it('are AR5 from 2023 on, under another heading and label', async () => {
    const heading = ['ID', ...HEADING.slice(0, 7), 'GHG/Unit', 'GHG Conversion Factor 2025'];
    const rows: Cells[] = [
      ['1', ...row('kg CO2e', 100)],
      ['2', ...row('kg CO2e of CH4 per unit', 28)],
    ];
    const file = await workbook('uk-ghg-conversion-factors-2025-flat.xlsx', {
      'Factors by Category': [['T'], heading, ...rows],
    });
    const { drafts } = await readAll(defra, [file]);
    expect(drafts[0]).toMatchObject({ gwpSet: 'AR5', part: '2025' });
    expect(drafts[0]?.flows).toEqual([{ gas: 'CH4_FOSSIL', kgPerUnit: 1 }]);
  });

  it('reject blanks, "< 1", energy contents and stray signs, with their gases', async () => {
    const file = await edition(
      'uk-ghg-conversion-factors-2021-flat.xlsx',
      row('kg CO2e', null),
      row('kg CO2', 1),
      row('kg CO2e', '< 1', 'litres'),
      row('kWh (Net CV)', 12.7),
      row('`', 1),
    );
    const { drafts, rejected } = await readAll(defra, [file]);
    expect(drafts).toHaveLength(0);
    expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 2, VALUE_BLANK: 2, VALUE_NOT_A_NUMBER: 1 });
  });

  it('are miles and million litres in kilometres and cubic metres', async () => {
    const file = await edition(
      'uk-ghg-conversion-factors-2016-flat.xlsx',
      row('kg CO2e', 1.609344, 'miles'),
      row('kg CO2e', 344, 'million litres'),
    );
    const { drafts } = await readAll(defra, [file]);
    expect(drafts.map(({ unit, kgCo2e }) => [unit, kgCo2e])).toEqual([
      ['vkm', 1],
      ['m3', 344 * 1e-3],
    ]);
  });

  it('refuse a workbook without the sheet, naming those it has', async () => {
    const file = await workbook('uk-ghg-conversion-factors-2016-flat.xlsx', { Sheet1: [['a']] });
    await expect(readAll(defra, [file])).rejects.toThrow(
      /no sheet "Factors by Category" \(it has "Sheet1"\)/,
    );
  });

  it('refuse a file that is no workbook', async () => {
    const file = await temporaryFile('uk-ghg-conversion-factors-2016-flat.xlsx', 'PK but not really');
    await expect(readAll(defra, [file])).rejects.toThrow(InvalidFile);
  });

  it.runIf(hasTestData('defra'))(
    'of nine years: 21,732 factors, as many rows with CO2e and a number',
    async () => {
      const { outcomes, drafts, folded, rejected } = await readAll(defra, await testFiles(defra, 'defra'));
      expect(drafts).toHaveLength(21_732);
      const refused = [...rejected.values()].reduce((sum, count) => sum + count, 0);
      expect(drafts.length + folded + refused).toBe(outcomes.length);
      expect(outcomes).toHaveLength(5_483 + 7_010 + 6_967 + 6_992 + 7_510 + 7_606 + 8_038 + 2 * 8_741);
      const electricity = drafts.filter(
        ({ activity, year }) =>
          year === 2025 && activity.startsWith('uk-uk-electricity-electricity-generated'),
      );
      expect(electricity.map(({ kgCo2e }) => kgCo2e)).toContain(0.177);
    },
    60_000,
  );
});

describe('Base Carbone', () => {
  const HEADING = [
    'Type Ligne',
    "Identifiant de l'élément",
    'Nom base français',
    'Nom base anglais',
    'Code de la catégorie',
    'Unité français',
    'Localisation géographique',
    'Date de modification',
    'Incertitude',
    'Type poste',
    'Nom poste français',
    'Total poste non décomposé',
    'CO2f',
    'CH4f',
    'CO2b',
  ];
  const book = (...rows: Cells[]) =>
    workbook('base-carbone-v23.xlsx', { FE_Transport: [HEADING, ...rows], FE_RCU_RFU: [HEADING] });

  it('takes an element and keeps its parts as stages, never adding them up', async () => {
    const file = await book(
      [
        'Elément',
        1,
        'Camion',
        'Truck',
        'Transport de marchandises > Routier',
        'kgCO2e/t.km',
        'Europe',
        46006,
        60,
        null,
        null,
        0.1,
        0.08,
        0.03,
        0.01,
      ],
      [
        'Poste',
        1,
        'Camion',
        'Truck',
        null,
        'kgCO2e/t.km',
        'Europe',
        46006,
        60,
        'Amont',
        'Carburant',
        0.04,
        null,
        null,
        null,
      ],
      [
        'Poste',
        1,
        'Camion',
        'Truck',
        null,
        'kgCO2e/t.km',
        'Europe',
        46006,
        60,
        'Combustion',
        'Carburant',
        0.06,
        null,
        null,
        null,
      ],
    );
    const { drafts, folded } = await readAll(baseCarbone, [file]);
    expect(folded).toBe(2);
    expect(drafts[0]).toMatchObject({
      name: 'Truck',
      unit: 'tkm',
      region: 'RER',
      kgCo2e: 0.1,
      uncertaintyPercent: 60,
      category: 'Freight',
      year: 2025,
    });
    expect(drafts[0]?.stages.map(({ kgCo2e }) => kgCo2e)).toEqual([0.04, 0.06]);
  });

  it('keeps biogenic carbon dioxide as a mass outside the total', async () => {
    const file = await book([
      'Elément',
      1,
      'A',
      'A',
      'c',
      'kgCO2e/kWh',
      'France',
      46006,
      30,
      null,
      null,
      0.1,
      0.07,
      0.03,
      0.5,
    ]);
    const { drafts } = await readAll(baseCarbone, [file]);
    expect(drafts[0]?.flows).toContainEqual({ gas: 'CO2_BIOGENIC', kgPerUnit: 0.5 });
    expect(drafts[0]?.otherCo2e).toBeCloseTo(0, 12);
  });

  it('refuses a sheet without its columns', async () => {
    const file = await workbook('base-carbone-v23.xlsx', {
      FE_Transport: [['Type Ligne']],
      FE_RCU_RFU: [HEADING],
    });
    await expect(readAll(baseCarbone, [file])).rejects.toThrow(/lacks "Identifiant de l'élément"/);
  });

  it.runIf(hasTestData('base-carbone'))(
    'of ADEME: 1,926 elements and 211 parts, the parts within 0.5 % of their element, despite a declared million rows',
    async () => {
      const { drafts, folded, outcomes } = await readAll(
        baseCarbone,
        await testFiles(baseCarbone, 'base-carbone'),
      );
      expect([drafts.length, folded, outcomes.length]).toEqual([1_926, 211, 2_137]);
      for (const { stages, kgCo2e } of drafts.filter((draft) => draft.stages.length > 0)) {
        const sum = stages.reduce((total, stage) => total + stage.kgCo2e, 0);
        expect(Math.abs(sum - (kgCo2e ?? 0))).toBeLessThanOrEqual(0.005 * (kgCo2e ?? 0) + 1e-9);
      }
    },
    60_000,
  );
});

describe('Foods', () => {
  it('of AGRIBALYSE join total and stages though one file writes 0001 and the other 1', async () => {
    const synthesis = `"Code AGB","Groupe d'aliment","Sous-groupe d'aliment","Nom du Produit en Français","LCI Name","DQR","Changement climatique"\n"1","g","s","Sauce","Sauce",2.2,7.58\n`;
    const stages = [
      'Agriculture',
      'Transformation',
      'Emballage',
      'Transport',
      'Supermarché et distribution',
      'Consommation',
    ];
    const detail = `"Code AGB",${stages.map((stage) => `"Changement climatique - ${stage}"`).join(',')}\n"0001",0.415,6.17,0.703,0.266,0.0269,0\n`;
    const { drafts, folded } = await readAll(agribalyse, [
      await temporaryFile('agribalyse-31-detail-par-etape.csv', `\ufeff${detail}`),
      await temporaryFile('agribalyse-31-synthese.csv', `\ufeff${synthesis}`),
    ]);
    expect(folded).toBe(1);
    expect(drafts[0]?.stages.map(({ stage }) => stage)).toEqual([
      'agriculture',
      'processing',
      'packaging',
      'transport',
      'retail',
      'consumption',
    ]);
  });

  it.runIf(hasTestData('agribalyse'))(
    'of AGRIBALYSE: 2,451 foods, 216 farm products, ten withdrawn, quinoa once',
    async () => {
      const { drafts, folded, rejected } = await readAll(
        agribalyse,
        await testFiles(agribalyse, 'agribalyse'),
      );
      expect(drafts.filter(({ part }) => part === '3.1')).toHaveLength(2_451);
      expect(drafts.filter(({ part }) => part === '3.2')).toHaveLength(216);
      expect(folded).toBe(2_451);
      expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 6_161, WITHDRAWN: 10, KEY_REPEATED: 1 });
      // Both files are rounded; of a few foods the stages miss the total by more.
      const far = drafts.filter(({ stages, kgCo2e }) => {
        const sum = stages.reduce((total, stage) => total + stage.kgCo2e, 0);
        return stages.length > 0 && Math.abs(sum - (kgCo2e ?? 0)) > 0.02 * Math.abs(kgCo2e ?? 0);
      });
      expect(far.length).toBeLessThan(0.01 * 2_451);
    },
  );

  it.runIf(hasTestData('rivm-food'))('of RIVM: 238 and 225, without the footnote', async () => {
    const { drafts } = await readAll(rivmFood, await testFiles(rivmFood, 'rivm-food'));
    expect(drafts.filter(({ boundary }) => boundary === 'CRADLE_TO_CONSUMPTION')).toHaveLength(238);
    expect(drafts.filter(({ boundary }) => boundary === 'CRADLE_TO_SHELF')).toHaveLength(225);
  });
});

describe('The hub of the US EPA', () => {
  it('reads units above the rows, tables one below another, and pounds a megawatt-hour', async () => {
    const file = await workbook('ghg-emission-factors-hub-2025.xlsx', {
      'Emission Factors Hub': [
        [null, 'Table 1', 'Stationary Combustion'],
        [
          null,
          null,
          null,
          'mmBtu per short ton',
          'kg CO2 per mmBtu',
          'g CH4 per mmBtu',
          'g N2O per mmBtu',
          'kg CO2 per short ton',
          'g CH4 per short ton',
          'g N2O per short ton',
        ],
        [null, null, 'Coal and Coke'],
        [null, null, 'Anthracite', 25.09, 103.69, 11, 1.6, 2602, 276, 40],
        [null, null, 'Source: x'],
        [null, 'Table 3', 'Mobile'],
        [null, null, 'Cars', 1975, 0.1423, 0.0443],
        [null, 'Table 6', 'Electricity'],
        [null, null, 'CAMX', 'WECC California', 436.655, 0.025, 0.003, 1033, 0.06, 0.007],
        [null, 'Table 9', 'Waste'],
        [null, null, 'Glass', 0.05, 0.02, 0.01, 'NA', 'NA', 'NA'],
      ],
    });
    const { draft, drafts, rejected } = await readAll(epaHub, [file]);
    expect(draft('stationary/coal-and-coke/anthracite')?.kgCo2e).toBeCloseTo(
      2602 + 0.276 * 28 + 0.04 * 265,
      9,
    );
    expect(draft('grid/camx')?.flows[0]?.kgPerUnit).toBeCloseTo(436.655 * 0.00045359237, 12);
    expect(draft('waste/glass/recycled')).toMatchObject({ unit: 'st', kgCo2e: 50 });
    expect(drafts).toHaveLength(5);
    expect(Object.fromEntries(rejected)).toEqual({ NOT_A_FACTOR: 1, VALUE_BLANK: 3 });
  });

  it.runIf(hasTestData('epa-ef-hub'))(
    'agrees with the tidy table on anthracite and has every eGRID subregion',
    async () => {
      const { drafts, draft } = await readAll(epaHub, await testFiles(epaHub, 'epa-ef-hub'));
      expect(draft('stationary/coal-and-coke/anthracite')?.kgCo2e).toBeCloseTo(2620.328, 6);
      expect(drafts.filter(({ category }) => category === 'Electricity')).toHaveLength(28);
      expect(drafts).toHaveLength(366);
    },
  );
});
