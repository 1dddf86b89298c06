/** How far an assessment has come. Verified and later ones stand: only a new version can say something else. */
export const ASSESSMENT_STATUSES = [
  'DRAFT',
  'SELF_ASSESSED',
  'IN_REVIEW',
  'VERIFIED',
  'PUBLISHED',
  'EXPIRED',
  'WITHDRAWN',
] as const;

export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

/** Actions of the table of permissions that moves are. */
export type MoveAction = 'SUBMIT_ASSESSMENT' | 'REVIEW_ASSESSMENT' | 'PUBLISH_ASSESSMENT';

/**
 * What a move needs: a reason in words; the reviewer's statement, in words too; a base footprint without gaps; another
 * person than those who made the version or sent it into review; a day until which it is valid that has not passed.
 */
export type MoveNeed = 'REASON' | 'STATEMENT' | 'NO_GAPS' | 'FOUR_EYES' | 'VALIDITY';

export interface StatusMove {
  readonly from: AssessmentStatus;
  readonly to: AssessmentStatus;
  /** Whoever may do one of these may make it. Empty: only time makes it. */
  readonly by: readonly MoveAction[];
  readonly needs: readonly MoveNeed[];
}

const SUBMIT = ['SUBMIT_ASSESSMENT'] as const;
const REVIEW = ['REVIEW_ASSESSMENT'] as const;
const PUBLISH = ['PUBLISH_ASSESSMENT'] as const;

/** Every move there is, and no other. API and dashboard both read this table. */
export const STATUS_MOVES: readonly StatusMove[] = [
  { from: 'DRAFT', to: 'SELF_ASSESSED', by: SUBMIT, needs: [] },
  { from: 'SELF_ASSESSED', to: 'IN_REVIEW', by: SUBMIT, needs: [] },
  { from: 'SELF_ASSESSED', to: 'DRAFT', by: SUBMIT, needs: ['REASON'] },
  { from: 'IN_REVIEW', to: 'VERIFIED', by: REVIEW, needs: ['STATEMENT', 'NO_GAPS', 'FOUR_EYES'] },
  { from: 'IN_REVIEW', to: 'DRAFT', by: [...SUBMIT, ...REVIEW], needs: ['REASON'] },
  { from: 'VERIFIED', to: 'PUBLISHED', by: PUBLISH, needs: ['VALIDITY'] },
  { from: 'VERIFIED', to: 'WITHDRAWN', by: PUBLISH, needs: ['REASON'] },
  { from: 'PUBLISHED', to: 'WITHDRAWN', by: PUBLISH, needs: ['REASON'] },
  { from: 'PUBLISHED', to: 'EXPIRED', by: [], needs: [] },
];

/** The moves people can make from a status. */
export function movesFrom(status: AssessmentStatus): readonly StatusMove[] {
  return STATUS_MOVES.filter(({ from, by }) => from === status && by.length > 0);
}

/** Whether what the version is calculated from, and what it says, stands for good. */
export function isSettled(status: AssessmentStatus): boolean {
  return SETTLED_STATUSES.includes(status);
}

export const SETTLED_STATUSES: readonly AssessmentStatus[] = [
  'VERIFIED',
  'PUBLISHED',
  'EXPIRED',
  'WITHDRAWN',
];

/**
 * The status as of a day: a published version is expired from the day after its last, whether or not the event that
 * says so has been written yet.
 *
 * @param validUntil the last valid day; null for ever
 */
export function statusOn(status: AssessmentStatus, validUntil: Date | null, day: Date): AssessmentStatus {
  const isOver = validUntil !== null && startOfDay(validUntil) < startOfDay(day);
  return status === 'PUBLISHED' && isOver ? 'EXPIRED' : status;
}

/** Statuses of which a second person has said that it is right, and says so still. */
export const VERIFIED_STATUSES: readonly AssessmentStatus[] = ['VERIFIED', 'PUBLISHED'];

/** Whether a version counts as verified on a day: a publication whose validity has passed no longer does. */
export function isVerifiedOn(status: AssessmentStatus, validUntil: Date | null, day: Date): boolean {
  return VERIFIED_STATUSES.includes(statusOn(status, validUntil, day));
}

const VALID_YEARS = 3;

/**
 * The last day a version is valid when nobody has said otherwise: three years after the reference period ends, or after
 * the day of publication when no period is stated.
 */
export function defaultValidUntil(referencePeriodEnd: Date | null, day: Date): Date {
  const until = new Date(startOfDay(referencePeriodEnd ?? day));
  until.setUTCFullYear(until.getUTCFullYear() + VALID_YEARS);
  return until;
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}
