import { sameDimension } from '@cradle/engine';
import { termsOf } from '../factorSearch/searchTerms.ts';
import type { Boundary } from './preferredBoundaries.ts';
import { boundaryFit } from './preferredBoundaries.ts';
import type { BomLine, LinePart, ReadLine } from './readLine.ts';

/** What is known of a series when it is compared with a line. */
export interface CandidateSeries {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly otherNames: string;
  readonly activity: string;
  readonly category: string;
  readonly unit: string;
  readonly boundary: Boundary;
  /** 1 best to 5. */
  readonly quality: number;
}

export interface ScoredSeries {
  readonly series: CandidateSeries;
  /** 0..1. */
  readonly score: number;
  /** Words of the line that were found, as they stand there. */
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Whether a wider concept had to do for a word. */
  readonly isBroader: boolean;
  readonly isUnitConvertible: boolean;
  readonly isBoundaryFitting: boolean;
}

/** How well a word is met, by where it stands. */
const NAME = 1;
const OTHER_NAME = 0.75;
const ACTIVITY = 0.7;
const BROADER = 0.45;

/** Shares of the score; they add up to 1. */
const COVERAGE = 0.55;
const PRECISION = 0.2;
const CATEGORY = 0.1;
const BOUNDARY = 0.1;
const QUALITY = 0.05;
/** A name that says the same of another kind of thing: Label Rouge chickens for paper labels. */
const OTHER_CATEGORY = 0.8;
/** A factor in a unit that the line's amount cannot be converted to is hardly ever meant. */
const OTHER_UNIT = 0.35;

/** How well a series answers a line: how much of the line it covers, and how little it says beyond it. */
export function scoreSeries(line: BomLine, read: ReadLine, series: CandidateSeries): ScoredSeries {
  const places = [
    [NAME, new Set(termsOf(`${series.name} ${series.nameZh}`))],
    [OTHER_NAME, new Set(termsOf(series.otherNames))],
    [ACTIVITY, new Set(termsOf(series.activity.replaceAll('-', ' ')))],
  ] as const;
  const met = read.parts.map((part) => ({ part, quality: quality(part, places) }));
  const weight = met.reduce((sum, { part }) => sum + part.weight, 0) || 1;
  const coverage = met.reduce((sum, { part, quality: share }) => sum + part.weight * share, 0) / weight;
  const isUnitConvertible = line.unit === null || sameDimension(line.unit, series.unit);
  const fit = boundaryFit(line.stage, series.boundary);
  const categories = new Set(read.parts.map(({ category }) => category).filter(Boolean));
  const category = categories.size === 0 || categories.has(series.category) ? 1 : 0;
  const score =
    COVERAGE * coverage +
    PRECISION * precision(read.parts, series) +
    CATEGORY * category +
    BOUNDARY * fit +
    QUALITY * ((5 - series.quality) / 4);
  return {
    series,
    score: score * (isUnitConvertible ? 1 : OTHER_UNIT) * (category === 1 ? 1 : OTHER_CATEGORY),
    found: met.filter(({ quality: share }) => share > 0).map(({ part }) => part.text),
    missing: met.filter(({ quality: share }) => share === 0).map(({ part }) => part.text),
    isBroader: met.some(({ quality: share }) => share === BROADER),
    isUnitConvertible,
    isBoundaryFitting: fit >= 0.5,
  };
}

function quality(part: LinePart, places: readonly (readonly [number, ReadonlySet<string>])[]): number {
  for (const [share, terms] of places)
    if (part.alternatives.some((words) => words.every((word) => terms.has(word)))) return share;
  const names = places[0]?.[1] ?? new Set<string>();
  return part.broader.some((words) => words.length > 0 && words.every((word) => names.has(word)))
    ? BROADER
    : 0;
}

/** Share of the name's own words that the line accounts for: `steel` is nearer to "Steel" than to "Steel furniture, painted". */
function precision(parts: readonly LinePart[], { name, nameZh }: CandidateSeries): number {
  const known = new Set(parts.flatMap(({ alternatives, broader }) => [...alternatives, ...broader].flat()));
  const share = (text: string) => {
    const words = termsOf(text).filter((word) => !/^\d+$/.test(word));
    return words.length === 0 ? 0 : words.filter((word) => known.has(word)).length / words.length;
  };
  return Math.max(share(name), share(nameZh));
}
