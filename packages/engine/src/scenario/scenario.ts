import type { TransportMode } from '../inventory/inventory.ts';
import type { Stage } from '../inventory/stage.ts';

/** Which lines a change touches: every given list must match; an empty list matches everything. */
export interface LineSelector {
  readonly productIds: readonly string[];
  readonly stages: readonly Stage[];
  readonly supplierIds: readonly string[];
  readonly regions: readonly string[];
  /** Activities of the line's factor. */
  readonly activities: readonly string[];
  readonly transportModes: readonly TransportMode[];
  readonly processes: readonly string[];
  readonly lineIds: readonly string[];
}

/** One change to the inventory. */
export type Change = { readonly id: string; readonly selector: LineSelector } & (
  | { readonly kind: 'SCALE_AMOUNT'; readonly amountFactor: number }
  | { readonly kind: 'REPLACE_FACTOR'; readonly toFactorId: string }
  /** Another activity in the line's own region and year; the factor is chosen, its reasons become a finding. */
  | { readonly kind: 'REPLACE_ACTIVITY'; readonly toActivity: string }
  | { readonly kind: 'REPLACE_SUPPLIER'; readonly toSupplierId: string; readonly toRegion: string | null }
  | { readonly kind: 'CHANGE_REGION'; readonly toRegion: string }
  /** Another mode; distances are multiplied by `distanceFactor` (a sea route is longer than a flight). */
  | {
      readonly kind: 'CHANGE_TRANSPORT_MODE';
      readonly toTransportMode: TransportMode;
      readonly toActivity: string | null;
      readonly distanceFactor: number;
    }
);

export interface Scenario {
  readonly id: string;
  readonly changes: readonly Change[];
}
