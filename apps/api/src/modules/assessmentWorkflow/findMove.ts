import { movesFrom, roleMay, type StatusMove } from '@cradle/schema';
import type { AssessmentStatus, Role } from '../../db/generated/client/client.ts';
import { InvalidInput, NotAllowed } from '../../errors/refusals.ts';

/**
 * The move from one status to another.
 *
 * @throws InvalidInput with the code MOVE_NOT_POSSIBLE when the table has none; NotAllowed when it is not for the role
 */
export function findMove(role: Role, from: AssessmentStatus, to: AssessmentStatus): StatusMove {
  const moves = movesFrom(from);
  const move = moves.find((each) => each.to === to);
  if (move !== undefined) {
    if (mayMove(role, move)) return move;
    throw new NotAllowed(
      `Your role in this organisation, ${role}, does not include the move to ${to}.`,
      `Ask somebody who may ${move.by.join(' or ')}.`,
    );
  }
  const targets = moves.map((each) => each.to);
  throw new InvalidInput([
    {
      field: 'to',
      code: 'MOVE_NOT_POSSIBLE',
      message: `From ${from} an assessment cannot move to ${to}.`,
      remedy:
        targets.length === 0
          ? 'Nothing follows on this status. Make a new version.'
          : `It can move to ${targets.join(' or ')}.`,
    },
  ]);
}

/** Whether a member with this role may make the move. */
export function mayMove(role: Role, { by }: StatusMove): boolean {
  return by.some((action) => roleMay(role, action));
}
