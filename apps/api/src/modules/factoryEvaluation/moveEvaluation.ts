import { randomUUID } from 'node:crypto';
import {
  EVALUATION_TRANSITIONS,
  type EvaluationAction,
  type EvaluationPart,
  type EvaluationState,
  evaluationActionsIn,
  PART_PERMISSIONS,
  PERMISSIONS,
  roleMay,
} from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotAllowed } from '../../errors/refusals.ts';
import { moveRankRevision } from '../supplierRank/moveRankRevision.ts';
import {
  evaluatedAnew,
  type LoadedEvaluation,
  loadEvaluation,
  oneRefusal,
  refuseOwnApplication,
  stateOn,
} from './evaluationAccess.ts';
import { confirmSurveillance, issueLabel } from './issueLabel.ts';
import { lockEvaluation, unanswered } from './saveAnswers.ts';

const Reason = z.object({ reason: z.string().trim().max(2000) });

export interface Move {
  readonly action: EvaluationAction;
  readonly reason?: string | null | undefined;
  readonly revision: number;
}

/**
 * Takes an evaluation one step on its way (EVALUATION_TRANSITIONS) and writes who did it and why.
 *
 * @throws InvalidInput with the codes ACTION_NOT_POSSIBLE, FOUR_EYES, REASON_MISSING, ANSWERS_MISSING, FINDINGS_OPEN,
 * GRADE_NOT_REACHED, VERSION_CHANGED; NotFound
 */
export async function moveEvaluation(
  database: Database,
  viewer: Viewer,
  id: string,
  move: Move,
): Promise<LoadedEvaluation> {
  const { organisationId } = viewer;
  const { reason } = parseInput(Reason, { reason: move.reason ?? '' });
  const userName = viewer.userName;
  return database.prisma.$transaction(async (transaction) => {
    const evaluation = await lockEvaluation(transaction, organisationId, id, move.revision);
    const from = stateOn(evaluation);
    const transition = EVALUATION_TRANSITIONS[move.action];
    refuseImpossible(move.action, from);
    refuseForRole(transition.by, viewer);
    if (transition.by === 'INSPECTOR' || transition.by === 'DECIDER')
      refuseOwnApplication(evaluation, viewer);
    if (transition.needsReason && reason === '')
      throw oneRefusal(
        'reason',
        'REASON_MISSING',
        'This needs a reason.',
        'Write why, for the factory to read.',
      );
    CONDITIONS[move.action]?.(evaluation);
    if (move.action === 'GRANT') await issueLabel(transaction, evaluation, userName);
    if (move.action === 'CONFIRM_SURVEILLANCE' || move.action === 'REINSTATE')
      await confirmSurveillance(transaction, evaluation);
    await writeEvent(transaction, viewer, evaluation, {
      action: move.action,
      from,
      to: transition.to,
      userName,
      reason,
    });
    await transaction.factoryEvaluation.update({
      where: { organisationId_id: { organisationId, id } },
      data: {
        state: transition.to,
        revision: { increment: 1 },
        ...(move.action === 'INSPECT' && { inspectorId: viewer.userId, inspectorName: userName }),
      },
    });
    await moveRankRevision(transaction, organisationId);
    return loadEvaluation({ prisma: transaction as never }, organisationId, id);
  });
}

function refuseForRole(part: EvaluationPart, { role }: Viewer): void {
  const needed = PART_PERMISSIONS[part];
  if (roleMay(role, needed)) return;
  throw new NotAllowed(
    `Your role in this organisation, ${role}, does not include ${needed}.`,
    `Ask an owner for one of these roles: ${PERMISSIONS[needed].roles.join(', ')}.`,
  );
}

function refuseImpossible(action: EvaluationAction, from: EvaluationState): void {
  if (EVALUATION_TRANSITIONS[action].from.includes(from)) return;
  const possible = evaluationActionsIn(from);
  throw oneRefusal(
    'action',
    'ACTION_NOT_POSSIBLE',
    `${action} is not possible in the state ${from}.`,
    possible.length > 0 ? `Possible are ${possible.join(', ')}.` : 'Start another evaluation.',
  );
}

const CONDITIONS: Partial<Record<EvaluationAction, (evaluation: LoadedEvaluation) => void>> = {
  SUBMIT: (evaluation) => {
    const open = unanswered(evaluation);
    if (open.length === 0) return;
    throw oneRefusal(
      'answers',
      'ANSWERS_MISSING',
      `${open.length} items have no answer: ${open.slice(0, 10).join(', ')}${open.length > 10 ? ' …' : ''}.`,
      'Answer them, or say that they do not apply where the scheme allows it.',
    );
  },
  ASK_FOR_CORRECTION: ({ findings }) => {
    if (findings.some(({ closedAt }) => closedAt === null)) return;
    throw oneRefusal(
      'findings',
      'FINDINGS_MISSING',
      'There is no open finding to correct.',
      'Write one first.',
    );
  },
  REPORT_CORRECTION: ({ findings }) => {
    const silent = findings.filter(({ closedAt, correctiveAction, weight }) => {
      return closedAt === null && correctiveAction === '' && weight !== 'OBSERVATION';
    });
    if (silent.length === 0) return;
    throw oneRefusal(
      'findings',
      'CORRECTIONS_MISSING',
      `${silent.length} findings have no corrective action.`,
      'Say for each what was done about it.',
    );
  },
  GRANT: (evaluation) => {
    const open = evaluation.findings.filter(
      ({ closedAt, weight }) => closedAt === null && weight === 'MAJOR',
    );
    if (open.length > 0)
      throw oneRefusal(
        'findings',
        'FINDINGS_OPEN',
        `${open.length} major findings are open.`,
        'Close them first.',
      );
    refuseUngraded(evaluation, 'Ask for corrections, or refuse the label.');
  },
  CONFIRM_SURVEILLANCE: (evaluation) =>
    refuseUngraded(evaluation, 'Bring answers and evidence up to date, or suspend the label.'),
};

function refuseUngraded(evaluation: LoadedEvaluation, remedy: string): void {
  const { result } = evaluatedAnew(evaluation);
  if (result.grade !== null) return;
  const gates = result.failedGates.map(({ id }) => id).join(', ');
  const message = gates === '' ? 'No grade is reached.' : `No grade can be given because of ${gates}.`;
  throw oneRefusal('grade', 'GRADE_NOT_REACHED', message, remedy);
}

interface Happened {
  readonly action: EvaluationAction;
  readonly from: EvaluationState;
  readonly to: EvaluationState;
  readonly userName: string;
  readonly reason: string;
}

async function writeEvent(
  transaction: Prisma.TransactionClient,
  { organisationId, userId }: Viewer,
  { id: evaluationId }: LoadedEvaluation,
  happened: Happened,
): Promise<void> {
  const position = await transaction.evaluationEvent.count({ where: { organisationId, evaluationId } });
  await transaction.evaluationEvent.create({
    data: { organisationId, id: randomUUID(), evaluationId, position, userId, ...happened },
  });
}
