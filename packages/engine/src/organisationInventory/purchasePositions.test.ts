import { describe, expect, it } from 'vitest';
import { buildOrganisationInventory } from './buildOrganisationInventory.ts';
import type { InventoryProduct, InventoryRequest, ProductRow } from './organisationInventory.ts';
import type { InventoryPurchase } from './purchasePositions.ts';

/*
 * A works makes 1,000 kettles a year, each with one bought box (0.5 kg CO2e, of Carton Co.) and 2 kg of steel (6 kg CO2e, of
 * Steel Co.), and a handle that is counted with a footprint its maker shares (1 kg, factor "linked").
 */
const row = (lineId: string, kgCo2e: number, fields: Partial<ProductRow> = {}): ProductRow => ({
  ...{ lineId, leafAssessmentId: 'kettle', leafLineId: lineId, stage: 'MATERIALS', scope: 3 },
  ...{ supplierId: null, region: null, factorId: null, primary: false, gas: 'CO2E', kgGas: null },
  ...{ kgCo2e, gap: null, ...fields },
});
const product = (
  fields: Partial<InventoryProduct> & Pick<InventoryProduct, 'productId'>,
): InventoryProduct => ({
  ...{ assessmentId: fields.productId, isOwn: true, brand: '', siteId: null, volume: 1000, gwpSet: 'AR6' },
  ...{ rows: [], uses: [], ...fields },
});
const KETTLE = product({
  productId: 'kettle',
  rows: [
    row('box', 0.5, { supplierId: 'paper', leafAssessmentId: 'box' }),
    row('steel', 6, { supplierId: 'steel' }),
    row('handle', 1, { factorId: 'linked' }),
  ],
  uses: [{ productId: 'box', units: 1 }],
});

function purchase(fields: Partial<InventoryPurchase> & Pick<InventoryPurchase, 'id'>): InventoryPurchase {
  return {
    ...{ carriedBy: null, isInProducts: false, method: 'SPEND_FACTOR', kgCo2e: 100, primaryKgCo2e: 0 },
    ...{ supplierId: null, factorId: null, amount: 1000, unit: 'CNY', ...fields },
  };
}

function inventoryOf(purchases: readonly InventoryPurchase[], fields: Partial<InventoryRequest> = {}) {
  return buildOrganisationInventory({
    ...{ year: 2025, gwpSet: 'AR6', paysOutboundTransport: true, homeMarket: 'CN', products: [KETTLE] },
    ...{ entries: [], purchases, certificates: [], factors: new Map(), kinds: new Map() },
    ...{
      ownAssessments: new Set(['kettle']),
      makers: new Map([
        ['box', 'carton'],
        ['pot', 'potter'],
      ]),
    },
    ...{ gridFactors: new Map(), residualFactors: new Map() },
    ...fields,
  });
}

function ofPurchases(purchases: readonly InventoryPurchase[]) {
  const inventory = inventoryOf(purchases);
  return {
    kgCo2e: inventory.positions
      .filter(({ origin }) => origin === 'PURCHASE')
      .reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0),
    takenOff: inventory.takenOffPurchasesKgCo2e,
    codes: inventory.findings.map(({ code }) => code),
  };
}

describe('Purchases of a year', () => {
  it('are purchased goods and services, and add up with what products carry', () => {
    const before = inventoryOf([]);
    const after = inventoryOf([purchase({ id: 'audit' })]);
    const goods = (inventory: typeof before) =>
      inventory.headings.find(({ heading }) => heading === 'PURCHASED_GOODS')!.kgCo2e!;
    expect(goods(after) - goods(before)).toBeCloseTo(100, 9);
    expect(after.total.kgCo2e! - before.total.kgCo2e!).toBeCloseTo(100, 9);
  });

  it('of a product count only what does not go into others: 200 of 1,200 boxes', () => {
    const boxes = purchase({
      ...{ id: 'boxes', method: 'SUPPLIER_FOOTPRINT', kgCo2e: 600, supplierId: 'carton' },
      carriedBy: { kind: 'PRODUCT', productId: 'box', units: 1200 },
    });
    const { kgCo2e, takenOff, codes } = ofPurchases([boxes]);
    expect(kgCo2e).toBeCloseTo(100, 9);
    expect(takenOff).toBeCloseTo(500, 9);
    expect(codes).toContain('PURCHASES_CARRIED_BY_PRODUCTS');
    // What else is bought of the same supplier is not taken off by the same boxes.
    const print = purchase({
      ...{ id: 'print', supplierId: 'carton', kgCo2e: 300 },
      carriedBy: { kind: 'SUPPLIER', supplierId: 'carton' },
    });
    expect(ofPurchases([boxes, print]).kgCo2e).toBeCloseTo(400, 9);
  });

  it('of a supplier count only what products do not carry of it, never below nothing', () => {
    const steel = (kgCo2e: number) =>
      purchase({
        ...{ id: 'steel', kgCo2e, supplierId: 'steel' },
        carriedBy: { kind: 'SUPPLIER', supplierId: 'steel' },
      });
    expect(ofPurchases([steel(7500)]).kgCo2e).toBeCloseTo(1500, 9);
    expect(ofPurchases([steel(5000)])).toMatchObject({ kgCo2e: 0, takenOff: 5000 });
  });

  it('of whom a maker buys is not what the organisation buys', () => {
    const paper = purchase({ id: 'p', carriedBy: { kind: 'SUPPLIER', supplierId: 'paper' }, kgCo2e: 300 });
    expect(ofPurchases([paper])).toMatchObject({ kgCo2e: 300, takenOff: 0 });
    const pot = product({
      ...{ productId: 'pot', isOwn: false, volume: 10 },
      rows: [row('clay', 20, { supplierId: 'quarry', leafAssessmentId: 'pot' })],
    });
    const left = (supplierId: string) =>
      inventoryOf([purchase({ id: 'p', carriedBy: { kind: 'SUPPLIER', supplierId }, kgCo2e: 300 })], {
        products: [KETTLE, pot],
      }).takenOffPurchasesKgCo2e;
    expect(left('quarry')).toBe(0);
    expect(left('potter')).toBeCloseTo(200, 9);
  });

  it('with a footprint that lines are counted with are compared with those lines', () => {
    const handles = purchase({
      ...{ id: 'handles', method: 'SUPPLIER_FOOTPRINT', kgCo2e: 1100, primaryKgCo2e: 550 },
      carriedBy: { kind: 'FACTORS', key: 'shared:handle', factorIds: ['linked'] },
    });
    expect(ofPurchases([handles]).kgCo2e).toBeCloseTo(100, 9);
    const position = inventoryOf([handles]).positions.find(({ purchaseId }) => purchaseId === 'handles')!;
    expect(position).toMatchObject({ reason: 'PURCHASE_REMAINDER', primaryShare: 0.5 });
  });

  it('that are marked as in products are named and not counted', () => {
    const { kgCo2e, codes } = ofPurchases([purchase({ id: 'p', isInProducts: true })]);
    expect(kgCo2e).toBe(0);
    expect(codes).toContain('PURCHASES_MARKED_IN_PRODUCTS');
  });

  it('of nobody in sight are counted, and said to be possibly the same as inputs of nobody', () => {
    expect(ofPurchases([purchase({ id: 'p' })]).codes).toContain('PURCHASES_MAY_REPEAT_PRODUCTS');
    const named = purchase({ id: 'p', carriedBy: { kind: 'SUPPLIER', supplierId: 'other' } });
    expect(ofPurchases([named]).codes).not.toContain('PURCHASES_MAY_REPEAT_PRODUCTS');
  });

  it('that cannot be counted are a gap of the category and of the total', () => {
    const inventory = inventoryOf([purchase({ id: 'p', method: null, kgCo2e: null })]);
    expect(inventory.total.gaps).toEqual(['PURCHASE_NOT_COUNTED']);
    expect(inventory.headings.find(({ heading }) => heading === 'PURCHASED_GOODS')!.gaps).toEqual([
      'PURCHASE_NOT_COUNTED',
    ]);
  });
});
