import type { Finding } from '../footprint/footprint.ts';
import type { PurchaseMethod } from '../purchase/countPurchase.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { say } from '../saying.ts';
import type { CountingReason } from './countingReason.ts';
import { countVolumes } from './countVolumes.ts';
import type { CountedVolume, InventoryPosition, InventoryRequest } from './organisationInventory.ts';

/** Where products may carry a purchase already; both sides are compared, and only the rest of the purchases is counted. */
export type PurchaseCarrier =
  /** A product of the portfolio; `units` are its declared units that were bought. */
  | { readonly kind: 'PRODUCT'; readonly productId: string; readonly units: number }
  /** A supplier's footprint that lines are counted with, by the factors it was made into. */
  | { readonly kind: 'FACTORS'; readonly key: string; readonly factorIds: readonly string[] }
  /** Anything else that is paid to a supplier. */
  | { readonly kind: 'SUPPLIER'; readonly supplierId: string };

/** A purchase of the year as it was counted by itself. */
export interface InventoryPurchase {
  readonly id: string;
  /** Null: nothing in the products can be told to be it. */
  readonly carriedBy: PurchaseCarrier | null;
  /** Somebody has said that products carry all of it. */
  readonly isInProducts: boolean;
  /** Null is the gap `PURCHASE_NOT_COUNTED`. */
  readonly method: PurchaseMethod | null;
  readonly kgCo2e: number | null;
  /** Of that, what rests on primary data of the supplier. */
  readonly primaryKgCo2e: number;
  readonly supplierId: string | null;
  /** The spend-based factor, where it was used. */
  readonly factorId: string | null;
  /** What was multiplied, in `unit`: a quantity, or money in its currency. */
  readonly amount: number | null;
  readonly unit: string | null;
}

export interface PurchaseShare {
  readonly positions: readonly InventoryPosition[];
  readonly findings: readonly Finding[];
  /** kg CO2e of purchases that products carry, and that are not counted a second time. */
  readonly takenOffKgCo2e: number;
}

/**
 * Category 1 beside the products (Scope 3 Standard, 5.5 and table 5.4): what products carry already is taken off, within the
 * same product, supplier's footprint or supplier: left = max(0, Σ bought − carried) / Σ bought. Example: 1,200 boxes bought of
 * 0.5 kg CO2e each, of which 1,000 go into kettles: 200 boxes, 100 kg, are left.
 */
export function purchasePositions(
  ofProducts: readonly InventoryPosition[],
  request: InventoryRequest,
): PurchaseShare {
  const marked = request.purchases.filter(({ isInProducts }) => isInProducts);
  const own = request.purchases.filter(({ isInProducts }) => !isInProducts);
  const left = leftShares(own, ofProducts, request);
  const positions = own.flatMap((purchase): InventoryPosition[] => {
    const share = left.get(keyOf(purchase.carriedBy)) ?? 1;
    return share === 0 ? [] : [positionOf(purchase, share)];
  });
  const all = kgOf(own);
  const takenOff = all - kgOf(positions);
  return {
    positions,
    takenOffKgCo2e: Math.max(0, takenOff),
    findings: [
      ...takenOffFinding(all, takenOff, own),
      ...markedFinding(marked),
      ...repeatFinding(own, ofProducts),
      ...entryFinding(own, request),
    ],
  };
}

/** Which part of the purchases of each carrier products do not carry. */
function leftShares(
  purchases: readonly InventoryPurchase[],
  ofProducts: readonly InventoryPosition[],
  request: InventoryRequest,
): ReadonlyMap<string, number> {
  const volumes = volumesOf(purchases, request);
  const shares = new Map<string, number>();
  const put = (key: string, all: number, carried: number) =>
    shares.set(key, all <= 0 ? 1 : Math.max(0, all - carried) / all);
  // What is compared as a product or footprint of a supplier is not taken off its other purchases again.
  const apart = {
    productIds: new Set<string>(),
    factorIds: new Set<string>(),
    ofSupplier: new Map<string, number>(),
  };
  const groups = [...groupByCarrier(purchases)];
  for (const [key, { carrier, own }] of groups) {
    if (carrier.kind === 'PRODUCT') {
      const units = neumaierSum(own.map(unitsOf));
      const { volume, insideOthers } = volumes.get(carrier.productId)!;
      put(key, units, Math.max(volume ?? 0, insideOthers));
      apart.productIds.add(carrier.productId);
      const supplierId = own[0]!.supplierId ?? '';
      const inside = units === 0 ? 0 : (insideOthers * kgOf(own)) / units;
      apart.ofSupplier.set(supplierId, (apart.ofSupplier.get(supplierId) ?? 0) + inside);
    }
    if (carrier.kind === 'FACTORS') {
      const factorIds = new Set<string | null>(carrier.factorIds);
      put(key, kgOf(own), kgOf(ofProducts.filter(({ factorId }) => factorIds.has(factorId))));
      for (const id of carrier.factorIds) apart.factorIds.add(id);
    }
  }
  for (const [key, { carrier, own }] of groups) {
    if (carrier.kind !== 'SUPPLIER') continue;
    const { supplierId } = carrier;
    const rest = ofProducts.filter(
      (position) =>
        position.heading === 'PURCHASED_GOODS' &&
        payeeOf(position, request) === supplierId &&
        !apart.productIds.has(position.productId ?? '') &&
        !apart.factorIds.has(position.factorId ?? ''),
    );
    put(key, kgOf(own), Math.max(0, kgOf(rest) - (apart.ofSupplier.get(supplierId) ?? 0)));
  }
  return shares;
}

/**
 * Whom the organisation pays for what a position stands for: the maker of a product it buys, the supplier of a line of its own.
 * Whom that maker pays is not asked.
 */
function payeeOf(position: InventoryPosition, { ownAssessments, makers }: InventoryRequest): string | null {
  const { assessmentId, leafAssessmentId, supplierId } = position;
  if (assessmentId === null || leafAssessmentId === null) return null;
  if (!ownAssessments.has(assessmentId)) return makers.get(assessmentId) ?? null;
  return ownAssessments.has(leafAssessmentId) ? supplierId : (makers.get(leafAssessmentId) ?? null);
}

interface CarrierGroup {
  readonly carrier: PurchaseCarrier;
  readonly own: InventoryPurchase[];
}

function groupByCarrier(purchases: readonly InventoryPurchase[]): ReadonlyMap<string, CarrierGroup> {
  const groups = new Map<string, CarrierGroup>();
  for (const purchase of purchases) {
    const { carriedBy } = purchase;
    if (carriedBy === null) continue;
    const group = groups.get(keyOf(carriedBy)) ?? { carrier: carriedBy, own: [] };
    group.own.push(purchase);
    groups.set(keyOf(carriedBy), group);
  }
  return groups;
}

/** Also of products that nobody has entered a volume for: others may take them all the same. */
function volumesOf(
  purchases: readonly InventoryPurchase[],
  { products }: InventoryRequest,
): ReadonlyMap<string, CountedVolume> {
  const known = new Set(products.map(({ productId }) => productId));
  const others = new Set(
    purchases.flatMap(({ carriedBy }) =>
      carriedBy?.kind === 'PRODUCT' && !known.has(carriedBy.productId) ? carriedBy.productId : [],
    ),
  );
  const volumes = countVolumes([
    ...products,
    ...[...others].map((productId) => ({ productId, volume: null, uses: [] })),
  ]);
  return new Map(volumes.map((volume) => [volume.productId, volume]));
}

function unitsOf({ carriedBy }: InventoryPurchase): number {
  return carriedBy?.kind === 'PRODUCT' ? carriedBy.units : 0;
}

function kgOf(counted: readonly { readonly kgCo2e: number | null }[]): number {
  return neumaierSum(counted.map(({ kgCo2e }) => kgCo2e ?? 0));
}

function keyOf(carrier: PurchaseCarrier | null): string {
  switch (carrier?.kind) {
    case 'PRODUCT':
      return `product:${carrier.productId}`;
    case 'FACTORS':
      return `factors:${carrier.key}`;
    case 'SUPPLIER':
      return `supplier:${carrier.supplierId}`;
    case undefined:
      return '';
    default:
      return carrier satisfies never;
  }
}

const REASONS: Readonly<Record<PurchaseMethod, CountingReason>> = {
  SUPPLIER_FOOTPRINT: 'PURCHASE_BY_FOOTPRINT',
  SUPPLIER_INTENSITY: 'PURCHASE_BY_INTENSITY',
  SPEND_FACTOR: 'PURCHASE_BY_SPEND',
};

function positionOf(purchase: InventoryPurchase, left: number): InventoryPosition {
  const { id, method, supplierId, factorId, amount, unit } = purchase;
  const kgCo2e = purchase.kgCo2e === null ? null : purchase.kgCo2e * left;
  return {
    ...{ key: `purchase:${id}`, origin: 'PURCHASE', heading: 'PURCHASED_GOODS' },
    reason: method === null ? 'PURCHASE_GAP' : left < 1 ? 'PURCHASE_REMAINDER' : REASONS[method],
    ...{ productId: null, assessmentId: null, lineId: null, leafLineId: null },
    ...{ leafAssessmentId: null, entryId: null },
    ...{ purchaseId: id, brand: '', siteId: null, supplierId, region: null, factorId, kind: 'OTHER' },
    primaryShare: purchase.kgCo2e ? purchase.primaryKgCo2e / purchase.kgCo2e : 0,
    ...{ amount: amount === null ? null : amount * left, unit },
    ...{ kgCo2e, marketKgCo2e: kgCo2e, biogenicCo2Kg: 0 },
    gaps: kgCo2e === null ? ['PURCHASE_NOT_COUNTED'] : [],
  };
}

function takenOffFinding(all: number, takenOff: number, purchases: readonly InventoryPurchase[]): Finding[] {
  if (takenOff <= all * 1e-9) return [];
  return [
    {
      ...{ code: 'PURCHASES_CARRIED_BY_PRODUCTS', severity: 'INFO' },
      subjects: purchases.flatMap(({ id, carriedBy }) => (carriedBy === null ? [] : id)),
      ...say(
        `Of ${shown(all)} kg CO2e of purchases, products already carry ${shown(takenOff)} kg; only the rest is counted.`,
        `采购共 ${shown(all)} kg CO2e，其中 ${shown(takenOff)} kg 已由产品承载；仅计其余部分。`,
      ),
    },
  ];
}

function markedFinding(marked: readonly InventoryPurchase[]): Finding[] {
  if (marked.length === 0) return [];
  const kg = shown(kgOf(marked));
  return [
    {
      ...{ code: 'PURCHASES_MARKED_IN_PRODUCTS', severity: 'INFO' },
      subjects: marked.map(({ id }) => id),
      ...say(
        `Purchases marked as carried by products (${marked.length}, ${kg} kg CO2e) are not counted again.`,
        `${marked.length} 笔采购（${kg} kg CO2e）已标记为由产品承载，不再计入。`,
      ),
    },
  ];
}

/** Nobody but a person can tell whether the two are the same: they are counted both, and said so. */
function repeatFinding(
  purchases: readonly InventoryPurchase[],
  ofProducts: readonly InventoryPosition[],
): Finding[] {
  const unnamed = purchases.filter(({ carriedBy, kgCo2e }) => carriedBy === null && kgCo2e !== null);
  const inputs = kgOf(
    ofProducts.filter(
      ({ reason, supplierId, assessmentId, leafAssessmentId }) =>
        reason === 'BOUGHT_INPUT' && supplierId === null && leafAssessmentId === assessmentId,
    ),
  );
  if (unnamed.length === 0 || inputs <= 0) return [];
  const kg = shown(kgOf(unnamed));
  return [
    {
      ...{ code: 'PURCHASES_MAY_REPEAT_PRODUCTS', severity: 'WARNING' },
      subjects: unnamed.map(({ id }) => id),
      ...say(
        `Products carry ${shown(inputs)} kg CO2e of bought inputs whose supplier is not named, and ${kg} kg of purchases are of nobody in the portfolio: where they are the same, mark the purchase as in products.`,
        `产品承载了 ${shown(inputs)} kg CO2e 未注明供应商的外购投入，而 ${kg} kg 的采购不属于组合中的任何供应商：如为同一采购，请标记为已在产品中。`,
      ),
    },
  ];
}

function entryFinding(purchases: readonly InventoryPurchase[], { entries }: InventoryRequest): Finding[] {
  const beside = entries.filter(({ heading }) => heading === 'PURCHASED_GOODS');
  if (purchases.length === 0 || beside.length === 0) return [];
  return [
    {
      ...{ code: 'PURCHASES_BESIDE_ACTIVITIES', severity: 'WARNING' },
      subjects: beside.map(({ id }) => id),
      ...say(
        `${beside.length} activities of purchased goods and services are counted beside the purchases: see that none is in both.`,
        `“外购商品和服务”下另有 ${beside.length} 项活动与采购并列计入：请确认没有重复。`,
      ),
    },
  ];
}

function shown(kg: number): number {
  return Number(kg.toPrecision(4));
}
