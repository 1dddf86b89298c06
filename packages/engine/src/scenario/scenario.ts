import type { TransportMode } from '../inventory/inventory.ts';
import type { Stage } from '../inventory/stage.ts';

/** Which lines a change touches: every given list must match; an empty list matches everything. */
export interface LineSelector {
  readonly productIds: readonly string[];
  readonly productCategories: readonly string[];
  readonly stages: readonly Stage[];
  readonly supplierIds: readonly string[];
  /** A country also means its parts: `CN` matches `CN-GD`. */
  readonly regions: readonly string[];
  /** Activities of the line's factor; `electricity-*` matches all that begin so. */
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
  /** Of lines that state a distance; an amount in tonne-kilometres goes with it. */
  | { readonly kind: 'CHANGE_DISTANCE'; readonly toDistanceKm: number }
  | { readonly kind: 'SET_AMOUNT'; readonly toAmount: number; readonly toUnit: string }
  /** Another assessment as input, the declared footprint of another supplier say; its supplier and region come along. */
  | { readonly kind: 'REPLACE_INPUT'; readonly toAssessmentId: string }
  /** A share of the amount, 0..1, taken from the recycled activity; both parts keep the id of the line. */
  | { readonly kind: 'SET_RECYCLED_CONTENT'; readonly toActivity: string; readonly recycledShare: number }
  /** Of the assessments whose product the selector matches; its other lists have to be empty. */
  | { readonly kind: 'SET_PARAMETER'; readonly parameter: string; readonly value: number }
);
export type ChangeKind = Change['kind'];

export interface Scenario {
  readonly id: string;
  readonly changes: readonly Change[];
  /** Its changes are taken over: those of the same id are replaced, the others come before. Absent: none. */
  readonly parent?: Scenario;
}
