import type { Scope } from '../inventory/inventory.ts';

/**
 * What a year of an organisation is told apart by: scope 1, scope 2 and the fifteen categories of scope 3, in the order
 * of the GHG Protocol (Corporate Standard, chapter 4; Scope 3 Standard, table 5.3). `NOT_ATTRIBUTED` holds what somebody
 * published as one total that cannot be split between them.
 */
export const INVENTORY_HEADINGS = [
  'SCOPE_1',
  'SCOPE_2',
  'PURCHASED_GOODS',
  'CAPITAL_GOODS',
  'FUEL_AND_ENERGY',
  'UPSTREAM_TRANSPORT',
  'WASTE_IN_OPERATIONS',
  'BUSINESS_TRAVEL',
  'COMMUTING',
  'UPSTREAM_LEASED_ASSETS',
  'DOWNSTREAM_TRANSPORT',
  'PROCESSING_OF_SOLD_PRODUCTS',
  'USE_OF_SOLD_PRODUCTS',
  'END_OF_LIFE_OF_SOLD_PRODUCTS',
  'DOWNSTREAM_LEASED_ASSETS',
  'FRANCHISES',
  'INVESTMENTS',
  'NOT_ATTRIBUTED',
] as const;
export type InventoryHeading = (typeof INVENTORY_HEADINGS)[number];

const FIRST_CATEGORY = INVENTORY_HEADINGS.indexOf('PURCHASED_GOODS');

/** 1 to 15 of the Scope 3 Standard; null for scopes 1 and 2 and for what is not attributed. */
export function scope3Category(heading: InventoryHeading): number | null {
  const place = INVENTORY_HEADINGS.indexOf(heading) - FIRST_CATEGORY + 1;
  return place < 1 || heading === 'NOT_ATTRIBUTED' ? null : place;
}

/** What is not attributed stands in scope 3: nothing of it is known to leave our own chimneys. */
export function scopeOf(heading: InventoryHeading): Scope {
  if (heading === 'SCOPE_1') return 1;
  return heading === 'SCOPE_2' ? 2 : 3;
}

/**
 * The category of ISO 14064-1:2018 (5.2.4) a heading belongs to: 1 direct, 2 imported energy, 3 transport, 4 products
 * used, 5 use of the organisation's products, 6 other.
 */
export function iso14064Category(heading: InventoryHeading): 1 | 2 | 3 | 4 | 5 | 6 {
  switch (heading) {
    case 'SCOPE_1':
      return 1;
    case 'SCOPE_2':
      return 2;
    case 'UPSTREAM_TRANSPORT':
    case 'BUSINESS_TRAVEL':
    case 'COMMUTING':
    case 'DOWNSTREAM_TRANSPORT':
      return 3;
    case 'PURCHASED_GOODS':
    case 'CAPITAL_GOODS':
    case 'FUEL_AND_ENERGY':
    case 'WASTE_IN_OPERATIONS':
    case 'UPSTREAM_LEASED_ASSETS':
      return 4;
    case 'PROCESSING_OF_SOLD_PRODUCTS':
    case 'USE_OF_SOLD_PRODUCTS':
    case 'END_OF_LIFE_OF_SOLD_PRODUCTS':
    case 'DOWNSTREAM_LEASED_ASSETS':
    case 'FRANCHISES':
      return 5;
    case 'INVESTMENTS':
    case 'NOT_ATTRIBUTED':
      return 6;
    default:
      return heading satisfies never;
  }
}

/** What an activity is, so far as an inventory asks. */
export const ACTIVITY_KINDS = [
  'ELECTRICITY',
  'HEAT',
  'FUEL',
  'FREIGHT',
  'PASSENGER',
  'WASTE',
  'FUGITIVE',
  'OTHER',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Where direct emissions come from (Corporate Standard, chapter 4: stationary, mobile, process, fugitive). */
export type DirectSource = 'STATIONARY' | 'MOBILE' | 'PROCESS' | 'FUGITIVE';

/** What the activity itself tells: fuel of a vehicle must be entered by its distance to count as mobile. */
export function directSource(kind: ActivityKind): DirectSource {
  switch (kind) {
    case 'FUEL':
    case 'HEAT':
    case 'ELECTRICITY':
      return 'STATIONARY';
    case 'FREIGHT':
    case 'PASSENGER':
      return 'MOBILE';
    case 'FUGITIVE':
      return 'FUGITIVE';
    case 'WASTE':
    case 'OTHER':
      return 'PROCESS';
    default:
      return kind satisfies never;
  }
}
