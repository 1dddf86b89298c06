import {
  buildOrganisationInventory,
  type Finding,
  INVENTORY_HEADINGS,
  type InventoryHeading,
  type InventoryPosition,
  type InventorySum,
  type OrganisationInventory,
  primaryShareOf,
  scopeOf,
  sumPositions,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { PurchaseAccount } from '../purchase/accountPurchases.ts';
import type { ProductOfYear } from './chooseAssessments.ts';
import { loadInventory, type Setting } from './loadInventory.ts';

export interface InventoryFilter {
  readonly brand?: string | null | undefined;
  readonly siteId?: string | null | undefined;
  readonly productId?: string | null | undefined;
}

/** An inventory as it is asked for: the whole, or what belongs to one brand, site or product. */
export interface BuiltInventory {
  readonly year: number;
  readonly setting: Setting;
  readonly whole: OrganisationInventory;
  readonly positions: readonly InventoryPosition[];
  /** Purchases of the year, each counted by itself; null where nothing was entered. */
  readonly account: PurchaseAccount | null;
  readonly exclusions: ReadonlyMap<InventoryHeading, string>;
  readonly findings: readonly Finding[];
}

/** A year of the organisation, worked out anew from stored footprints and activities. */
export async function buildInventory(
  database: Database,
  organisationId: string,
  year: number,
  filter: InventoryFilter = {},
): Promise<BuiltInventory> {
  const { request, setting, products, account, findings } = await loadInventory(
    database,
    organisationId,
    year,
  );
  const whole = buildOrganisationInventory(request);
  const exclusions = await database.prisma.inventoryExclusion.findMany({ where: { organisationId, year } });
  return {
    year,
    setting,
    whole,
    account,
    positions: whole.positions.filter((position) => belongsTo(position, filter)),
    exclusions: new Map(exclusions.map(({ heading, reason }) => [heading, reason])),
    findings: [...findings, ...whole.findings.map((finding) => withName(finding, products))],
  };
}

/** The engine knows products by their ids only. */
function withName(finding: Finding, products: readonly ProductOfYear[]): Finding {
  const [subject, ...others] = finding.subjects;
  const product = others.length > 0 ? undefined : products.find(({ id }) => id === subject);
  if (product === undefined) return finding;
  return {
    ...finding,
    message: `${product.name}: ${finding.message}`,
    messageZh: `${product.nameZh || product.name}：${finding.messageZh}`,
  };
}

function belongsTo(position: InventoryPosition, { brand, siteId, productId }: InventoryFilter): boolean {
  return (
    (brand == null || position.brand === brand) &&
    (siteId == null || position.siteId === siteId) &&
    (productId == null || position.productId === productId)
  );
}

export interface HeadingTotal extends InventorySum {
  readonly heading: InventoryHeading;
  readonly primaryShare: number | null;
  readonly exclusion: string | null;
  readonly positions: readonly InventoryPosition[];
}

/** All headings in their order, whether something stands under them or not (Scope 3 Standard, table 5.3). */
export function headingTotals({ positions, exclusions }: BuiltInventory): HeadingTotal[] {
  return INVENTORY_HEADINGS.filter(
    (heading) => heading !== 'NOT_ATTRIBUTED' || positions.some((position) => position.heading === heading),
  ).map((heading) => {
    const own = positions.filter((position) => position.heading === heading);
    return {
      heading,
      ...sumPositions(own),
      primaryShare: primaryShareOf(own),
      exclusion: exclusions.get(heading) ?? null,
      positions: own,
    };
  });
}

export function scopeTotal({ positions }: BuiltInventory, scope: 1 | 2 | 3): InventorySum {
  return sumPositions(positions.filter(({ heading }) => scopeOf(heading) === scope));
}

export type PartKind = 'PRODUCT' | 'BRAND' | 'SITE' | 'ENTRY' | 'PURCHASES';

/** What an inventory is made of, seen from one side; kg CO2e of the year. */
export interface InventoryPart extends InventorySum {
  /** Local id of the product, site or entry, or the brand; empty for what belongs to none. */
  readonly key: string;
  readonly kind: PartKind;
  readonly scopes: readonly [InventorySum, InventorySum, InventorySum];
}

/** Parts by product (entries by themselves, all purchases together), brand or site, the largest first. They add up to the whole. */
export function breakDown(
  positions: readonly InventoryPosition[],
  by: 'PRODUCT' | 'BRAND' | 'SITE',
): InventoryPart[] {
  const groups = new Map<string, { kind: PartKind; key: string; own: InventoryPosition[] }>();
  for (const position of positions) {
    const kind = by === 'PRODUCT' && position.productId === null ? partWithoutProduct(position) : by;
    const key = keyOf(position, kind);
    const group = groups.get(`${kind}:${key}`);
    if (group === undefined) groups.set(`${kind}:${key}`, { kind, key, own: [position] });
    else group.own.push(position);
  }
  const ofScope = (own: readonly InventoryPosition[], scope: 1 | 2 | 3) =>
    sumPositions(own.filter(({ heading }) => scopeOf(heading) === scope));
  return [...groups.values()]
    .map(({ kind, key, own }) => ({
      kind,
      key,
      ...sumPositions(own),
      scopes: [ofScope(own, 1), ofScope(own, 2), ofScope(own, 3)] as const,
    }))
    .sort((a, b) => Math.abs(b.kgCo2e ?? 0) - Math.abs(a.kgCo2e ?? 0) || (a.key < b.key ? -1 : 1));
}

function partWithoutProduct({ origin }: InventoryPosition): PartKind {
  return origin === 'PURCHASE' ? 'PURCHASES' : 'ENTRY';
}

function keyOf({ productId, entryId, brand, siteId }: InventoryPosition, kind: PartKind): string {
  switch (kind) {
    case 'PRODUCT':
      return productId ?? '';
    case 'ENTRY':
      return entryId ?? '';
    case 'BRAND':
      return brand;
    case 'SITE':
      return siteId ?? '';
    case 'PURCHASES':
      return '';
    default:
      return kind satisfies never;
  }
}
