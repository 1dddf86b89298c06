import { type InventoryPurchase, type PurchaseCarrier, unitRatio } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import {
  type AccountedPurchase,
  accountPurchases,
  type PurchaseAccount,
} from '../purchase/accountPurchases.ts';
import { holdSearchIndex } from '../supplierSearch/heldIndex.ts';
import type { SearchEntry } from '../supplierSearch/searchEntry.ts';
import type { SearchIndex } from '../supplierSearch/searchIndex.ts';
import { shareOf } from '../supplierSearch/showFound.ts';
import { ownSupplierIdOf } from '../supplierSearch/subjectKey.ts';

export interface LoadedPurchases {
  readonly purchases: readonly InventoryPurchase[];
  /** Each counted by itself; null where nothing was entered for the year. */
  readonly account: PurchaseAccount | null;
}

/** What was bought in a year, with what products may carry of it. */
export async function loadPurchases(
  database: Database,
  organisationId: string,
  year: number,
): Promise<LoadedPurchases> {
  if ((await database.prisma.purchase.count({ where: { organisationId, year } })) === 0)
    return { purchases: [], account: null };
  const index = await holdSearchIndex(database, { organisationId });
  const account = await accountPurchases(database, { organisationId }, index, year);
  const linked = await linkedFactors(database, organisationId);
  return { account, purchases: account.lines.map((line) => toInventoryPurchase(line, index, linked)) };
}

/** Own factors made of what others share, by the product they were made of. */
async function linkedFactors(
  { query }: Database,
  organisationId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await query<{ factorId: string; supplierId: string; productId: string }>(
    `SELECT l."factorId", p."partnerOrganisationId" AS "supplierId", l."productId" FROM "LinkedFootprint" l
     JOIN "Partner" p ON p."organisationId" = l."organisationId" AND p."id" = l."partnerId"
     WHERE l."organisationId" = $1 ORDER BY l."factorId"`,
    [organisationId],
  );
  const factors = new Map<string, string[]>();
  for (const { factorId, supplierId, productId } of rows) {
    const key = linkKey(supplierId, productId);
    factors.set(key, [...(factors.get(key) ?? []), factorId]);
  }
  return factors;
}

function linkKey(supplierId: string, productId: string): string {
  return JSON.stringify([supplierId, productId]);
}

function toInventoryPurchase(
  line: AccountedPurchase,
  index: SearchIndex,
  linked: ReadonlyMap<string, readonly string[]>,
): InventoryPurchase {
  const { row, method, kgCo2e, primaryKgCo2e } = line;
  const isMeasured = method === 'SUPPLIER_FOOTPRINT';
  return {
    ...{ id: row.id, method, kgCo2e, primaryKgCo2e, isInProducts: row.isInProducts },
    supplierId: ownSupplierIdOf(row.supplierKey),
    carriedBy: carrierOf(line, index, linked),
    factorId: method === 'SPEND_FACTOR' ? row.factorId : null,
    amount: isMeasured ? row.quantity : row.spend,
    unit: isMeasured ? row.unit : row.currency,
  };
}

function carrierOf(
  { row, method }: AccountedPurchase,
  { placeOfProduct, products }: SearchIndex,
  linked: ReadonlyMap<string, readonly string[]>,
): PurchaseCarrier | null {
  const place = row.productKey === null ? undefined : placeOfProduct.get(row.productKey);
  const entry = place === undefined ? null : products.rows[place]!;
  if (method === 'SUPPLIER_FOOTPRINT' && entry !== null) {
    const carrier = entry.level === null ? ownProduct(entry, row) : linkedProduct(entry, linked);
    if (carrier !== null) return carrier;
  }
  const supplierId = ownSupplierIdOf(row.supplierKey);
  return supplierId === null ? null : { kind: 'SUPPLIER', supplierId };
}

function ownProduct(
  { productId, version }: SearchEntry,
  { quantity, unit }: AccountedPurchase['row'],
): PurchaseCarrier | null {
  const ratio = unit === null || version === null ? null : unitRatio(unit, version.unit);
  return ratio === null || quantity === null ? null : { kind: 'PRODUCT', productId, units: quantity * ratio };
}

function linkedProduct(
  entry: SearchEntry,
  linked: ReadonlyMap<string, readonly string[]>,
): PurchaseCarrier | null {
  const key = linkKey(shareOf(entry).organisationId, entry.productId);
  const factorIds = linked.get(key);
  return factorIds === undefined ? null : { kind: 'FACTORS', key, factorIds };
}
