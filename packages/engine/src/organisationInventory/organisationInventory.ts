import type { Factor } from '../factor/factor.ts';
import type { GwpSet } from '../factor/gwp.ts';
import type { ContributionRow, Finding } from '../footprint/footprint.ts';
import type { EnergyCertificate } from '../method/electricity.ts';
import type { CountingReason } from './countingReason.ts';
import type { ActivityKind, InventoryHeading } from './inventoryHeading.ts';
import type { InventoryPurchase } from './purchasePositions.ts';

/** How much of a company of which it owns a part is counted (Corporate Standard, chapter 3); one for all scopes. */
export const CONSOLIDATIONS = ['OPERATIONAL_CONTROL', 'FINANCIAL_CONTROL', 'EQUITY_SHARE'] as const;
export type Consolidation = (typeof CONSOLIDATIONS)[number];

/** The part of a contribution row an inventory reads; kg are per declared unit. */
export type ProductRow = Pick<
  ContributionRow,
  | 'lineId'
  | 'leafAssessmentId'
  | 'leafLineId'
  | 'stage'
  | 'scope'
  | 'supplierId'
  | 'region'
  | 'factorId'
  | 'primary'
  | 'gas'
  | 'kgGas'
  | 'kgCo2e'
  | 'gap'
>;

/** A product with the footprint that stands for its year. */
export interface InventoryProduct {
  readonly productId: string;
  readonly assessmentId: string;
  /** Made in our own works; false for goods that are bought and sold on, or built into others. */
  readonly isOwn: boolean;
  readonly brand: string;
  readonly siteId: string | null;
  /** Declared units made or bought in the year; null is the gap `ANNUAL_VOLUME_UNKNOWN`. */
  readonly volume: number | null;
  readonly gwpSet: GwpSet;
  readonly rows: readonly ProductRow[];
  /** How many declared units of other products one declared unit of it takes. */
  readonly uses: readonly { readonly productId: string; readonly units: number }[];
}

/** An activity of the organisation that no product carries. */
export interface ActivityEntry {
  readonly id: string;
  readonly heading: InventoryHeading;
  readonly siteId: string | null;
  /** Null is the gap `AMOUNT_MISSING`. */
  readonly amount: number | null;
  readonly unit: string;
  /** Null is the gap `FACTOR_MISSING`. */
  readonly factorId: string | null;
  /** ISO code of the place; decides the electricity market. Null: the home market. */
  readonly region: string | null;
  readonly primary: boolean;
  /**
   * The reading of a whole site, in which the same activity of the products is contained: only what is left after them
   * is counted here.
   */
  readonly isSiteTotal: boolean;
}

export interface InventoryRequest {
  readonly year: number;
  readonly gwpSet: GwpSet;
  /** Whether transport after the gate is paid for by us: category 4, else 9 (Scope 3 Standard, table 5.4). */
  readonly paysOutboundTransport: boolean;
  readonly homeMarket: string;
  readonly products: readonly InventoryProduct[];
  readonly entries: readonly ActivityEntry[];
  readonly purchases: readonly InventoryPurchase[];
  readonly certificates: readonly EnergyCertificate[];
  /** Every factor that a row or entry names, and those of the markets. */
  readonly factors: ReadonlyMap<string, Factor>;
  readonly kinds: ReadonlyMap<string, ActivityKind>;
  /** Assessments of products that we make ourselves: only there scope 1 and 2 are ours. */
  readonly ownAssessments: ReadonlySet<string>;
  /** Suppliers that make the products of assessments; asked for purchases only. */
  readonly makers: ReadonlyMap<string, string>;
  readonly gridFactors: ReadonlyMap<string, Factor>;
  readonly residualFactors: ReadonlyMap<string, Factor>;
}

export type PositionOrigin = 'PRODUCT' | 'ENTRY' | 'PURCHASE';

/** The smallest thing an inventory is the sum of; all amounts are of the year. */
export interface InventoryPosition {
  readonly key: string;
  readonly origin: PositionOrigin;
  readonly heading: InventoryHeading;
  readonly reason: CountingReason;
  readonly productId: string | null;
  readonly assessmentId: string | null;
  readonly lineId: string | null;
  readonly leafLineId: string | null;
  /** Of the line at which it is emitted; another product’s where products use products. */
  readonly leafAssessmentId: string | null;
  readonly entryId: string | null;
  readonly purchaseId: string | null;
  readonly brand: string;
  readonly siteId: string | null;
  readonly supplierId: string | null;
  readonly region: string | null;
  readonly factorId: string | null;
  readonly kind: ActivityKind;
  /** Part of it that rests on primary data, 0..1. */
  readonly primaryShare: number;
  /** In `unit`, that of the factor; null when it is not known. */
  readonly amount: number | null;
  readonly unit: string | null;
  /** kg CO2e by location; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** kg CO2e by market; differs from the one by location in scope 2 only. */
  readonly marketKgCo2e: number | null;
  /** Stands outside of the scopes (Corporate Standard, chapter 9). */
  readonly biogenicCo2Kg: number;
  readonly gaps: readonly string[];
}

/** A sum with what is missing from it. */
export interface InventorySum {
  readonly kgCo2e: number | null;
  readonly marketKgCo2e: number | null;
  readonly biogenicCo2Kg: number;
  readonly gaps: readonly string[];
}

export interface HeadingSum extends InventorySum {
  readonly heading: InventoryHeading;
  /** Part of the absolute emissions that rests on primary data, 0..1 (Scope 3 Standard, chapter 11); null for nothing. */
  readonly primaryShare: number | null;
}

/** How much of a product is counted on its own. In declared units of the year. */
export interface CountedVolume {
  readonly productId: string;
  readonly volume: number | null;
  /** Goes into other products of the inventory and is counted there. */
  readonly insideOthers: number;
  /** volume − insideOthers, never below 0; null where the volume is. */
  readonly counted: number | null;
}

/** Electricity of one market in the year: what was used and what it counts as. */
export interface ElectricityMarket {
  readonly market: string;
  readonly kWh: number;
  readonly locationKgCo2e: number;
  readonly marketKgCo2e: number;
  readonly certificateKWh: number;
  readonly coveredShare: number;
  readonly surplusKWh: number;
  readonly restBy: 'RESIDUAL_MIX' | 'GRID_MIX';
  readonly residualFactorId: string | null;
}

export interface OrganisationInventory {
  readonly year: number;
  readonly gwpSet: GwpSet;
  readonly positions: readonly InventoryPosition[];
  /** All headings in their order, also those without a position (all sums null). */
  readonly headings: readonly HeadingSum[];
  readonly scope1: InventorySum;
  readonly scope2: InventorySum;
  readonly scope3: InventorySum;
  readonly total: InventorySum;
  /** Credits and loads beyond the boundary (EN 15804 module D): apart, and in no sum above. kg CO2e. */
  readonly beyondBoundaryKgCo2e: number | null;
  readonly volumes: readonly CountedVolume[];
  /** kg CO2e of purchases that products carry, and that are not counted a second time. */
  readonly takenOffPurchasesKgCo2e: number;
  readonly markets: readonly ElectricityMarket[];
  readonly findings: readonly Finding[];
}
