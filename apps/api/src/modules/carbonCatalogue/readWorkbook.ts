import { stat } from 'node:fs/promises';
import ExcelJS, { type Row, type Worksheet } from 'exceljs';
import { z } from 'zod';
import { InvalidFile } from '../../errors/invalidFile.ts';

/** One product carbon footprint as a company reported it. */
export interface CatalogueProduct {
  /** Company, product and reporting year, as the authors joined them. */
  readonly pcfId: string;
  readonly year: number;
  readonly name: string;
  readonly detail: string;
  readonly company: string;
  /** English name of the country where the company is incorporated. */
  readonly country: string;
  readonly industry: string;
  readonly sector: string;
  readonly massKg: number;
  /** kg CO2e of the product as a whole. */
  readonly kgCo2e: number;
  readonly protocol: string;
}

/** One life-cycle stage of a product, in the company's own words. */
export interface CatalogueStage {
  readonly pcfId: string;
  readonly description: string;
  readonly portion: 'Upstream' | 'Operations' | 'Downstream';
  /** kg CO2e; negative for credits. */
  readonly kgCo2e: number;
  readonly onlyTransport: boolean;
  readonly onlyEndOfLife: boolean;
}

export interface Catalogue {
  readonly products: readonly CatalogueProduct[];
  readonly stages: readonly CatalogueStage[];
}

const MAX_BYTES = 50_000_000;

const text = z.coerce.string().trim();
const yesNo = z.enum(['Yes', 'No']).transform((answer) => answer === 'Yes');

const ProductRow = z.object({
  '*PCF-ID': text.min(1, 'must not be empty'),
  'Year of reporting': z.number().int().min(1990).max(2100),
  'Product name (and functional unit)': text.min(1, 'must not be empty'),
  'Product detail': text,
  Company: text.min(1, 'must not be empty'),
  'Country (where company is incorporated)': text,
  "Company's GICS Industry": text,
  "*Company's sector": text,
  'Product weight (kg)': z.number().positive('must be greater than 0'),
  "Product's carbon footprint (PCF, kg CO2e)": z.number(),
  'Protocol used for PCF': text,
});

const StageRow = z.object({
  '*PCF-ID': text.min(1, 'must not be empty'),
  'Description of LCA stage': text,
  '*Assigned value chain portion': z.enum(['Upstream', 'Operations', 'Downstream']),
  'Emissions at stage (kg CO2e)': z.number(),
  '*Emissions at this stage are exclusively transport': yesNo,
  '*Emissions at this stage are exclusively EndOfLife': yesNo,
});

/**
 * Reads the two data sheets of the Carbon Catalogue workbook.
 *
 * @throws InvalidFile when it is no workbook, a sheet or column is missing, or rows do not fit: each named
 */
export async function readWorkbook(file: string): Promise<Catalogue> {
  const workbook = await openWorkbook(file);
  const products = readSheet(workbook, 'Product Level Data', ProductRow).map(toProduct);
  const stages = readSheet(workbook, 'Stage Level Data', StageRow).map(toStage);
  refuseStrayStages(products, stages);
  refuseRepeated(products);
  return { products, stages };
}

async function openWorkbook(file: string): Promise<ExcelJS.Workbook> {
  const { size } = await stat(file);
  if (size > MAX_BYTES)
    throw new InvalidFile(
      `${file} has ${size} bytes; the catalogue has less than a million. Is it the right file?`,
    );
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.readFile(file);
  } catch {
    throw new InvalidFile(
      `${file} is not a readable XLSX workbook. Download it again; nothing was imported.`,
    );
  }
  return workbook;
}

function readSheet<Schema extends z.ZodObject>(
  workbook: ExcelJS.Workbook,
  name: string,
  schema: Schema,
): z.output<Schema>[] {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) {
    const found = workbook.worksheets.map((worksheet) => `"${worksheet.name}"`).join(', ') || 'none';
    throw new InvalidFile(
      `The workbook has no sheet "${name}" (it has ${found}). Use the published public tables; nothing was imported.`,
    );
  }
  const columns = findColumns(sheet, Object.keys(schema.shape));
  const problems: string[] = [];
  const rows: z.output<Schema>[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const parsed = schema.safeParse(readRow(row, columns));
    if (parsed.success) rows.push(parsed.data);
    else {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      problems.push(`  ${name}, row ${number}: ${issues.join('; ')}`);
    }
  });
  if (problems.length > 0) throw new InvalidFile(listed('These rows cannot be read:', problems));
  return rows;
}

function findColumns(sheet: Worksheet, headers: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => columns.set(String(cell.value).trim(), column));
  const missing = headers.filter((header) => !columns.has(header));
  if (missing.length > 0) {
    throw new InvalidFile(
      `The sheet "${sheet.name}" lacks the columns ${missing.map((header) => `"${header}"`).join(', ')}. ` +
        'Use the published public tables; nothing was imported.',
    );
  }
  return columns;
}

function readRow(row: Row, columns: ReadonlyMap<string, number>): Record<string, unknown> {
  return Object.fromEntries(
    [...columns].map(([header, column]) => [header, plainValue(row.getCell(column).value)]),
  );
}

/** Formulas and formatted text as what a person sees. */
function plainValue(value: ExcelJS.CellValue): unknown {
  if (value !== null && typeof value === 'object') {
    if ('result' in value) return value.result;
    if ('richText' in value) return value.richText.map((part) => part.text).join('');
  }
  return value ?? '';
}

function toProduct(row: z.output<typeof ProductRow>): CatalogueProduct {
  return {
    pcfId: row['*PCF-ID'],
    year: row['Year of reporting'],
    name: row['Product name (and functional unit)'],
    detail: row['Product detail'],
    company: row.Company,
    country: row['Country (where company is incorporated)'],
    industry: row["Company's GICS Industry"],
    sector: row["*Company's sector"],
    massKg: row['Product weight (kg)'],
    kgCo2e: row["Product's carbon footprint (PCF, kg CO2e)"],
    protocol: row['Protocol used for PCF'],
  };
}

function toStage(row: z.output<typeof StageRow>): CatalogueStage {
  return {
    pcfId: row['*PCF-ID'],
    description: row['Description of LCA stage'],
    portion: row['*Assigned value chain portion'],
    kgCo2e: row['Emissions at stage (kg CO2e)'],
    onlyTransport: row['*Emissions at this stage are exclusively transport'],
    onlyEndOfLife: row['*Emissions at this stage are exclusively EndOfLife'],
  };
}

function refuseStrayStages(products: readonly CatalogueProduct[], stages: readonly CatalogueStage[]): void {
  const known = new Set(products.map(({ pcfId }) => pcfId));
  const stray = [...new Set(stages.map(({ pcfId }) => pcfId))].filter((pcfId) => !known.has(pcfId));
  if (stray.length > 0)
    throw new InvalidFile(listed('These stages belong to no product of the workbook:', stray));
}

function refuseRepeated(products: readonly CatalogueProduct[]): void {
  const seen = new Set<string>();
  const repeated = products
    .filter(({ pcfId }) => seen.size === seen.add(pcfId).size)
    .map(({ pcfId }) => pcfId);
  if (repeated.length > 0) throw new InvalidFile(listed('These PCF-IDs occur more than once:', repeated));
}

function listed(title: string, lines: readonly string[]): string {
  const rest = lines.length > 20 ? `\n  and ${lines.length - 20} more` : '';
  return `${title}\n${lines.slice(0, 20).join('\n')}${rest}\nCorrect them; nothing was imported.`;
}
