import { movesFrom, type StatusMove } from '@cradle/schema';
import type { AssessmentStatus } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';

/** The move from one status to another. @throws InvalidInput with the code MOVE_NOT_POSSIBLE when the table has none */
export function findMove(from: AssessmentStatus, to: AssessmentStatus): StatusMove {
  const moves = movesFrom(from);
  const move = moves.find((each) => each.to === to);
  if (move !== undefined) return move;
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
