import { STAGES } from '../inventory/stage.ts';
import {
  BASE_CASE,
  type Dimension,
  type Fact,
  type FootprintFacts,
  NOT_STATED,
  OTHER,
} from './comparison.ts';

/** Dimensions along which the facts of one footprint differ; the others are the same for all of them. */
export const FACT_DIMENSIONS = [
  'STAGE',
  'SUPPLIER',
  'PROCESS',
  'REGION',
  'GAS',
  'SCOPE',
  'SOURCE',
  'YEAR',
] as const;
export type FactDimension = (typeof FACT_DIMENSIONS)[number];

/**
 * The facts of one footprint in columns: member numbers into a dictionary for each dimension, emissions as doubles.
 * Immutable, so that it can be kept as long as the footprint itself.
 */
export interface EncodedSlice extends EncodedFacts {
  readonly codes: Readonly<Record<FactDimension, Uint32Array>>;
  readonly product: string;
  readonly productCategory: string;
  readonly assessment: string;
  readonly scenario: string;
  readonly massKg: number | null;
  readonly annualVolume: number | null;
  readonly pieces: number | null;
  readonly price: number | null;
}

/** What belongs to the footprint alone: it never changes, whatever becomes of the product. */
export interface EncodedFacts {
  readonly length: number;
  readonly members: Readonly<Record<FactDimension, readonly string[]>>;
  readonly codes: Readonly<Record<FactDimension, Uint8Array | Uint16Array | Uint32Array>>;
  /** kg CO2e per declared unit; NaN exactly where `gaps` is not 0. It never leaves the cube. */
  readonly kgCo2e: Float64Array;
  /** 0 FOSSIL, 1 BIOGENIC, 2 LAND_USE. */
  readonly emissionClasses: Uint8Array;
  /** 0 for none, otherwise the place in `gapCodes` plus one. */
  readonly gaps: Uint8Array;
  readonly gapCodes: readonly string[];
}

/** What all facts of a footprint have in common along the dimensions. */
export type SliceMembers = Pick<EncodedSlice, 'product' | 'productCategory' | 'assessment' | 'scenario'>;

/** Encodes the facts of a footprint once, so that every comparison after it counts with numbers only. */
export function encodeSlice(input: FootprintFacts): EncodedSlice {
  return {
    ...encodeFacts(input.facts),
    product: input.product,
    productCategory: input.productCategory,
    assessment: input.assessment,
    scenario: input.scenario === '' ? BASE_CASE : input.scenario,
    massKg: input.massKg,
    annualVolume: input.annualVolume,
    pieces: input.pieces,
    price: input.price,
  };
}

/** Encodes what belongs to the footprint alone. */
export function encodeFacts(facts: readonly Fact[]): Pick<EncodedSlice, keyof EncodedFacts> {
  const gapCodes = [...new Set(facts.flatMap(({ gap }) => gap ?? []))];
  const columns = FACT_DIMENSIONS.map((dimension) => encodeColumn(facts, dimension));
  const fromColumns = <Value>(pick: (column: EncodedColumn) => Value) =>
    Object.fromEntries(
      FACT_DIMENSIONS.map((dimension, index) => [dimension, pick(columns[index]!)]),
    ) as Record<FactDimension, Value>;
  return {
    length: facts.length,
    members: fromColumns(({ members }) => members),
    codes: fromColumns(({ codes }) => codes),
    kgCo2e: Float64Array.from(facts, ({ kgCo2e }) => kgCo2e ?? Number.NaN),
    emissionClasses: Uint8Array.from(facts, ({ emissionClass }) => CLASSES.indexOf(emissionClass)),
    gaps: Uint8Array.from(facts, ({ gap }) => (gap === null ? 0 : gapCodes.indexOf(gap) + 1)),
    gapCodes,
  };
}

export const CLASSES = ['FOSSIL', 'BIOGENIC', 'LAND_USE'] as const;

/** Whether a member of a dimension belongs to the whole slice rather than to each fact. */
export function sliceMember(slice: SliceMembers, dimension: Exclude<Dimension, FactDimension>): string {
  switch (dimension) {
    case 'PRODUCT':
      return slice.product;
    case 'PRODUCT_CATEGORY':
      return slice.productCategory;
    case 'ASSESSMENT':
      return slice.assessment;
    case 'SCENARIO':
      return slice.scenario;
    default:
      return dimension satisfies never;
  }
}

export function isFactDimension(dimension: Dimension): dimension is FactDimension {
  return (FACT_DIMENSIONS as readonly Dimension[]).includes(dimension);
}

/** Life-cycle order for stages, numbers rising, what is not stated last; null keeps the order of appearance. */
export function memberOrder(dimension: Dimension): ((a: string, b: string) => number) | null {
  if (dimension === 'STAGE') return (a, b) => stagePlace(a) - stagePlace(b);
  if (dimension === 'YEAR' || dimension === 'SCOPE') return (a, b) => numberPlace(a) - numberPlace(b) || 0;
  return null;
}

interface EncodedColumn {
  readonly members: readonly string[];
  readonly codes: Uint32Array;
}

function encodeColumn(facts: readonly Fact[], dimension: FactDimension): EncodedColumn {
  const places = new Map<string, number>();
  const codes = new Uint32Array(facts.length);
  for (let fact = 0; fact < codes.length; fact++) {
    const member = memberOf(facts[fact]!, dimension);
    const known = places.get(member);
    codes[fact] = known ?? places.size;
    if (known === undefined) places.set(member, places.size);
  }
  return { members: [...places.keys()], codes };
}

function memberOf(fact: Fact, dimension: FactDimension): string {
  switch (dimension) {
    case 'STAGE':
      return fact.stage;
    case 'SUPPLIER':
      return fact.supplier ?? NOT_STATED;
    case 'PROCESS':
      return fact.process === '' ? NOT_STATED : fact.process;
    case 'REGION':
      return fact.region ?? NOT_STATED;
    case 'GAS':
      return fact.gas;
    case 'SCOPE':
      return String(fact.scope);
    case 'SOURCE':
      return fact.source ?? NOT_STATED;
    case 'YEAR':
      return fact.year === null ? NOT_STATED : String(fact.year);
    default:
      return dimension satisfies never;
  }
}

function stagePlace(stage: string): number {
  const place = (STAGES as readonly string[]).indexOf(stage);
  return place === -1 ? STAGES.length : place;
}

function numberPlace(member: string): number {
  return member === NOT_STATED || member === OTHER ? Number.POSITIVE_INFINITY : Number(member);
}
