import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { usableFactors } from '../factor/factorAccess.ts';
import { forgetUploads, withUpload } from '../factorImport/uploads.ts';
import { Year } from '../organisationInventory/inventoryInput.ts';
import type { SearchIndex } from '../supplierSearch/searchIndex.ts';
import { supplierKeyOf } from '../supplierSearch/subjectKey.ts';
import { readPurchaseFile } from './readPurchaseFile.ts';
import { type PurchaseRow, readPurchaseTable, refused } from './readPurchaseTable.ts';

const CURRENCY = /^[A-Z]{3}$/;
const FILE = z.object({ year: Year, uploadId: z.string() });
const TABLE = z.object({ year: Year, table: z.string().max(1_000_000) });

/**
 * Adds the purchases of a pasted table to a year: all of them or none. Suppliers are known by their names, products by their
 * SKU, factors by their code.
 *
 * @returns how many were added
 * @throws InvalidInput naming each row and column that cannot be used
 */
export async function importPurchases(
  database: Database,
  viewer: Viewer,
  index: SearchIndex,
  input: unknown,
): Promise<number> {
  const { year, table } = parseInput(TABLE, input);
  return addPurchases(database, viewer, index, year, readPurchaseTable(table, year));
}

/** The same from an uploaded file, CSV or a workbook. @throws InvalidInput, as for a table, and for a file that is none */
export async function importPurchaseFile(
  database: Database,
  viewer: Viewer,
  index: SearchIndex,
  input: unknown,
): Promise<number> {
  const { year, uploadId } = parseInput(FILE, input);
  const { organisationId } = viewer;
  const rows = await withUpload(database, organisationId, uploadId, (file) => readPurchaseFile(file, year));
  const count = await addPurchases(database, viewer, index, year, rows);
  await forgetUploads(database, organisationId, [uploadId]);
  return count;
}

async function addPurchases(
  database: Database,
  { organisationId }: Viewer,
  index: SearchIndex,
  year: number,
  rows: readonly PurchaseRow[],
): Promise<number> {
  await requireSpendFactors(database, organisationId, rows);
  const find = createFinder(index);
  // Ids in the order of the rows: all of them are created at the same moment.
  const batch = randomUUID();
  const data = rows.map((row) => {
    const { name, supplier, sku, spend, currency, spendYear, quantity, unit, factor, isInProducts } = row;
    const product = sku === null ? null : find.product(sku, supplier);
    if (sku !== null && product === null)
      throw refused(
        ...([row.row, 'sku', 'PRODUCT_UNKNOWN'] as const),
        `No product in sight has the SKU ${sku}${supplier === null ? '' : ` from ${supplier}`}.`,
        'Correct it, or leave it empty.',
      );
    return {
      ...{
        organisationId,
        id: `${batch}-${String(row.row).padStart(5, '0')}`,
        year,
        name,
        supplierName: supplier ?? '',
      },
      ...{ supplierKey: product?.supplierKey ?? find.supplier(supplier), productKey: product?.key ?? null },
      ...{ spend, currency: spend === null ? null : currency, spendYear },
      ...{ quantity, unit: quantity === null ? null : unit, factorId: factor, isInProducts },
    };
  });
  await database.transaction(async ({ query }) => {
    await query(
      `INSERT INTO "Purchase" ("organisationId", "id", "year", "name", "supplierName", "supplierKey", "productKey", "spend",
         "currency", "spendYear", "quantity", "unit", "factorId", "isInProducts")
       SELECT "organisationId", "id", "year", "name", "supplierName", "supplierKey", "productKey", "spend", "currency",
         "spendYear", "quantity", "unit", "factorId", "isInProducts"
       FROM jsonb_populate_recordset(NULL::"Purchase", $1::jsonb)`,
      [JSON.stringify(data)],
    );
  });
  return data.length;
}

/** A factor stands in for spend only where it is for one unit of money of a stated year. */
async function requireSpendFactors(
  { prisma }: Database,
  organisationId: string,
  rows: readonly PurchaseRow[],
): Promise<void> {
  const wanted = [...new Set(rows.flatMap(({ factor }) => factor ?? []))];
  const factors = await prisma.factor.findMany({
    where: { AND: [usableFactors(organisationId), { id: { in: wanted } }] },
    select: { id: true, unit: true, year: true },
  });
  const usable = new Set(
    factors.filter(({ unit, year }) => CURRENCY.test(unit) && year !== null).map(({ id }) => id),
  );
  for (const { row, factor } of rows) {
    if (factor === null || usable.has(factor)) continue;
    throw factors.some(({ id }) => id === factor)
      ? refused(
          row,
          'factor',
          'FACTOR_NOT_BY_SPEND',
          `${factor} is not for money of a year.`,
          'Take one that is.',
        )
      : refused(
          row,
          'factor',
          'FACTOR_UNKNOWN',
          `There is no factor ${factor}.`,
          'Take its code from its page.',
        );
  }
}

/** Looks suppliers and products up by what people write. */
function createFinder({ suppliers, products, supplierOf }: SearchIndex) {
  const bySupplier = new Map<string, string>();
  for (const { name, nameZh, key } of suppliers.rows)
    for (const each of [nameZh, name]) if (each !== '') bySupplier.set(each.toLowerCase(), key);
  const bySku = new Map<string, number[]>();
  products.rows.forEach(({ sku }, place) => {
    const key = sku.toLowerCase();
    bySku.set(key, [...(bySku.get(key) ?? []), place]);
  });
  const supplier = (name: string | null) =>
    name === null ? null : (bySupplier.get(name.toLowerCase()) ?? null);
  return {
    supplier,
    product(sku: string, supplierName: string | null) {
      const wanted = supplier(supplierName);
      const place = (bySku.get(sku.toLowerCase()) ?? []).find(
        (each) => supplierName === null || suppliers.rows[supplierOf[each]!]!.key === wanted,
      );
      return place === undefined ? null : products.rows[place]!;
    },
  };
}

/** @returns how many there were of them */
export async function removePurchases(
  { prisma }: Database,
  { organisationId }: Viewer,
  ids: readonly string[],
): Promise<number> {
  const { count } = await prisma.purchase.deleteMany({ where: { organisationId, id: { in: [...ids] } } });
  return count;
}

/** @returns how many there were of them */
export async function markPurchases(
  { prisma }: Database,
  { organisationId }: Viewer,
  ids: readonly string[],
  isInProducts: boolean,
): Promise<number> {
  const where = { organisationId, id: { in: [...ids] } };
  const { count } = await prisma.purchase.updateMany({ where, data: { isInProducts } });
  return count;
}

const RateInput = z.object({
  currency: z.string().regex(CURRENCY, 'must be a code such as CNY (ISO 4217)'),
  year: Year,
  toCurrency: z.string().regex(CURRENCY, 'must be a code such as USD (ISO 4217)'),
  toYear: Year,
  rate: z.number().positive('must be greater than 0'),
  source: z.string().trim().min(1, 'must not be empty').max(500),
});

/** What one unit of money is in another currency or year, and who says so. @throws InvalidInput */
export async function saveMoneyRate(
  { prisma }: Database,
  { organisationId }: Viewer,
  input: unknown,
): Promise<void> {
  const { rate, source, ...key } = parseInput(RateInput, input);
  if (key.currency === key.toCurrency && key.year === key.toYear)
    throw new InvalidInput([
      {
        field: 'toCurrency',
        code: 'RATE_TO_ITSELF',
        message: 'Both sides are the same money.',
        remedy: 'Give another currency or year.',
      },
    ]);
  await prisma.moneyConversion.upsert({
    where: { organisationId_currency_year_toCurrency_toYear: { organisationId, ...key } },
    create: { organisationId, ...key, rate, source },
    update: { rate, source },
  });
}

const IntensityInput = z.object({
  supplierId: z.string(),
  year: Year,
  kgCo2ePerUnit: z.number().min(0, 'must not be negative'),
  currency: z.string().regex(CURRENCY, 'must be a code such as CNY (ISO 4217)'),
  source: z.string().trim().min(1, 'must not be empty').max(500),
});

/** What a supplier states for each unit of money it takes. @throws InvalidInput; NotFound for one that is not in sight */
export async function saveIntensity(
  { prisma }: Database,
  { organisationId }: Viewer,
  index: SearchIndex,
  input: unknown,
): Promise<void> {
  const { supplierId, year, ...fields } = parseInput(IntensityInput, input);
  const supplierKey = supplierKeyOf(supplierId);
  if (supplierKey === null || !index.placeOfSupplier.has(supplierKey))
    throw new NotFound('supplier', supplierId);
  await prisma.supplierIntensity.upsert({
    where: { organisationId_supplierKey_year: { organisationId, supplierKey, year } },
    create: { organisationId, supplierKey, year, ...fields },
    update: fields,
  });
}

/** @throws NotFound where none is stated */
export async function removeIntensity(
  { prisma }: Database,
  { organisationId }: Viewer,
  supplierId: string,
  year: number,
): Promise<void> {
  const supplierKey = supplierKeyOf(supplierId) ?? '';
  const { count } = await prisma.supplierIntensity.deleteMany({
    where: { organisationId, supplierKey, year },
  });
  if (count === 0) throw new NotFound('intensity', supplierId);
}
