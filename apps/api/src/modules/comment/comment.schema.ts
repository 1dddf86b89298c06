import { builder } from '../../builder/builder.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { InventoryLineRef } from '../inventoryLine/inventoryLine.schema.ts';
import { addComment } from './addComment.ts';
import { resolveComment } from './resolveComment.ts';

const CommentRef = builder.prismaNode('AssessmentComment', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'Something said about an assessment or one of its lines.',
  fields: (t) => ({
    text: t.exposeString('text'),
    userName: t.exposeString('userName', { description: 'As it was then.' }),
    isMine: t.boolean({
      description: 'Whether the viewer has said it.',
      select: { userId: true },
      resolve: ({ userId }, _arguments, { viewer }) => userId === viewer.userId,
    }),
    at: t.expose('at', { type: 'DateTime' }),
    line: t.field({
      type: InventoryLineRef,
      nullable: true,
      description: 'Null: of the assessment as a whole, or of a line that is gone.',
      select: { lineId: true },
      resolve: ({ lineId }, _arguments, { loaders }) => (lineId === null ? null : loaders.line.load(lineId)),
    }),
    resolvedAt: t.expose('resolvedAt', { type: 'DateTime', nullable: true }),
    resolvedBy: t.exposeString('resolvedBy', { nullable: true, description: 'Name of who resolved it.' }),
    replies: t.relation('replies', { query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } }),
  }),
});

builder.prismaObjectField('Assessment', 'comments', (t) =>
  t.relation('comments', {
    description: 'Threads of comments, the oldest first; answers are in their `replies`.',
    query: { where: { parentId: null }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  }),
);

const CommentInput = builder.inputType('CommentInput', {
  fields: (t) => ({
    text: t.string({ required: true }),
    lineId: t.id({ description: 'Left out: on the assessment as a whole.' }),
    parentId: t.id({ description: 'The comment it answers.' }),
  }),
});

builder.mutationFields((t) => ({
  addComment: t.prismaField({
    permission: 'COMMENT',
    type: CommentRef,
    errors: refusalsOf('AddCommentResult'),
    args: {
      assessmentId: t.arg.id({ required: true }),
      input: t.arg({ type: CommentInput, required: true }),
    },
    resolve: (_query, _parent, { assessmentId, input }, { database, viewer }) =>
      addComment(database, viewer, localIdForMutation('Assessment', 'assessment', assessmentId), input),
  }),
  resolveComment: t.prismaField({
    permission: 'COMMENT',
    type: CommentRef,
    description: 'Marks a thread as done, or opens it again. NotFound for an answer.',
    errors: refusalsOf('ResolveCommentResult'),
    args: { id: t.arg.id({ required: true }), resolved: t.arg.boolean({ required: true }) },
    resolve: (_query, _parent, { id, resolved }, { database, viewer }) =>
      resolveComment(database, viewer, localIdForMutation('AssessmentComment', 'comment', id), resolved),
  }),
}));
