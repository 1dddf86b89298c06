import type { EmissionFlow, GwpSet, TransportMode } from '@cradle/engine';

/** Where in a file something stands, as whoever opens the file sees it: rows and lines count from 1. */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  readonly row: number;
  /** Heading or letter of the column; set where one row of the file holds many figures. */
  readonly column?: string;
}

/** Kilograms CO2e of one life-cycle stage of a factor, in the source's own words. */
export interface FactorStage {
  readonly stage: string;
  readonly kgCo2e: number;
}

/** One emission factor as a source states it, in Cradle's units, regions and words. */
export interface FactorDraft {
  /** Which figure of the source this is: the same text in every release. Unique within the source. */
  readonly key: string;
  /**
   * Which part of the source the figure belongs to, `2025` for an edition of a yearly series. An import replaces only the
   * parts that its files hold. Empty where a source comes whole.
   */
  readonly part: string;
  /** Slug of what is done or used: the same for every region and year, so that they line up as a series. */
  readonly activity: string;
  readonly name: string;
  /** Chinese name where the source or its field has an established one; empty otherwise. */
  readonly nameZh: string;
  /** Further names to be found by: the original language, codes, synonyms. Never shown as the name. */
  readonly otherNames: readonly string[];
  /** One of {@link FACTOR_CATEGORIES}. */
  readonly category: string;
  /** The source's own classification, from wide to narrow: `Material use > Metal`. */
  readonly sourceCategory: string;
  /** A unit the engine knows. */
  readonly unit: string;
  /** ISO 3166-1 alpha-2, ISO 3166-2, `GLO`, `RER`, or another region code of {@link REGION_CODE}. */
  readonly region: string;
  readonly year: number | null;
  /** One of {@link FACTOR_BOUNDARIES}. */
  readonly boundary: string;
  /** The set the published total was made with; null when the source does not say. */
  readonly gwpSet: GwpSet | null;
  /** kg CO2e per unit as published; null when the source gives gases only. */
  readonly kgCo2e: number | null;
  /** kg of each gas per unit; empty when the source does not split. Masses, not CO2e. */
  readonly flows: readonly EmissionFlow[];
  /** kg CO2e per unit that no gas of `flows` explains. With flows: total = characterised flows + otherCo2e. */
  readonly otherCo2e: number;
  readonly stages: readonly FactorStage[];
  /** Half width of the 95 % interval in percent; null when the source gives none. */
  readonly uncertaintyPercent: number | null;
  readonly transportMode: TransportMode | null;
  /** What whoever uses the figure must know: method, price basis, what is left out. */
  readonly note: string;
}

/** What most sources do not say; to be spread into a draft. */
export const NOT_STATED = {
  part: '',
  nameZh: '',
  otherNames: [],
  sourceCategory: '',
  gwpSet: null,
  flows: [],
  otherCo2e: 0,
  stages: [],
  uncertaintyPercent: null,
  transportMode: null,
  note: '',
} as const satisfies Partial<FactorDraft>;

export type RowProblemCode =
  | 'VALUE_BLANK'
  | 'VALUE_NOT_A_NUMBER'
  | 'VALUE_OUT_OF_RANGE'
  | 'NOT_A_FACTOR'
  | 'UNIT_UNKNOWN'
  | 'REGION_UNKNOWN'
  | 'KEY_REPEATED'
  | 'FIELD_MISSING'
  | 'WITHDRAWN';

/** Why a row is no factor, and what to do about it. */
export interface RowProblem {
  readonly code: RowProblemCode;
  /** Heading of the column at fault; empty when the row as a whole is. */
  readonly column: string;
  /** What stood there, shortened. */
  readonly value: string;
  readonly message: string;
  /** Empty where nothing needs to be done: the row never was a factor. */
  readonly remedy: string;
}

/**
 * What became of one row of a file, or of one cell of a matrix. Every row has exactly one outcome, therefore
 * factors + folded + rejected = rows in file, for every source.
 */
export type RowOutcome =
  | { readonly kind: 'FACTOR'; readonly place: Place; readonly draft: FactorDraft }
  /** The row is part of the factor with this key: its gas split, its stage. */
  | { readonly kind: 'FOLDED'; readonly place: Place; readonly into: string }
  | { readonly kind: 'REJECTED'; readonly place: Place; readonly problem: RowProblem };

/** The categories people filter by. */
export const FACTOR_CATEGORIES = [
  'Electricity',
  'Heat and steam',
  'Fuels',
  'Freight',
  'Passenger transport',
  'Metals',
  'Minerals and glass',
  'Plastics',
  'Chemicals',
  'Wood and paper',
  'Textiles',
  'Food and agriculture',
  'Electronics',
  'Refrigerants and gases',
  'Water',
  'Waste treatment',
  'Machinery and services',
] as const;

/** What a factor covers, from the source's point of view. */
export const FACTOR_BOUNDARIES = [
  'CRADLE_TO_GATE',
  'CRADLE_TO_SHELF',
  'CRADLE_TO_CONSUMPTION',
  'CRADLE_TO_GRAVE',
  'FARM_GATE',
  'GATE_TO_GATE',
  'CBAM',
  'COMBUSTION',
  'WELL_TO_TANK',
  'WELL_TO_WHEEL',
  'GRID_DIRECT',
  'GRID_LIFE_CYCLE',
  'GRID_MARGIN',
  'WASTE_TREATMENT',
  'FUGITIVE',
  'USE_PHASE',
  'OUTSIDE_OF_SCOPES',
  'UNKNOWN',
] as const;

export function describePlace({ file, sheet, row, column }: Place): string {
  const parts = [file, sheet && `sheet ${sheet}`, `row ${row}`, column && `column ${column}`];
  return parts.filter(Boolean).join(', ');
}

/** A row that never was meant to be a factor, or cannot be one. */
export function rejected(
  place: Place,
  code: RowProblemCode,
  column: string,
  value: unknown,
  message: string,
  remedy = '',
): RowOutcome {
  return {
    kind: 'REJECTED',
    place,
    problem: { code, column, value: String(value ?? '').slice(0, 80), message, remedy },
  };
}
