/** What standards are compared by, in the order of a study. */
export const STANDARD_TOPICS = [
  'UNIT',
  'BOUNDARY',
  'CUT_OFF',
  'ALLOCATION',
  'RECYCLING',
  'GWP',
  'BIOGENIC',
  'LAND_USE',
  'AIRCRAFT',
  'ELECTRICITY',
  'STORAGE',
  'OFFSETS',
  'DATA_AGE',
  'VALIDITY',
  'COMPARISON',
] as const;
export type StandardTopic = (typeof STANDARD_TOPICS)[number];

/**
 * How sure a statement is: read in the standard itself; read in a text about it; recalled, to be verified before it is quoted.
 */
export type StatementCertainty = 'PRIMARY' | 'SECONDARY' | 'MEMORY';

/** What a standard asks about one topic, in our words. */
export interface StandardRequirement {
  readonly topic: StandardTopic;
  /** Equal keys of two standards mean that they ask the same. */
  readonly key: string;
  /** Empty where its number is not known. */
  readonly clause: string;
  readonly certainty: StatementCertainty;
  readonly text: string;
  readonly textZh: string;
}

/** PRODUCT: a product's footprint. EMBEDDED: another figure for a good. ORGANISATION: an inventory of an organisation. */
export type StandardKind = 'PRODUCT' | 'EMBEDDED' | 'ORGANISATION';
/** LEGACY: met in older footprints; new ones follow another. */
export type StandardStatus = 'IN_FORCE' | 'LEGACY';

/** A greenhouse gas accounting standard. */
export interface Standard {
  /** Stable code, stored with every assessment that follows it. */
  readonly code: string;
  /** A few letters for charts and marks, the same in every language. */
  readonly shortName: string;
  readonly name: string;
  readonly nameZh: string;
  readonly publisher: string;
  readonly year: number;
  readonly kind: StandardKind;
  readonly status: StandardStatus;
  /** What has to be known about its status; empty when nothing has. */
  readonly statusNote: string;
  readonly statusNoteZh: string;
  readonly scope: string;
  readonly scopeZh: string;
  readonly requirements: readonly StandardRequirement[];
}

/** topic, key, clause, certainty, text, Chinese text. */
type Statement = readonly [StandardTopic, string, string, StatementCertainty, string, string];

export function requirementsOf(statements: readonly Statement[]): readonly StandardRequirement[] {
  return statements.map(([topic, key, clause, certainty, text, textZh]) => ({
    topic,
    key,
    clause,
    certainty,
    text,
    textZh,
  }));
}
