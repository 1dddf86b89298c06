import type { CountingReason } from './countingReason.ts';
import type { ActivityKind, InventoryHeading } from './inventoryHeading.ts';
import type { InventoryProduct, InventoryRequest, ProductRow } from './organisationInventory.ts';

export interface Counted {
  readonly heading: InventoryHeading;
  readonly reason: CountingReason;
}

/**
 * Under which heading a contribution of a product is counted; null for what lies beyond the boundary and is counted
 * nowhere. A line's scope is that of whoever makes the product, so it is ours only in products that we make.
 *
 * Source: GHG Protocol Scope 3 Standard, table 5.4 (borders of the categories), 5.5 (categories 4 and 9, 11, 12).
 */
export function headingOf(
  row: Pick<ProductRow, 'stage' | 'scope' | 'leafAssessmentId'>,
  kind: ActivityKind,
  product: Pick<InventoryProduct, 'isOwn'>,
  {
    ownAssessments,
    paysOutboundTransport,
  }: Pick<InventoryRequest, 'ownAssessments' | 'paysOutboundTransport'>,
): Counted | null {
  const isOwnLeaf = product.isOwn && ownAssessments.has(row.leafAssessmentId);
  switch (row.stage) {
    case 'BEYOND_BOUNDARY':
      return null;
    case 'USE':
      return { heading: 'USE_OF_SOLD_PRODUCTS', reason: 'USE_STAGE' };
    case 'END_OF_LIFE':
      return { heading: 'END_OF_LIFE_OF_SOLD_PRODUCTS', reason: 'END_OF_LIFE_STAGE' };
    case 'MATERIALS':
    case 'PRODUCTION':
      return isOwnLeaf ? atOwnGate(row, kind) : bought(product);
    case 'DISTRIBUTION':
      return ownScope(row, isOwnLeaf) ?? outbound(paysOutboundTransport);
    case 'INSTALLATION':
      return kind === 'WASTE'
        ? { heading: 'END_OF_LIFE_OF_SOLD_PRODUCTS', reason: 'INSTALLATION_WASTE' }
        : { heading: 'USE_OF_SOLD_PRODUCTS', reason: 'INSTALLATION' };
    case 'UNSPLIT':
      return product.isOwn
        ? { heading: 'NOT_ATTRIBUTED', reason: 'PUBLISHED_TOTAL' }
        : { heading: 'PURCHASED_GOODS', reason: 'BOUGHT_PRODUCT' };
    default:
      return row.stage satisfies never;
  }
}

function ownScope({ scope }: Pick<ProductRow, 'scope'>, isOwnLeaf: boolean): Counted | null {
  if (!isOwnLeaf || scope === 3) return null;
  return scope === 1
    ? { heading: 'SCOPE_1', reason: 'OWN_DIRECT' }
    : { heading: 'SCOPE_2', reason: 'OWN_ENERGY' };
}

function atOwnGate(row: Pick<ProductRow, 'stage' | 'scope'>, kind: ActivityKind): Counted {
  const own = ownScope(row, true);
  if (own !== null) return own;
  if (kind === 'FREIGHT') return { heading: 'UPSTREAM_TRANSPORT', reason: 'INBOUND_TRANSPORT' };
  if (row.stage === 'PRODUCTION' && kind === 'WASTE')
    return { heading: 'WASTE_IN_OPERATIONS', reason: 'PRODUCTION_WASTE' };
  return { heading: 'PURCHASED_GOODS', reason: 'BOUGHT_INPUT' };
}

function bought({ isOwn }: Pick<InventoryProduct, 'isOwn'>): Counted {
  return { heading: 'PURCHASED_GOODS', reason: isOwn ? 'BOUGHT_INPUT' : 'BOUGHT_PRODUCT' };
}

function outbound(isPaid: boolean): Counted {
  return isPaid
    ? { heading: 'UPSTREAM_TRANSPORT', reason: 'OUTBOUND_TRANSPORT_PAID' }
    : { heading: 'DOWNSTREAM_TRANSPORT', reason: 'OUTBOUND_TRANSPORT_NOT_PAID' };
}
