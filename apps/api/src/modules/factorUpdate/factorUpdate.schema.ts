import { builder } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';
import { ReleaseRef } from '../factorImport/factorImport.schema.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { type AcceptedUpdates, acceptFactorUpdates } from './acceptFactorUpdates.ts';
import { findFactorUpdates } from './findFactorUpdates.ts';
import { previewRelease } from './previewRelease.ts';
import type { MovedAssessment } from './previewSubstitution.ts';

export const MovedRef = builder.objectRef<MovedAssessment>('MovedAssessment').implement({
  description: 'What newer factors would do to an assessment, base case. Nothing moves until it is accepted.',
  fields: (t) => ({
    assessment: t.prismaField({
      type: AssessmentRef,
      nullable: true,
      resolve: (query, { assessmentId }, _arguments, { database, viewer }) =>
        database.prisma.assessment.findUnique({
          ...query,
          where: { organisationId_id: { organisationId: viewer.organisationId, id: assessmentId } },
        }),
    }),
    before: t.exposeFloat('before', { nullable: true, description: 'kg CO2e per declared unit.' }),
    after: t.exposeFloat('after', { nullable: true }),
    lines: t.field({
      type: [InventoryLineRef],
      description: 'Whose factor changes; empty where only an input of the assessment moves.',
      resolve: async ({ lines }, _arguments, { loaders }) => {
        const rows = await Promise.all(lines.map(({ lineId }) => loaders.line.load(lineId)));
        return rows.filter((row) => row !== null);
      },
    }),
  }),
});

builder.prismaObjectField(ReleaseRef, 'moved', (t) =>
  t.field({
    type: [MovedRef],
    description: "Of a staged release: the organisation's assessments that would move if they followed it.",
    complexity: { field: 500, multiplier: 10 },
    resolve: async ({ id, state }, _arguments, { database, viewer }) =>
      state === 'STAGED' ? [...(await previewRelease(database, viewer.organisationId, id))] : [],
  }),
);

const AcceptedRef = builder.objectRef<AcceptedUpdates>('AcceptedFactorUpdates').implement({
  fields: (t) => ({
    updatedLines: t.int({ resolve: ({ updatedLineIds }) => updatedLineIds.length }),
    keptLines: t.int({
      description: 'Lines that could not follow, because the new version is in another kind of unit.',
      resolve: ({ keptLineIds }) => keptLineIds.length,
    }),
  }),
});

builder.queryField('factorUpdates', (t) =>
  t.field({
    type: [MovedRef],
    description:
      'Assessments with factors that a later release has replaced, and what following it would do.',
    complexity: { field: 500, multiplier: 10 },
    args: { assessmentId: t.arg.id() },
    resolve: async (_parent, { assessmentId }, { database, viewer }) => {
      const { moved } = await findFactorUpdates(database, viewer.organisationId);
      if (!assessmentId) return [...moved];
      const id = localIdOrNull('Assessment', assessmentId);
      return moved.filter((each) => each.assessmentId === id);
    },
  }),
);

builder.mutationField('acceptFactorUpdates', (t) =>
  t.field({
    permission: 'EDIT_PORTFOLIO',
    type: AcceptedRef,
    description: 'Lets the lines of one assessment follow their factors to the newest release.',
    errors: refusalsOf('AcceptFactorUpdatesResult'),
    args: { assessmentId: t.arg.id({ required: true }) },
    resolve: (_parent, { assessmentId }, { database, viewer }) =>
      acceptFactorUpdates(database, viewer, localIdForMutation('Assessment', 'assessment', assessmentId)),
  }),
);
