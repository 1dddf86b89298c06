/*
 * What a fact store is given and what it answers, in columns. Names of dimensions and measures are the caller's own.
 */

/** Values and weights are at most so large, either way, that no sum of what a store can hold overflows. */
export const LARGEST_VALUE = 1e150;
export const LARGEST_WEIGHT = 1e140;

/** Members of one dimension, a list that is never changed, and for each fact the place of its member among them. */
export interface CodedColumn {
  readonly members: readonly string[];
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
}

/** Values of one measure. */
export interface MeasuredColumn {
  /** At most LARGEST_VALUE where there is no gap; what stands where there is one does not matter. */
  readonly values: Float64Array;
  /** 0 for a value, otherwise the place in `gapCodes` plus one; null when nothing is missing. */
  readonly gaps: Uint8Array | null;
  readonly gapCodes: readonly string[];
}

/** Facts in columns; every store has its dimensions and measures, no more and no less. */
export interface FactColumns {
  readonly length: number;
  readonly dimensions: Readonly<Record<string, CodedColumn>>;
  readonly measures: Readonly<Record<string, MeasuredColumn>>;
}

/** Members to keep: those included (null: all) and not excluded. */
export interface MemberFilter {
  readonly dimension: string;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
}

/** Values times a weight for each member of a dimension. */
export interface Weights {
  readonly dimension: string;
  readonly of: ReadonlyMap<string, number>;
  /** Facts of members without a weight, or with one beyond LARGEST_WEIGHT, are gaps of this code. */
  readonly gapCode: string;
}

export interface GroupQuestion {
  readonly by: readonly string[];
  readonly measure: string;
  readonly filters: readonly MemberFilter[];
  /** Filters that gaps pass: what is missing may belong to any member. */
  readonly valueFilters: readonly MemberFilter[];
  readonly weights: Weights | null;
  /** Whether the least and the greatest value of each group are wanted. */
  readonly extremes: boolean;
}

/** How many facts of a group have no value, and why. */
export interface GroupGap {
  readonly code: string;
  readonly facts: number;
}

/**
 * Facts added up by the members of some dimensions. Only groups that have a value or a gap, in rising order of the codes,
 * the first dimension leading; executors that know no codes give their own order.
 */
export interface FactGroups {
  readonly dimensions: readonly string[];
  /** For each dimension its members. */
  readonly members: readonly (readonly string[])[];
  /** For each dimension the place of every group's member among `members`. */
  readonly codes: readonly Uint32Array[];
  /** Sum of the values; 0 where `facts` is 0, which is not a sum: the group has gaps only. */
  readonly sums: Float64Array;
  /** Number of facts with a value. */
  readonly facts: Uint32Array;
  /** By the number of the group, sorted by code. */
  readonly gaps: ReadonlyMap<number, readonly GroupGap[]>;
  /** Least and greatest value of each group, 0 where `facts` is 0; null when not asked for. */
  readonly extremes: { readonly least: Float64Array; readonly greatest: Float64Array } | null;
}
