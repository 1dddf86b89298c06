import {
  type CountedPurchase,
  convertMoney,
  countPurchase,
  coverPurchases,
  type PerMoney,
  type PurchaseCoverage,
} from '@cradle/engine';
import { localIdOrNull } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type {
  Factor,
  MoneyConversion,
  Purchase,
  SupplierIntensity,
} from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import type { SearchEntry } from '../supplierSearch/searchEntry.ts';
import type { SearchIndex } from '../supplierSearch/searchIndex.ts';
import { readAgain } from '../supplierSearch/showFound.ts';
import { productKeyOf, supplierKeyOf } from '../supplierSearch/subjectKey.ts';

export interface AccountedPurchase extends CountedPurchase {
  readonly row: Purchase;
  readonly supplier: { readonly name: string; readonly nameZh: string };
  readonly product: { readonly name: string; readonly nameZh: string } | null;
  readonly factor: Factor | null;
  /** Of the product, else of the factor; empty where neither is known. */
  readonly category: { readonly name: string; readonly nameZh: string };
  readonly entry: SearchEntry | null;
  /** In the common money; null where no rate is known. */
  readonly commonSpend: number | null;
}

export interface SupplierPart {
  readonly name: string;
  readonly nameZh: string;
  readonly kgCo2e: number | null;
  /** Of what is known. */
  readonly share: number | null;
  readonly purchases: number;
  readonly gaps: number;
}

/** What was bought in a year, counted line by line. */
export interface PurchaseAccount {
  readonly year: number;
  /** The money most of the spend is in; null where nothing was spent. */
  readonly common: { readonly currency: string; readonly year: number } | null;
  readonly lines: readonly AccountedPurchase[];
  /** kg CO2e of everything that could be counted; null where nothing could. */
  readonly kgCo2e: number | null;
  readonly primaryShare: number | null;
  readonly gaps: number;
  readonly coverage: readonly PurchaseCoverage[];
  readonly suppliers: readonly SupplierPart[];
  readonly rates: readonly MoneyConversion[];
  readonly intensities: readonly StatedIntensity[];
}

/** What a supplier states for its money in the year; nameless where it has gone out of sight. */
export interface StatedIntensity extends SupplierIntensity {
  readonly supplier: { readonly name: string; readonly nameZh: string };
}

/** One purchase made elsewhere instead: of a product, or of a supplier by what it states for its money. */
export interface PurchaseMove {
  readonly purchaseId: string;
  readonly productId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
}

/**
 * Counts what was bought in a year by the best method each line allows. With moves it is what the year would have been; nothing
 * is stored of them. Shared figures that are used are read through the door, and logged.
 *
 * @throws NotFound for a product or supplier that is not in sight
 */
export async function accountPurchases(
  database: Database,
  viewer: Pick<Viewer, 'organisationId'>,
  index: SearchIndex,
  year: number,
  moves: readonly PurchaseMove[] = [],
): Promise<PurchaseAccount> {
  const { organisationId } = viewer;
  const { prisma } = database;
  const stored = await prisma.purchase.findMany({
    where: { organisationId, year },
    include: { factor: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const intensities = await prisma.supplierIntensity.findMany({ where: { organisationId, year } });
  const rates = await prisma.moneyConversion.findMany({ where: { organisationId } });
  const rows = stored.map((row) => moved(row, moves, index));
  const entries = rows.flatMap(({ productKey }) => {
    const place = productKey === null ? undefined : index.placeOfProduct.get(productKey);
    return place === undefined ? [] : [index.products.rows[place]!];
  });
  const shared = await readAgain(database, viewer, [...new Set(entries)]);
  const common = commonMoney(rows);
  const lines = rows.map(({ factor, ...row }): AccountedPurchase => {
    const held = entries.find(({ key }) => key === row.productKey) ?? null;
    const entry = held?.level === null ? held : (shared.get(held?.key ?? '') ?? null);
    const intensity = intensities.find(({ supplierKey }) => supplierKey === row.supplierKey);
    const spend =
      row.spend === null || row.currency === null || row.spendYear === null
        ? null
        : { amount: row.spend, currency: row.currency, year: row.spendYear };
    const version = entry?.version ?? null;
    const counted = countPurchase(
      {
        ...{ id: row.id, spend, factor: factor && spendFactor(factor) },
        quantity:
          row.quantity === null || row.unit === null ? null : { amount: row.quantity, unit: row.unit },
        footprint:
          version === null || version.kgCo2e === null
            ? null
            : { kgCo2e: version.kgCo2e, unit: version.unit, primaryShare: version.primaryDataShare },
        intensity: intensity
          ? { kgCo2e: intensity.kgCo2ePerUnit, currency: intensity.currency, year: intensity.year }
          : null,
      },
      rates,
    );
    const place = row.supplierKey === null ? undefined : index.placeOfSupplier.get(row.supplierKey);
    return {
      ...{ ...counted, row, factor, product: entry, entry, category: categoryOf(entry, factor) },
      supplier: place === undefined ? { name: row.supplierName, nameZh: '' } : index.suppliers.rows[place]!,
      commonSpend: spend === null || common === null ? null : convertMoney(spend, common, rates),
    };
  });
  return { year, common, lines, rates, intensities: named(intensities, index), ...totalsOf(lines) };
}

function named(stated: readonly SupplierIntensity[], { placeOfSupplier, suppliers }: SearchIndex) {
  return stated.map((each): StatedIntensity => {
    const place = placeOfSupplier.get(each.supplierKey);
    return { ...each, supplier: place === undefined ? { name: '', nameZh: '' } : suppliers.rows[place]! };
  });
}

function categoryOf(entry: SearchEntry | null, factor: Factor | null): AccountedPurchase['category'] {
  if (entry !== null && entry.category !== '') return { name: entry.category, nameZh: entry.categoryZh };
  return { name: factor?.category ?? '', nameZh: '' };
}

/** Part of the emissions that rests on data of suppliers, 0..1 (Scope 3 Standard, chapter 11); null where nothing is counted. */
export function supplierDataShare({ coverage, kgCo2e }: PurchaseAccount): number | null {
  if (!kgCo2e) return null;
  const ofSuppliers = coverage.filter(
    ({ method }) => method === 'SUPPLIER_FOOTPRINT' || method === 'SUPPLIER_INTENSITY',
  );
  return ofSuppliers.reduce((sum, each) => sum + (each.kgCo2e ?? 0), 0) / kgCo2e;
}

function moved<Row extends Purchase>(row: Row, moves: readonly PurchaseMove[], index: SearchIndex): Row {
  const move = moves.find(({ purchaseId }) => purchaseId === row.id);
  if (move === undefined) return row;
  if (move.productId) {
    const productKey = productKeyOf(move.productId);
    const place = productKey === null ? undefined : index.placeOfProduct.get(productKey);
    if (place === undefined) throw new NotFound('product', move.productId);
    return { ...row, productKey, supplierKey: index.products.rows[place]!.supplierKey };
  }
  const supplierKey = move.supplierId ? supplierKeyOf(move.supplierId) : null;
  if (supplierKey === null || !index.placeOfSupplier.has(supplierKey))
    throw localIdOrNull('Supplier', move.supplierId ?? '') === null && !move.supplierId
      ? new InvalidInput([
          {
            field: 'moves',
            code: 'REQUIRED',
            message: 'A move names neither a product nor a supplier.',
            remedy: 'Name the one it would be bought of.',
          },
        ])
      : new NotFound('supplier', move.supplierId ?? '');
  return { ...row, productKey: null, supplierKey };
}

export function spendFactor({ kgCo2e, unit, year }: Factor): PerMoney | null {
  return kgCo2e === null || year === null ? null : { kgCo2e, currency: unit, year };
}

/** The currency and year that most purchases are in. */
function commonMoney(rows: readonly Purchase[]): PurchaseAccount['common'] {
  const counts = new Map<string, { currency: string; year: number; count: number }>();
  for (const { currency, spendYear } of rows) {
    if (currency === null || spendYear === null) continue;
    const key = `${currency} ${spendYear}`;
    counts.set(key, { currency, year: spendYear, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most === undefined ? null : { currency: most.currency, year: most.year };
}

function totalsOf(lines: readonly AccountedPurchase[]) {
  const kgCo2e = sumOf(lines);
  const primary = lines.reduce((sum, line) => sum + line.primaryKgCo2e, 0);
  const names = [...new Set(lines.map(({ supplier }) => supplier.name))];
  const suppliers = names.map((name): SupplierPart => {
    const own = lines.filter(({ supplier }) => supplier.name === name);
    const kg = sumOf(own);
    return {
      ...{ name, nameZh: own[0]!.supplier.nameZh, kgCo2e: kg, purchases: own.length },
      share: kg === null || !kgCo2e ? null : kg / kgCo2e,
      gaps: own.filter(({ method }) => method === null).length,
    };
  });
  return {
    kgCo2e,
    primaryShare: kgCo2e ? primary / kgCo2e : null,
    gaps: lines.filter(({ method }) => method === null).length,
    coverage: coverPurchases(lines),
    suppliers: suppliers.sort((a, b) => (b.kgCo2e ?? 0) - (a.kgCo2e ?? 0) || (a.name < b.name ? -1 : 1)),
  };
}

function sumOf(lines: readonly AccountedPurchase[]): number | null {
  const known = lines.flatMap((line) => (line.kgCo2e === null ? [] : [line.kgCo2e]));
  return known.length === 0 ? null : known.reduce((sum, kg) => sum + kg, 0);
}
