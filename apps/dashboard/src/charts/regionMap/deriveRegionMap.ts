import { niceSteps } from '../niceSteps.ts';
import type { WorldShape } from './loadWorld.ts';

/** A value of a country, a province, a group of countries. */
export interface RegionValue {
  /** ISO 3166-1 alpha-2 for countries; anything else is listed beside the map. */
  readonly code: string;
  /** What it is called, where the code says nothing; a place that is not stated, for instance. */
  readonly label?: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly gaps: readonly string[];
}

/** What a map means, before any shape has a place. */
export interface RegionMap {
  /**
   * Regions with a shape, the largest value first, then those without a value. The total of a country is that of what is
   * known of it as a whole and of its provinces.
   */
  readonly placed: readonly RegionValue[];
  /** What a country is the sum of, by its code, in the same order; only for those with provinces. */
  readonly parts: ReadonlyMap<string, readonly RegionValue[]>;
  /** Regions without one, in the same order. */
  readonly unplaced: readonly RegionValue[];
  /** The largest size of a value on the map whatever its sign; 0 without values. */
  readonly largest: number;
  /** Ends of the classes of colour below the largest value, ascending: round numbers. */
  readonly breaks: readonly number[];
  readonly hasNegative: boolean;
}

/** As many classes as can be told apart and looked up in a key. */
const CLASSES = 5;

/**
 * @param world every shape the map has
 * @param addsUp whether a country is the sum of its provinces: totals are, intensities are not
 */
export function deriveRegionMap(
  values: readonly RegionValue[],
  world: readonly WorldShape[],
  addsUp: boolean,
): RegionMap {
  const shapes = new Set(world.map(({ code }) => code));
  const whole = new Map<string, RegionValue[]>();
  const loose: RegionValue[] = [];
  for (const region of values) {
    const country = shapes.has(region.code) ? region.code : addsUp ? provinceOf(region.code, shapes) : null;
    if (country === null) loose.push(region);
    else whole.set(country, [...(whole.get(country) ?? []), region]);
  }
  const placed = [...whole].map(([code, parts]) => addUp(code, parts)).sort(bySize);
  const parts = new Map(
    [...whole]
      .filter(([code, own]) => own.some((part) => part.code !== code))
      .map(([code, own]) => [code, own.toSorted(bySize)] as const),
  );
  const largest = placed.reduce((most, { value }) => Math.max(most, Math.abs(value ?? 0)), 0);
  return {
    placed,
    parts,
    unplaced: loose.sort(bySize),
    largest,
    breaks: breaksBelow(largest, medianSize(placed)),
    hasNegative: placed.some(({ value }) => value !== null && value < 0),
  };
}

/** The class of a value, from 1 (least) to the number of breaks plus one; 0 for zero. */
export function classOf(value: number, breaks: readonly number[]): number {
  if (value === 0) return 0;
  const above = breaks.findIndex((end) => Math.abs(value) <= end);
  return above < 0 ? breaks.length + 1 : above + 1;
}

/**
 * Equal steps where values are spread evenly; where most are small beside the largest, the last of 1, 2, 5, 10, 20, 50 …
 * below it.
 */
function breaksBelow(largest: number, median: number): readonly number[] {
  if (largest === 0) return [];
  if (median >= largest / CLASSES) {
    return niceSteps(0, largest, CLASSES).filter((step) => step > 0 && step < largest);
  }
  const breaks: number[] = [];
  for (let power = Math.floor(Math.log10(largest)); breaks.length < CLASSES - 1; power -= 1) {
    for (const digit of [5, 2, 1]) {
      const step = Number(`${digit}e${power}`);
      if (step < largest && breaks.length < CLASSES - 1) breaks.unshift(step);
    }
  }
  return breaks;
}

function medianSize(regions: readonly RegionValue[]): number {
  const sizes = regions.flatMap(({ value }) => (value === null ? [] : Math.abs(value))).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** The country of a province such as CN-ZJ (ISO 3166-2), if it has a shape. */
function provinceOf(code: string, shapes: ReadonlySet<string | null>): string | null {
  const country = /^([A-Z]{2})-/.exec(code)?.[1];
  return country !== undefined && shapes.has(country) ? country : null;
}

/** Null where no part has a value; what any of them lacks, the sum lacks. */
function addUp(code: string, parts: readonly RegionValue[]): RegionValue {
  const known = parts.flatMap(({ value }) => value ?? []);
  return {
    code,
    value: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
    gaps: [...new Set(parts.flatMap(({ gaps }) => gaps))],
  };
}

function bySize(a: RegionValue, b: RegionValue): number {
  return size(b) - size(a);
}

function size({ value }: RegionValue): number {
  return value === null ? -1 : Math.abs(value);
}
