import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { MembershipRef } from '../programme/membership.schema.ts';
import { ProgrammeRef, programmeId } from '../programme/programme.schema.ts';
import { ProgrammeStepEnum } from '../programme/programmeTypes.schema.ts';
import { learnedTopics, markTopic } from './learnedTopics.ts';
import { findPage, pagesFor, removePage, savePage } from './savePage.ts';

const PageRef = builder.prismaObject('ProgrammePage', {
  description: 'A learning page of an operator, in Markdown.',
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    body: t.exposeString('body'),
    bodyZh: t.exposeString('bodyZh'),
    step: t.expose('step', { type: ProgrammeStepEnum, nullable: true }),
    revision: t.exposeInt('revision'),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
});

builder.prismaObjectField(ProgrammeRef, 'pages', (t) =>
  t.relation('pages', { query: { orderBy: [{ step: 'asc' }, { title: 'asc' }] } }),
);
builder.prismaObjectField(MembershipRef, 'pages', (t) =>
  t.field({
    type: [PageRef],
    description: 'Learning pages of the operator.',
    resolve: (membership, _arguments, { database }) => pagesFor(database, membership),
  }),
);

builder.queryFields((t) => ({
  programmePage: t.field({
    type: PageRef,
    nullable: true,
    description: 'A page of a programme that the organisation operates or has joined.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => findPage(database, viewer, id),
  }),
  learnedTopics: t.stringList({
    description: 'Learning pages that the viewer has read: topics, and `page:<id>` for those of an operator.',
    resolve: (_parent, _arguments, { database, viewer }) => learnedTopics(database, viewer),
  }),
}));

const PageInput = builder.inputType('ProgrammePageInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    titleZh: t.string(),
    body: t.string({ required: true, description: 'Markdown; HTML is shown as text.' }),
    bodyZh: t.string(),
    step: t.field({ type: ProgrammeStepEnum }),
  }),
});

const LearnedRef = builder.objectRef<{ readonly topics: string[] }>('LearnedTopics').implement({
  fields: (t) => ({ topics: t.exposeStringList('topics') }),
});
const RemovedRef = builder.objectRef<{ readonly id: string }>('RemovedProgrammePage').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.mutationFields((t) => ({
  markTopic: t.field({
    type: LearnedRef,
    permission: 'FOLLOW_PROGRAMME',
    errors: refusalsOf('MarkTopicResult'),
    args: { topic: t.arg.string({ required: true }), isRead: t.arg.boolean({ required: true }) },
    resolve: async (_parent, { topic, isRead }, { database, viewer }) => ({
      topics: await markTopic(database, viewer, topic, isRead),
    }),
  }),
  saveProgrammePage: t.prismaField({
    type: PageRef,
    permission: 'RUN_PROGRAMME',
    description: 'Makes a page, or with an id and the revision that was read changes one.',
    errors: refusalsOf('SaveProgrammePageResult'),
    args: {
      programmeId: t.arg.id({ required: true }),
      id: t.arg.id(),
      revision: t.arg.int(),
      input: t.arg({ type: PageInput, required: true }),
    },
    resolve: (_query, _parent, { programmeId: programme, id, revision, input }, { database, viewer }) =>
      savePage(database, viewer, programmeId(programme), id ? { id, revision: revision ?? 0 } : null, input),
  }),
  removeProgrammePage: t.field({
    type: RemovedRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('RemoveProgrammePageResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      id: await removePage(database, viewer, id),
    }),
  }),
}));
