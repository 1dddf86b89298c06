import type { Gap } from '@cradle/engine';
import { type MoveNeed, type StatusMove, statusOn } from '@cradle/schema';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import type { InvalidField } from '../../errors/refusals.ts';

/** What is known of an assessment that somebody wants to move. */
export interface MoveFacts {
  readonly userId: string;
  /** Ids of those who made this version, changed it or sent it into review. */
  readonly authors: ReadonlySet<string>;
  /** Of the base footprint. */
  readonly gaps: readonly Gap[];
  /** The last valid day, as it is stated or as it would be. */
  readonly validUntil: Date;
  readonly today: Date;
}

/** What stands in the way of a move whatever the words it is made with; empty when nothing does. */
export function findObstacles({ needs }: StatusMove, facts: MoveFacts): readonly InvalidField[] {
  return needs.flatMap((need) => OBSTACLES[need](facts) ?? []);
}

const OBSTACLES: Record<MoveNeed, (facts: MoveFacts) => InvalidField | null> = {
  REASON: () => null,
  STATEMENT: () => null,
  NO_GAPS: ({ gaps }) => (gaps.length === 0 ? null : gapsLeft(gaps)),
  FOUR_EYES: ({ authors, userId }) => (authors.has(userId) ? ownWork : null),
  VALIDITY: ({ validUntil, today }) =>
    statusOn('PUBLISHED', validUntil, today) === 'EXPIRED' ? validityOver(validUntil) : null,
};

const ownWork: InvalidField = {
  field: 'to',
  code: 'FOUR_EYES',
  message: 'Whoever has made, changed or submitted a version cannot verify it.',
  remedy: 'Ask a colleague who has not worked on it to verify it.',
};

const SHOWN = 3;

function gapsLeft(gaps: readonly Gap[]): InvalidField {
  const more = gaps.length > SHOWN ? ` And ${gaps.length - SHOWN} more.` : '';
  const first = gaps.slice(0, SHOWN).map(({ message }) => message);
  return {
    field: 'to',
    code: 'GAPS_LEFT',
    message: `The footprint has ${gaps.length === 1 ? 'a gap' : `${gaps.length} gaps`}. ${first.join(' ')}${more}`,
    remedy: 'Fill them, or take the lines out and name them as exclusions of the scope.',
  };
}

function validityOver(validUntil: Date): InvalidField {
  return {
    field: 'validUntil',
    code: 'VALIDITY_OVER',
    message: `It would be valid until ${calendarDay(validUntil)}, which has passed.`,
    remedy: 'Make a new version with a newer reference period.',
  };
}
