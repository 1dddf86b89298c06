import { describe, expect, it } from 'vitest';
import {
  ASSESSMENT_STATUSES,
  defaultValidUntil,
  isSettled,
  isVerifiedOn,
  movesFrom,
  STATUS_MOVES,
  statusOn,
} from './statusMoves.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('The moves of an assessment', () => {
  it('lead from the draft to every status', () => {
    const reached = new Set(['DRAFT']);
    for (let round = 0; round < STATUS_MOVES.length; round++)
      for (const { from, to } of STATUS_MOVES) if (reached.has(from)) reached.add(to);
    expect([...reached].sort()).toEqual([...ASSESSMENT_STATUSES].sort());
  });

  it('reach a settled status only by a verification with four eyes and without gaps', () => {
    const entries = STATUS_MOVES.filter(({ from, to }) => !isSettled(from) && isSettled(to));
    expect(entries.map(({ from, to, needs }) => [from, to, needs])).toEqual([
      ['IN_REVIEW', 'VERIFIED', ['STATEMENT', 'NO_GAPS', 'FOUR_EYES']],
    ]);
  });

  it('never lead from a settled status back to one that can be edited', () => {
    expect(STATUS_MOVES.filter(({ from, to }) => isSettled(from) && !isSettled(to))).toEqual([]);
  });

  it('back to the draft, and away from the public, need a reason', () => {
    const back = STATUS_MOVES.filter(({ to }) => to === 'DRAFT' || to === 'WITHDRAWN');
    expect(back.every(({ needs }) => needs.includes('REASON'))).toBe(true);
  });

  it('are made by people, but for the end of validity', () => {
    expect(movesFrom('IN_REVIEW').map(({ to }) => to)).toEqual(['VERIFIED', 'DRAFT']);
    expect(movesFrom('PUBLISHED').map(({ to }) => to)).toEqual(['WITHDRAWN']);
    expect(STATUS_MOVES.filter(({ by }) => by.length === 0).map(({ to }) => to)).toEqual(['EXPIRED']);
  });
});

describe('Validity', () => {
  it('ends with its last day', () => {
    expect(statusOn('PUBLISHED', day('2026-03-31'), new Date('2026-03-31T23:59:59Z'))).toBe('PUBLISHED');
    expect(statusOn('PUBLISHED', day('2026-03-31'), day('2026-04-01'))).toBe('EXPIRED');
    expect(statusOn('PUBLISHED', null, day('2099-01-01'))).toBe('PUBLISHED');
    expect(statusOn('WITHDRAWN', day('2026-03-31'), day('2027-01-01'))).toBe('WITHDRAWN');
  });

  it('takes the verification with it', () => {
    expect(isVerifiedOn('PUBLISHED', day('2026-03-31'), day('2026-03-31'))).toBe(true);
    expect(isVerifiedOn('PUBLISHED', day('2026-03-31'), day('2026-04-01'))).toBe(false);
    expect(isVerifiedOn('VERIFIED', null, day('2026-04-01'))).toBe(true);
    expect(isVerifiedOn('IN_REVIEW', null, day('2026-04-01'))).toBe(false);
  });

  it('is three years from the end of the reference period, or from today', () => {
    expect(defaultValidUntil(day('2025-12-31'), day('2026-05-01'))).toEqual(day('2028-12-31'));
    expect(defaultValidUntil(null, new Date('2026-05-01T13:00:00Z'))).toEqual(day('2029-05-01'));
  });
});
