import type { ComparabilitySubject } from '../comparison/comparabilitySubject.ts';
import type { GwpSet } from '../factor/gwp.ts';
import type { Finding } from '../footprint/footprint.ts';
import type { Boundary } from '../inventory/stage.ts';

/** Fewer organisations than this are never summed up. */
export const LEAST_CONTRIBUTORS = 5;
/** No organisation may make up more than this part of what a figure rests on. */
export const LARGEST_SHARE = 0.5;
/** So many organisations have to join, leave or change before a figure is published anew. */
export const LEAST_CHANGES = 3;

/** One published footprint that enters a benchmark, with whose it is. */
export interface BenchmarkItem {
  readonly contributorId: string;
  readonly category: string;
  /** kg CO2e of the declared amount. */
  readonly kgCo2e: number;
  readonly subject: ComparabilitySubject;
}

/** What one organisation puts in: the mean of its comparable footprints, so that many products weigh no more than one. */
export interface BenchmarkContribution {
  readonly contributorId: string;
  /** kg CO2e of one unit. */
  readonly kgCo2ePerUnit: number;
  /** Footprints behind it. */
  readonly items: number;
}

/** Footprints that may stand side by side: one category, unit, boundary and GWP set. */
export interface BenchmarkCell {
  readonly category: string;
  /** The base unit of what the declared units measure, for instance piece or kg. */
  readonly unit: string;
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  /** By id of the contributor, in order. */
  readonly contributions: readonly BenchmarkContribution[];
  /** What the comparability check says about them, without naming any. */
  readonly findings: readonly Finding[];
}

/** Rounded to two significant digits, kg CO2e per unit. */
export interface BenchmarkFigures {
  readonly contributors: number;
  readonly items: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/** Why there are no figures, or no new ones. */
export const BENCHMARK_REASONS = [
  'TOO_FEW_CONTRIBUTORS',
  'ONE_DOMINATES',
  'NOT_COMPARABLE',
  'TOO_FEW_CHANGES',
] as const;
export type BenchmarkReason = (typeof BENCHMARK_REASONS)[number];

/** The last figures that were published of a cell, and what they rested on. */
export interface PublishedBenchmark {
  readonly figures: BenchmarkFigures;
  readonly contributions: readonly BenchmarkContribution[];
}

export type BenchmarkOutcome =
  | { readonly state: 'PUBLISHED'; readonly figures: BenchmarkFigures }
  /** The last published figures go on standing. */
  | { readonly state: 'HELD'; readonly figures: BenchmarkFigures; readonly reason: 'TOO_FEW_CHANGES' }
  | { readonly state: 'SUPPRESSED'; readonly reason: BenchmarkReason };

/** Where a value lies among published quartiles. */
export const BENCHMARK_BANDS = ['LOWEST_QUARTER', 'BELOW_MEDIAN', 'ABOVE_MEDIAN', 'HIGHEST_QUARTER'] as const;
export type BenchmarkBand = (typeof BENCHMARK_BANDS)[number];
