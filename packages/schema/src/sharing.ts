import type { Names } from './scenarioPreview.ts';

/** How much of a footprint a share gives, from the least to the most. */
export const SHARING_LEVELS = ['BANDED', 'TOTAL', 'STAGES', 'FULL'] as const;
export type SharingLevel = (typeof SHARING_LEVELS)[number];

/** What may be withheld from whoever reads through a share, and the least level that gives it. */
export const SHARED_FIELDS = {
  totalKgCo2e: 'TOTAL',
  fossilKgCo2e: 'TOTAL',
  biogenicKgCo2e: 'TOTAL',
  landUseKgCo2e: 'TOTAL',
  stages: 'STAGES',
  primaryDataShare: 'TOTAL',
  dataQuality: 'STAGES',
  contributions: 'FULL',
} as const satisfies Record<string, SharingLevel>;
export type SharedField = keyof typeof SHARED_FIELDS;

/**
 * Why a field is empty for whoever reads through a share: the level does not include it; a range stands in its place;
 * the supplier has not published any version.
 */
export const WITHHOLDING_CODES = ['NOT_IN_LEVEL', 'GIVEN_AS_RANGE', 'NOT_PUBLISHED'] as const;
export type WithholdingCode = (typeof WITHHOLDING_CODES)[number];

export interface WithheldField {
  readonly field: SharedField;
  readonly code: WithholdingCode;
}

const LEVEL_WORDS: Readonly<Record<SharingLevel, Names>> = {
  BANDED: ['Range only', '仅区间'],
  TOTAL: ['Total', '总量'],
  STAGES: ['Total and stages', '总量和各阶段'],
  FULL: ['Every contribution', '全部贡献明细'],
};

export function sharingLevelName(level: SharingLevel): Names {
  return LEVEL_WORDS[level];
}

/** Whether a share of this level gives a field as it is. */
export function levelGives(level: SharingLevel, field: SharedField): boolean {
  return SHARING_LEVELS.indexOf(level) >= SHARING_LEVELS.indexOf(SHARED_FIELDS[field]);
}

/** Every field a level withholds, and why. A range stands for the total and for the stages. */
export function withheldFields(level: SharingLevel, isPublished: boolean): readonly WithheldField[] {
  const fields = Object.keys(SHARED_FIELDS) as SharedField[];
  if (!isPublished) return fields.map((field) => ({ field, code: 'NOT_PUBLISHED' }));
  return fields
    .filter((field) => !levelGives(level, field))
    .map((field) => ({ field, code: isGivenAsRange(level, field) ? 'GIVEN_AS_RANGE' : 'NOT_IN_LEVEL' }));
}

function isGivenAsRange(level: SharingLevel, field: SharedField): boolean {
  return level === 'BANDED' && (field === 'totalKgCo2e' || field === 'stages');
}

/** A value as a range: `lower` ≤ |value| < `upper`, with the value's sign. */
export interface Band {
  readonly lower: number;
  readonly upper: number;
}

const STEPS = [1, 2, 5, 10] as const;

/**
 * The range a value lies in, between neighbours of … 1, 2, 5, 10, 20, 50 …: the same for everybody and for every product, so
 * that several answers do not narrow it. 3.4 lies in 2 to 5; −3.4 in −5 to −2; 0 in 0 to 0.
 */
export function bandOf(value: number): Band {
  if (value === 0) return { lower: 0, upper: 0 };
  const size = Math.abs(value);
  const exponent = Math.floor(Math.log10(size));
  // A decimal text and not a power of ten: 10 ** -3 is not the number that 0.001 is.
  const edges = [...STEPS.map((step) => Number(`${step}e${exponent}`)), Number(`2e${exponent + 1}`)];
  const above = Math.max(
    1,
    edges.findIndex((edge) => size < edge),
  );
  const [near, far] = [edges[above - 1]!, edges[above]!];
  return value > 0 ? { lower: near, upper: far } : { lower: -far, upper: -near };
}
