import type { LabelState } from '@cradle/engine';
import type { Band, SharingLevel } from '@cradle/schema';
import type { AssessmentStatus, Boundary } from '../../db/generated/client/enums.ts';

/** OWN: a supplier or product in the organisation's own portfolio. SHARED: another organisation's, shared with it. */
export const SEARCH_SOURCES = ['OWN', 'SHARED'] as const;
export type SearchSource = (typeof SEARCH_SOURCES)[number];

/** A label as a search knows it. */
export interface SearchLabel {
  readonly state: LabelState;
  readonly grade: string;
  /** Of its check page. */
  readonly code: string;
  readonly scheme: string;
  readonly schemeZh: string;
}

export interface SearchSupplier {
  /** `own:<id>` or `shared:<id of the organisation>`. */
  readonly key: string;
  readonly source: SearchSource;
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** ISO 3166-1 alpha-2; empty when not known. */
  readonly country: string;
  readonly industry: string;
  readonly labels: readonly SearchLabel[];
}

/** What the viewer's organisation may know of a product of a supplier, with its newest footprint. */
export interface SearchEntry {
  /** `own:<id of the product>` or `shared:<id of the organisation>:<id of the share>`. */
  readonly key: string;
  readonly supplierKey: string;
  readonly name: string;
  readonly nameZh: string;
  readonly sku: string;
  readonly category: string;
  readonly categoryZh: string;
  /** Where it is made: ISO 3166-1 or 3166-2; empty when not known. */
  readonly region: string;
  readonly productId: string;
  /** Of the footprint; null where none may be seen. */
  readonly version: SearchVersion | null;
  /** How much the share gives; null for what is one's own. */
  readonly level: SharingLevel | null;
}

/** The footprint as the viewer may know it. */
export interface SearchVersion {
  readonly assessmentId: string;
  readonly version: number;
  readonly status: AssessmentStatus;
  readonly boundary: Boundary;
  /** Code of the declared unit; figures are for one of it. */
  readonly unit: string;
  /** Last day of the reference period, YYYY-MM-DD. */
  readonly periodEnd: string | null;
  /** kg CO2e per declared unit; null where only gaps or a range may be seen. */
  readonly kgCo2e: number | null;
  /** In place of the figure, per declared unit. */
  readonly band: Band | null;
  /** Whether something is missing from the figure. */
  readonly hasGaps: boolean;
  /** 1 (best) to 5. */
  readonly dataQuality: number | null;
  /** 0 to 1. */
  readonly primaryDataShare: number | null;
}

/** A number for a footprint to be ordered and ranked by: the figure, or the middle of its range on a log scale. */
export function sizeOf({ kgCo2e, band }: Pick<SearchVersion, 'kgCo2e' | 'band'>): number | null {
  if (band === null) return kgCo2e;
  return Math.sign(band.lower + band.upper) * Math.sqrt(Math.abs(band.lower * band.upper));
}

/** The lowest and the highest it can be. */
export function rangeOf({ kgCo2e, band }: Pick<SearchVersion, 'kgCo2e' | 'band'>): Band | null {
  if (band !== null) return band;
  return kgCo2e === null ? null : { lower: kgCo2e, upper: kgCo2e };
}

export function yearOf({ version }: SearchEntry): number | null {
  return version?.periodEnd ? Number(version.periodEnd.slice(0, 4)) : null;
}

/** Footprints of different units or boundaries have no order: they stand one group after the other. */
export function groupOf({ version }: SearchEntry): string {
  return version !== null ? `${version.unit}|${version.boundary}` : '';
}
