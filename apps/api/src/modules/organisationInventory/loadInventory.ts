import type {
  ActivityEntry,
  ActivityKind,
  EnergyCertificate,
  Factor,
  Finding,
  InventoryRequest,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { Factor as FactorRow, InventorySetting } from '../../db/generated/client/client.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { usableFactors } from '../factor/factorAccess.ts';
import type { PurchaseAccount } from '../purchase/accountPurchases.ts';
import type { ProductOfYear } from './chooseAssessments.ts';
import { loadProducts } from './loadProducts.ts';
import { loadPurchases } from './loadPurchases.ts';
import { isAssessed, loadMakers, loadRows, loadUses, toInventoryProduct } from './loadRows.ts';

export type Setting = Omit<InventorySetting, 'organisationId'>;

export interface LoadedInventory {
  readonly request: InventoryRequest;
  readonly setting: Setting;
  readonly products: readonly ProductOfYear[];
  /** Purchases, each counted by itself; null where nothing was entered. */
  readonly account: PurchaseAccount | null;
  readonly findings: readonly Finding[];
}

export const USUAL_SETTING: Omit<Setting, 'year'> = {
  consolidation: 'OPERATIONAL_CONTROL',
  paysOutboundTransport: true,
  gwpSet: 'AR6',
  note: '',
  version: 0,
};

const GRID_ACTIVITY = 'electricity-grid-mix';

/** Everything a year of the organisation is counted from, in a fixed number of statements. */
export async function loadInventory(
  database: Database,
  organisationId: string,
  year: number,
): Promise<LoadedInventory> {
  const { prisma } = database;
  const where = { organisationId, year };
  const setting = (await prisma.inventorySetting.findUnique({ where: { organisationId_year: where } })) ?? {
    year,
    ...USUAL_SETTING,
  };
  const { country } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const { products, notBought } = await loadProducts(database, organisationId, year);
  const assessed = products.filter(isAssessed);
  const rows = await loadRows(
    database,
    organisationId,
    assessed.map(({ assessment }) => assessment.id),
  );
  const uses = await loadUses(database, organisationId, assessed);
  const stored = await prisma.activityEntry.findMany({ where, orderBy: { id: 'asc' } });
  const { purchases, account } = await loadPurchases(database, organisationId, year);
  const mixes = await prisma.residualMix.findMany({ where, include: { factor: true } });
  const certificates = await prisma.electricityCertificate.findMany({ where, orderBy: { id: 'asc' } });
  const named = [
    ...[...rows.values()].flatMap((own) => own.flatMap(({ factorId }) => factorId ?? [])),
    ...stored.flatMap(({ factorId }) => factorId ?? []),
  ];
  const factorRows = await prisma.factor.findMany({ where: { id: { in: [...new Set(named)] } } });
  const inventoryProducts = products.map((product) => toInventoryProduct(product, rows, uses));
  const markets = new Set([
    country,
    ...inventoryProducts.flatMap((product) =>
      product.rows.flatMap(({ region }) => region?.slice(0, 2) ?? []),
    ),
    ...stored.flatMap(({ region }) => region?.slice(0, 2) ?? []),
  ]);
  return {
    setting,
    products,
    account,
    findings: productFindings(products, notBought, year),
    request: {
      year,
      gwpSet: setting.gwpSet,
      paysOutboundTransport: setting.paysOutboundTransport,
      homeMarket: country,
      products: inventoryProducts,
      entries: stored.map((entry): ActivityEntry => entry),
      purchases,
      certificates: certificates.map(toCertificate),
      ...factorMaps(factorRows),
      makers: purchases.length === 0 ? new Map() : await loadMakers(database, organisationId, rows),
      ownAssessments: new Set(assessed.flatMap(({ isOwn, assessment }) => (isOwn ? [assessment.id] : []))),
      gridFactors: await loadGridFactors(database, organisationId, [...markets], year),
      residualFactors: new Map(mixes.map(({ market, factor }) => [market, toFactor(factor)])),
    },
  };
}

/** Factors as the engine takes them, and what kind of activity each is. */
export function factorMaps(rows: readonly FactorRow[]): Pick<InventoryRequest, 'factors' | 'kinds'> {
  return {
    factors: new Map(rows.map((row): [string, Factor] => [row.id, toFactor(row)])),
    kinds: new Map(rows.map((row) => [row.id, activityKind(row)])),
  };
}

const KIND_OF_CATEGORY: Readonly<Record<string, ActivityKind>> = {
  Electricity: 'ELECTRICITY',
  'Heat and steam': 'HEAT',
  Fuels: 'FUEL',
  Freight: 'FREIGHT',
  'Passenger transport': 'PASSENGER',
  'Waste treatment': 'WASTE',
  'Refrigerants and gases': 'FUGITIVE',
};

function activityKind({ category, transportMode }: FactorRow): ActivityKind {
  return transportMode === null ? (KIND_OF_CATEGORY[category] ?? 'OTHER') : 'FREIGHT';
}

function toCertificate(row: {
  id: string;
  kWh: number;
  market: string;
  year: number;
  generationFactor: number;
  upstreamFactor: number;
}): EnergyCertificate {
  const { id, kWh, market, year, generationFactor, upstreamFactor } = row;
  return { id, kWh, market, year, generationFactor, upstreamFactor };
}

/** The newest grid average of each country up to the year, else the oldest after it. */
async function loadGridFactors(
  { prisma }: Database,
  organisationId: string,
  markets: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, Factor>> {
  const rows = await prisma.factor.findMany({
    where: {
      AND: [usableFactors(organisationId), { activity: GRID_ACTIVITY, region: { in: [...markets] } }],
    },
    orderBy: { id: 'asc' },
  });
  // A factor without a year is taken last.
  const distance = (row: FactorRow) =>
    row.year === null ? 1e6 : row.year <= year ? year - row.year : 1e3 + row.year - year;
  const best = new Map<string, FactorRow>();
  for (const row of rows) {
    const known = best.get(row.region);
    if (known === undefined || distance(row) < distance(known)) best.set(row.region, row);
  }
  return new Map([...best].map(([market, row]) => [market, toFactor(row)]));
}

function productFindings(products: readonly ProductOfYear[], notBought: number, year: number): Finding[] {
  const other = products.filter(({ assessment, isOfYear }) => assessment !== null && !isOfYear);
  const findings: Finding[] = [];
  if (other.length > 0)
    findings.push({
      code: 'ASSESSMENT_OF_OTHER_YEAR',
      severity: 'WARNING',
      subjects: other.map(({ id }) => id),
      message: `${other.length} products have no assessment of ${year}; their current one stands in.`,
      messageZh: `${other.length} 个产品没有 ${year} 年的评价，以其现行评价代替。`,
    });
  if (notBought > 0)
    findings.push({
      code: 'NOT_BOUGHT',
      severity: 'INFO',
      subjects: [],
      message: `${notBought} products of others have no annual volume and are not counted as bought.`,
      messageZh: `${notBought} 个他方产品没有年产量，不计为外购。`,
    });
  return findings;
}
