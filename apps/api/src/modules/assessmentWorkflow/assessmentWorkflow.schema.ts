import { BASE_CASE } from '@cradle/engine';
import { defaultValidUntil, type MoveNeed, movesFrom, type StatusMove, statusOn } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { AssessmentStatusEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { InvalidFieldRef, refusalsOf } from '../../builder/refusalTypes.ts';
import type { InvalidField } from '../../errors/refusals.ts';
import { readGaps } from '../footprint/storedResult.ts';
import { authorsOf } from './authorsOf.ts';
import { mayMove } from './findMove.ts';
import { findObstacles } from './findObstacles.ts';
import { moveAssessment } from './moveAssessment.ts';

builder.prismaObject('AssessmentEvent', {
  description: 'A move of an assessment from one status to another: who, when and why. Never changed.',
  fields: (t) => ({
    id: t.exposeID('id'),
    from: t.expose('from', {
      type: AssessmentStatusEnum,
      nullable: true,
      description: 'Null: it was created.',
    }),
    to: t.expose('to', { type: AssessmentStatusEnum }),
    userName: t.exposeString('userName', { description: 'As it was then.' }),
    isMine: t.boolean({
      description: 'Whether it was the viewer.',
      select: { userId: true },
      resolve: ({ userId }, _arguments, { viewer }) => userId === viewer.userId,
    }),
    at: t.expose('at', { type: 'DateTime' }),
    reason: t.exposeString('reason', {
      description: 'Why it was sent back or withdrawn; of a verification, the statement of the reviewer.',
    }),
  }),
});

const MoveNeedEnum = builder.enumType('MoveNeed', {
  values: {
    REASON: { description: 'A reason in words.' },
    STATEMENT: { description: 'What was checked, and how, in words.' },
    NO_GAPS: { description: 'A base footprint without gaps.' },
    FOUR_EYES: { description: 'Somebody who has not made, changed or submitted the version.' },
    VALIDITY: { description: 'A last valid day that has not passed.' },
  } satisfies Record<MoveNeed, object>,
});

interface OfferedMove extends StatusMove {
  readonly obstacles: readonly InvalidField[];
}

const AssessmentMoveRef = builder.objectRef<OfferedMove>('AssessmentMove').implement({
  description: 'A status an assessment can move to from where it is.',
  fields: (t) => ({
    to: t.expose('to', { type: AssessmentStatusEnum }),
    needs: t.field({ type: [MoveNeedEnum], resolve: ({ needs }) => [...needs] }),
    obstacles: t.field({
      type: [InvalidFieldRef],
      description: 'What stands in its way for the viewer; none when it needs words at most.',
      resolve: ({ obstacles }) => [...obstacles],
    }),
  }),
});

const notYours: InvalidField = {
  field: 'to',
  code: 'NOT_ALLOWED',
  message: 'Your role in this organisation does not include this move.',
  remedy: 'Ask somebody whose role does.',
};

builder.prismaObjectFields('Assessment', (t) => ({
  events: t.relation('events', {
    description: 'Its history, from the beginning on.',
    query: { orderBy: { position: 'asc' } },
  }),
  moves: t.field({
    type: [AssessmentMoveRef],
    description: 'What can become of it next.',
    complexity: { field: 20, multiplier: 5 },
    select: {
      status: true,
      validUntil: true,
      referencePeriodEnd: true,
      editors: true,
      events: { where: { to: 'IN_REVIEW' }, orderBy: { position: 'desc' }, take: 1 },
    },
    resolve: async (stored, _arguments, { loaders, viewer: { userId, role } }) => {
      const today = new Date();
      const moves = movesFrom(statusOn(stored.status, stored.validUntil, today));
      const needsResult = moves.some(({ needs }) => needs.includes('NO_GAPS'));
      const footprint = needsResult
        ? await loaders.footprint.load({ assessmentId: stored.id, scenarioKey: BASE_CASE })
        : null;
      const facts = {
        ...{ userId, today, authors: authorsOf(stored), gaps: footprint ? readGaps(footprint) : [] },
        validUntil: stored.validUntil ?? defaultValidUntil(stored.referencePeriodEnd, today),
      };
      return moves.map((move) => ({
        ...move,
        obstacles: [...(mayMove(role, move) ? [] : [notYours]), ...findObstacles(move, facts)],
      }));
    },
  }),
}));

builder.mutationField('moveAssessment', (t) =>
  t.prismaField({
    permission: 'MOVE_ASSESSMENT',
    type: 'Assessment',
    description:
      'Moves an assessment to another status. Whoever verifies must not have made, changed or submitted it; a version that is published takes the place of the one before.',
    errors: refusalsOf('MoveAssessmentResult'),
    args: {
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true, description: 'As it was read.' }),
      to: t.arg({ type: AssessmentStatusEnum, required: true }),
      reason: t.arg.string({
        description: 'Needed to send back and to withdraw, and as the statement of a verification.',
      }),
    },
    resolve: (_query, _parent, { id, revision, to, reason }, { database, viewer }) =>
      moveAssessment(database, viewer, localIdForMutation('Assessment', 'assessment', id), revision, {
        to,
        reason,
      }),
  }),
);
