import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_VIEWER } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { importCarbonCatalogueJob } from './importCarbonCatalogueJob.ts';

const PRODUCT_HEADERS = [
  '*PCF-ID',
  'Year of reporting',
  'Product name (and functional unit)',
  'Product detail',
  'Company',
  'Country (where company is incorporated)',
  "Company's GICS Industry",
  "*Company's sector",
  'Product weight (kg)',
  "Product's carbon footprint (PCF, kg CO2e)",
  'Protocol used for PCF',
];
const STAGE_HEADERS = [
  '*PCF-ID',
  'Description of LCA stage',
  '*Assigned value chain portion',
  'Emissions at stage (kg CO2e)',
  '*Emissions at this stage are exclusively transport',
  '*Emissions at this stage are exclusively EndOfLife',
];

const product = (id: string, total: number | string, company = 'Acme', country = 'Germany') => [
  id,
  2015,
  `Product ${id}`,
  'Detail',
  company,
  country,
  'Machinery',
  'Chemicals',
  2,
  total,
  'ISO 14067',
];

/** One product whose stages close, one whose stages miss the total by a tenth, one with a total only. */
const PRODUCTS = [
  product('1-1-2015', 10),
  product('1-2-2015', 10),
  product('2-1-2015', 7, 'Beta', 'South Korea'),
];
const STAGES = [
  ['1-1-2015', 'Raw material', 'Upstream', 6, 'No', 'No'],
  ['1-1-2015', 'Manufacturing', 'Operations', 3, 'No', 'No'],
  ['1-1-2015', 'Other: Truck', 'Downstream', 0.5, 'Yes', 'No'],
  ['1-1-2015', 'Consumer use', 'Downstream', 0.6, 'No', 'No'],
  ['1-1-2015', 'Recycling', 'Downstream', -0.1, 'No', 'Yes'],
  ['1-2-2015', 'Raw material', 'Upstream', 9, 'No', 'No'],
];

describe.each(TEST_DATABASES)('Importing the Carbon Catalogue into the $kind', (kind) => {
  const test = withServer(kind);
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'catalogue-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const workbook = async (products: unknown[][], stages: unknown[][], sheetName = 'Product Level Data') => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet(sheetName).addRows([PRODUCT_HEADERS, ...products]);
    book.addWorksheet('Stage Level Data').addRows([STAGE_HEADERS, ...stages]);
    const file = path.join(folder, 'catalogue.xlsx');
    await book.xlsx.writeFile(file);
    return file;
  };
  const runImport = (file: string) =>
    importCarbonCatalogueJob(
      { database: test.database, viewer: LOCAL_VIEWER, onProgress: () => undefined },
      { file },
    );
  const declared = async () =>
    (
      await test.server.ask<{
        products: {
          edges: {
            node: {
              sku: string;
              supplier: { name: string; country: string };
              currentAssessment: {
                kind: string;
                marks: string[];
                publishedIn: { licence: string };
                footprint: { totalKgCo2e: number; stages: { stage: string; kgCo2e: number }[] };
              };
            };
          }[];
        };
      }>(`{ products(first: 1000, filter: { kind: DECLARED }, orderBy: { field: SKU, direction: ASC }) { edges { node {
            sku supplier { name country }
            currentAssessment { kind marks publishedIn { licence } footprint { totalKgCo2e stages { stage kgCo2e } } }
          } } } }`)
    ).data.products.edges.map(({ node }) => node);

  it('refuses what is no workbook, lacks a sheet, or has a row that does not fit, and imports nothing', async () => {
    const broken = path.join(folder, 'broken.xlsx');
    await writeFile(broken, 'this is no zip file');
    expect(await runImport(broken)).toMatchObject({
      failed: true,
      lines: [expect.stringMatching(/not a readable XLSX/)],
    });
    const renamed = await runImport(await workbook(PRODUCTS, STAGES, 'Products'));
    expect(renamed.lines[0]).toMatch(
      /no sheet "Product Level Data" \(it has "Products", "Stage Level Data"\)/,
    );
    const badRow = await runImport(await workbook([...PRODUCTS, product('3-1-2015', 'ten')], STAGES));
    expect(badRow.lines[0]).toMatch(
      /Product Level Data, row 5: Product's carbon footprint \(PCF, kg CO2e\):/,
    );
    const stray = await runImport(
      await workbook(PRODUCTS, [...STAGES, ['9-9-2015', 'Lost', 'Upstream', 1, 'No', 'No']]),
    );
    expect(stray.lines[0]).toMatch(/9-9-2015/);
    expect(await declared()).toEqual([]);
  });

  it('makes declared footprints with stages, suppliers and licence, and names those that do not close', async () => {
    const report = await runImport(await workbook(PRODUCTS, STAGES));
    expect(report.failed).toBe(false);
    expect(report.lines[0]).toBe(
      'Imported 3 products with 6 stage values of 2 companies as declared footprints.',
    );
    expect(report.lines[1]).toMatch(/^1 of the 2 products with stages do not add up/);
    expect(report.lines[2]).toMatch(/1-2-2015 +total 10, stages 9 kg CO2e +Product 1-2-2015 \(Acme\)/);
    const [closing, missing, totalOnly] = await declared();
    expect(closing).toMatchObject({
      sku: '1-1-2015',
      supplier: { name: 'Acme', country: 'DE' },
      currentAssessment: { kind: 'DECLARED', publishedIn: { licence: 'CC BY 4.0' } },
    });
    expect(closing!.currentAssessment.footprint.stages.map(({ stage, kgCo2e }) => [stage, kgCo2e])).toEqual([
      ['MATERIALS', 6],
      ['PRODUCTION', 3],
      ['DISTRIBUTION', 0.5],
      ['USE', 0.6],
      ['END_OF_LIFE', -0.1],
    ]);
    expect(missing!.currentAssessment.marks).toContain('STAGES_DO_NOT_CLOSE');
    expect(missing!.currentAssessment.footprint.totalKgCo2e).toBeCloseTo(10, 12);
    expect(missing!.currentAssessment.footprint.stages).toContainEqual({ stage: 'UNSPLIT', kgCo2e: 1 });
    expect(totalOnly).toMatchObject({ supplier: { country: 'KR' } });
    expect(totalOnly!.currentAssessment.footprint.stages).toEqual([{ stage: 'UNSPLIT', kgCo2e: 7 }]);
  });

  it('may be repeated: the second import changes nothing but what the workbook changed', async () => {
    const before = await declared();
    await runImport(await workbook(PRODUCTS, STAGES));
    expect(await declared()).toEqual(before);
    await runImport(await workbook([product('1-1-2015', 10), product('1-2-2015', 9), PRODUCTS[2]!], STAGES));
    const after = await declared();
    expect(after).toHaveLength(3);
    expect(after[1]!.currentAssessment.marks).not.toContain('STAGES_DO_NOT_CLOSE');
    expect(after[1]!.currentAssessment.footprint.totalKgCo2e).toBe(9);
  });
});

const realWorkbook = process.env.CRADLE_TEST_DATA
  ? path.join(process.env.CRADLE_TEST_DATA, 'carbon-catalogue', 'carbon-catalogue-public-tables-2021.xlsx')
  : null;

describe.runIf(realWorkbook !== null)('The published Carbon Catalogue', () => {
  const test = withServer(TEST_DATABASES[0]!);

  it('has 866 products, 1,764 stages and 145 companies, and 61 of 421 do not close', {
    timeout: 120_000,
  }, async () => {
    const environment = { database: test.database, viewer: LOCAL_VIEWER, onProgress: () => undefined };
    const { failed, lines } = await importCarbonCatalogueJob(environment, { file: realWorkbook! });
    expect(failed).toBe(false);
    expect(lines[0]).toBe(
      'Imported 866 products with 1764 stage values of 145 companies as declared footprints.',
    );
    expect(lines[1]).toMatch(/^61 of the 421 products/);
    expect(lines).toHaveLength(2 + 61);
  });
});
