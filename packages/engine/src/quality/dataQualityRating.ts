import { notFinite, outside } from '../method/amounts.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';

/** Best and worst score of every scale here. */
const BEST = 1;
const WORST = 5;

/** Scores 1 (best) to 5 of one contribution; null is "not rated". */
export interface QualityScores {
  readonly technological: number | null;
  readonly geographical: number | null;
  readonly temporal: number | null;
}

export interface RatedContribution {
  readonly id: string;
  /** Without biogenic uptake [kg CO2e per declared unit]. */
  readonly emissions: number;
  readonly scores: QualityScores;
}

/** Three ratings that stay three: no standard of this scale allows a mean of them. */
export type QualityRating = Readonly<Record<keyof QualityScores, number>>;

/**
 * Rating of a footprint by indicator: Σ |c| × score / Σ |c|, what is not rated counting as 5. Null when nothing
 * contributes.
 *
 * Source: PACT Methodology v3, 4.2.3; Catena-X PCF rulebook 4.0.1, 7.2.5.
 */
export function qualityRating(contributions: readonly RatedContribution[]): Outcome<QualityRating | null> {
  const refusals = contributions.flatMap(({ id, emissions, scores }) => [
    ...notFinite({ emissions }, id),
    ...badScores({ ...scores }, id),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  const whole = neumaierSum(contributions.map(({ emissions }) => Math.abs(emissions)));
  if (whole === 0) return accept(null);
  const rate = (indicator: keyof QualityScores) =>
    neumaierSum(contributions.map((own) => Math.abs(own.emissions) * (own.scores[indicator] ?? WORST))) /
    whole;
  return accept({
    technological: rate('technological'),
    geographical: rate('geographical'),
    temporal: rate('temporal'),
  });
}

/** Oldest age of scores 1 to 4 [days]: one to four years, leap days included. */
const OLDEST_DAYS = [366, 731, 1096, 1461] as const;

/**
 * Temporal score by the days between the end of the reference period of a datum and the issue of the footprint.
 *
 * Source: Catena-X PCF rulebook 4.0.1, 7.2.5; the scale of PACT Methodology v3, 4.2.3.
 */
export function temporalScore(days: number): number {
  const position = OLDEST_DAYS.findIndex((oldest) => days <= oldest);
  return position === -1 ? WORST : position + 1;
}

/** Scores of a dataset in the PEF method, 1 to 5. */
export interface PefScores {
  readonly technological: number;
  readonly geographical: number;
  readonly temporal: number;
  readonly precision: number;
}

export type PefQuality = 'EXCELLENT' | 'VERY_GOOD' | 'GOOD' | 'FAIR' | 'POOR';

const PEF_LEVELS: readonly (readonly [number, PefQuality])[] = [
  [1.5, 'EXCELLENT'],
  [2, 'VERY_GOOD'],
  [3, 'GOOD'],
  [4, 'FAIR'],
];

export interface PefContribution {
  readonly id: string;
  /** [kg CO2e per declared unit], or the single score where all impacts are assessed */
  readonly impact: number;
  readonly scores: PefScores;
}

/** Share of the whole that the rated processes have to make up, largest first. */
const MOST_RELEVANT_SHARE = 0.8;

export interface PefRating {
  readonly rating: number;
  readonly quality: PefQuality;
  /** Ids of the processes that make up 80 %, largest first; only these are rated. */
  readonly mostRelevant: readonly string[];
}

/**
 * Rating of the PEF method: (TeR + GeR + TiR + P) / 4 of each process, weighted by impact over the most relevant
 * processes, which are the largest ones up to 80 % of the whole. Null when nothing contributes.
 *
 * Source: PEF method, Recommendation (EU) 2021/2279, annex I, 4.6.5 (rating) and 6.3 (most relevant).
 */
export function pefRating(contributions: readonly PefContribution[]): Outcome<PefRating | null> {
  const refusals = contributions.flatMap(({ id, impact, scores }) => [
    ...notFinite({ impact }, id),
    ...badScores({ ...scores }, id),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  const chosen = mostRelevant(contributions);
  if (chosen.length === 0) return accept(null);
  const weighted = chosen.map(({ impact, scores }) => Math.abs(impact) * meanOf(scores));
  const rating = neumaierSum(weighted) / neumaierSum(chosen.map(({ impact }) => Math.abs(impact)));
  return accept({ rating, quality: pefQuality(rating), mostRelevant: chosen.map(({ id }) => id) });
}

export function pefQuality(rating: number): PefQuality {
  return PEF_LEVELS.find(([limit]) => rating <= limit)?.[1] ?? 'POOR';
}

function mostRelevant(contributions: readonly PefContribution[]): readonly PefContribution[] {
  const whole = neumaierSum(contributions.map(({ impact }) => Math.abs(impact)));
  const chosen: PefContribution[] = [];
  let reached = 0;
  for (const own of [...contributions].sort(largestFirst)) {
    if (reached >= MOST_RELEVANT_SHARE * whole) break;
    chosen.push(own);
    reached += Math.abs(own.impact);
  }
  return chosen;
}

/** By id among equals, so that the order in which processes are given decides nothing. */
function largestFirst(a: PefContribution, b: PefContribution): number {
  return Math.abs(b.impact) - Math.abs(a.impact) || (a.id < b.id ? -1 : 1);
}

function meanOf({ technological, geographical, temporal, precision }: PefScores): number {
  return (technological + geographical + temporal + precision) / 4;
}

function badScores(scores: Readonly<Record<string, number | null>>, subject: string): InputRefusal[] {
  const rated = Object.entries(scores).flatMap(([name, score]) =>
    score === null ? [] : [[name, score] as const],
  );
  return outside(Object.fromEntries(rated), BEST, WORST, subject);
}
