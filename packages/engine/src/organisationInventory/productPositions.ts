import { characterise } from '../factor/characterise.ts';
import type { Factor } from '../factor/factor.ts';
import { type GwpSet, gwpOf } from '../factor/gwp.ts';
import { neumaierSum, sumKnown } from '../quantity/neumaierSum.ts';
import { type Counted, headingOf } from './headingOf.ts';
import type {
  CountedVolume,
  InventoryPosition,
  InventoryProduct,
  InventoryRequest,
  ProductRow,
} from './organisationInventory.ts';

export interface ProductShare {
  readonly positions: readonly InventoryPosition[];
  /** kg CO2e of the year beyond the boundary; null where only gaps are, 0 for none. */
  readonly beyondBoundaryKgCo2e: number | null;
}

/** What a year of one product adds to the inventory: one position for each line and place it is emitted at. */
export function productPositions(
  product: InventoryProduct,
  { counted }: CountedVolume,
  request: InventoryRequest,
): ProductShare {
  const groups = new Map<string, { counted: Counted; rows: ProductRow[] }>();
  const beyond: (number | null)[] = [];
  for (const row of product.rows) {
    const placed = headingOf(row, kindOf(row, request), product, request);
    if (placed === null) {
      beyond.push(scaled(kgCo2eOf(row, request.gwpSet), counted));
      continue;
    }
    const key = JSON.stringify([row.lineId, row.leafAssessmentId, row.leafLineId, row.stage, placed.heading]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { counted: placed, rows: [row] });
    else group.rows.push(row);
  }
  // Nothing of a product that goes into others altogether is counted here.
  const positions =
    counted === 0 ? [] : [...groups].map(([key, group]) => positionOf(key, group, product, counted, request));
  return { positions, beyondBoundaryKgCo2e: beyond.length === 0 ? 0 : sumKnown(beyond) };
}

function positionOf(
  key: string,
  { counted: { heading, reason }, rows }: { readonly counted: Counted; readonly rows: readonly ProductRow[] },
  product: InventoryProduct,
  volume: number | null,
  request: InventoryRequest,
): InventoryPosition {
  const [first] = rows;
  const perUnit = sumKnown(rows.map((row) => kgCo2eOf(row, request.gwpSet)));
  const factor = first?.factorId == null ? null : (request.factors.get(first.factorId) ?? null);
  const amount = factor === null ? null : amountBehind(rows, factor, product.gwpSet);
  const kgCo2e = scaled(perUnit, volume);
  const gaps = rows.flatMap(({ gap }) => gap ?? []);
  return {
    key: `${product.productId}:${key}`,
    origin: 'PRODUCT',
    heading,
    reason,
    productId: product.productId,
    assessmentId: product.assessmentId,
    lineId: first?.lineId ?? null,
    leafLineId: first?.leafLineId ?? null,
    leafAssessmentId: first?.leafAssessmentId ?? null,
    entryId: null,
    purchaseId: null,
    brand: product.brand,
    siteId: product.siteId,
    supplierId: first?.supplierId ?? null,
    region: first?.region ?? null,
    factorId: first?.factorId ?? null,
    kind: first === undefined ? 'OTHER' : kindOf(first, request),
    primaryShare: rows.every(({ primary }) => primary) ? 1 : 0,
    amount: scaled(amount, volume),
    unit: factor?.unit ?? null,
    kgCo2e,
    marketKgCo2e: kgCo2e,
    biogenicCo2Kg:
      (volume ?? 0) *
      neumaierSum(
        rows.flatMap(({ gas, kgGas }) => (gas === 'CO2_BIOGENIC' && kgGas !== null ? [kgGas] : [])),
      ),
    gaps: [...new Set(volume === null ? [...gaps, 'ANNUAL_VOLUME_UNKNOWN'] : gaps)],
  };
}

function kindOf({ factorId }: ProductRow, { kinds }: InventoryRequest) {
  return (factorId === null ? undefined : kinds.get(factorId)) ?? 'OTHER';
}

/** In the GWP set of the inventory where the gas is known; a figure published as CO2e only keeps its own. */
function kgCo2eOf({ gas, kgGas, kgCo2e }: ProductRow, set: GwpSet): number | null {
  if (kgCo2e === null || kgGas === null) return kgCo2e;
  const gwp = gwpOf(gas, set);
  return gwp === null ? kgCo2e : kgGas * gwp;
}

/** Amount in the unit of the factor, from what it emitted: the line's own amount is lost where products use products. */
function amountBehind(rows: readonly ProductRow[], factor: Factor, set: GwpSet): number | null {
  const perUnit = sumKnown(characterise(factor, set).map(({ kgCo2ePerUnit }) => kgCo2ePerUnit));
  const emitted = sumKnown(rows.map(({ kgCo2e }) => kgCo2e));
  return perUnit === null || perUnit === 0 || emitted === null ? null : emitted / perUnit;
}

function scaled(perUnit: number | null, volume: number | null): number | null {
  return perUnit === null || volume === null ? null : perUnit * volume;
}
