import { builder } from '../../builder/builder.ts';
import { globalId, localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { SavedView } from '../../db/generated/client/client.ts';
import { NotAllowed, NotFound } from '../../errors/refusals.ts';
import { buildComparison } from '../comparison/buildComparison.ts';
import { ComparisonInput, ComparisonRef } from '../comparison/comparison.schema.ts';
import {
  duplicateSavedView,
  removeSavedView,
  saveView,
  shortenAddress,
  updateSavedView,
  type ViewQuestion,
} from './saveView.ts';
import { type NewShare, openSharedView, revokeViewShare, shareView } from './shareView.ts';

builder.prismaObject('ViewShare', {
  description: 'A link through which others read one view and nothing else.',
  fields: (t) => ({
    id: t.exposeID('id'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null: until it is revoked. A moment that has passed: it opens nothing any more.',
    }),
    reads: t.relationCount('reads', { description: 'How often it has been opened.' }),
    lastReadAt: t.field({
      type: 'DateTime',
      nullable: true,
      select: { reads: { select: { readAt: true }, orderBy: { readAt: 'desc' }, take: 1 } },
      resolve: ({ reads }) => reads[0]?.readAt ?? null,
    }),
  }),
});

const SavedViewRef = builder.prismaNode('SavedView', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'A view of the dashboard that was kept.',
  fields: (t) => ({
    key: t.exposeString('id', { description: 'Short: `/v/<key>` opens the view.' }),
    name: t.exposeString('name', { nullable: true, description: 'Null for a short address only.' }),
    address: t.exposeString('address', { description: 'Path and query within the dashboard.' }),
    version: t.exposeInt('version'),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    shares: t.relation('shares', { query: { orderBy: { createdAt: 'desc' } } }),
  }),
});

const SharedViewRef = builder.objectRef<SavedView>('SharedView').implement({
  description: 'What a link to a view shows: the view itself, worked out anew, and nothing else.',
  fields: (t) => ({
    name: t.string({ resolve: ({ name }) => name ?? '' }),
    address: t.exposeString('address'),
    organisation: t.string({
      description: 'Who shared it.',
      resolve: async ({ organisationId: id }, _args, { database }) =>
        (await database.prisma.organisation.findUniqueOrThrow({ where: { id }, select: { name: true } }))
          .name,
    }),
    comparison: t.field({
      type: ComparisonRef,
      nullable: true,
      complexity: { field: 2000, multiplier: 100 },
      resolve: ({ organisationId, question }, _args, { database }) =>
        question === null
          ? null
          : buildComparison(database, organisationId, question as unknown as NonNullable<ViewQuestion>),
    }),
  }),
});

builder.queryFields((t) => ({
  savedViews: t.prismaField({
    type: [SavedViewRef],
    description: 'Those with a name, the one changed last first.',
    resolve: (query, _parent, _args, { database, viewer: { organisationId } }) =>
      database.prisma.savedView.findMany({
        ...query,
        where: { organisationId, name: { not: null } },
        orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      }),
  }),
  savedView: t.prismaField({
    type: SavedViewRef,
    nullable: true,
    args: { key: t.arg.string({ required: true }) },
    resolve: (query, _parent, { key }, { database, viewer: { organisationId } }) =>
      database.prisma.savedView.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: localIdOrNull('SavedView', key) ?? key } },
      }),
  }),
  sharedView: t.field({
    type: SharedViewRef,
    nullable: true,
    permission: 'PUBLIC',
    description: 'Null for a token that is wrong, expired or revoked: the three are not told apart.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (_parent, { token }, { database }) => openSharedView(database, token),
  }),
}));

const SaveViewInput = builder.inputType('SaveViewInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    address: t.string({ required: true, description: 'Path and query within the dashboard.' }),
    question: t.field({ type: ComparisonInput, description: 'What the view asks; needed to share it.' }),
  }),
});

const UpdateSavedViewInput = builder.inputType('UpdateSavedViewInput', {
  fields: (t) => ({
    name: t.string(),
    address: t.string(),
    question: t.field({ type: ComparisonInput, description: 'Goes with the address.' }),
    version: t.int({
      required: true,
      description: 'As it was read: the change of somebody else is not lost.',
    }),
  }),
});

const RemovedSavedViewRef = builder.objectRef<{ id: string }>('RemovedSavedView').implement({
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('SavedView', id) }) }),
});

const NewViewShareRef = builder.objectRef<NewShare>('NewViewShare').implement({
  fields: (t) => ({
    token: t.exposeString('token', { description: 'Shown this once. `/shared/<token>` opens the view.' }),
    share: t.prismaField({ type: 'ViewShare', resolve: (_query, { share }) => share }),
  }),
});

const viewId = (id: string): string => localIdForMutation('SavedView', 'saved view', id);

builder.mutationFields((t) => ({
  saveView: t.prismaField({
    permission: 'SAVE_VIEWS',
    type: SavedViewRef,
    errors: refusalsOf('SaveViewResult'),
    args: { input: t.arg({ type: SaveViewInput, required: true }) },
    resolve: (_query, _parent, { input }, { database, viewer }) => saveView(database, viewer, input),
  }),
  shortenAddress: t.prismaField({
    permission: 'SHORTEN_ADDRESS',
    type: SavedViewRef,
    errors: refusalsOf('ShortenAddressResult'),
    args: { address: t.arg.string({ required: true }) },
    resolve: (_query, _parent, input, { database, viewer }) => shortenAddress(database, viewer, input),
  }),
  updateSavedView: t.prismaField({
    permission: 'SAVE_VIEWS',
    type: SavedViewRef,
    errors: refusalsOf('UpdateSavedViewResult'),
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdateSavedViewInput, required: true }) },
    resolve: (_query, _parent, { id, input }, { database, viewer }) =>
      updateSavedView(database, viewer, viewId(id), input),
  }),
  duplicateSavedView: t.prismaField({
    permission: 'SAVE_VIEWS',
    type: SavedViewRef,
    errors: refusalsOf('DuplicateSavedViewResult'),
    args: { id: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: (_query, _parent, { id, name }, { database, viewer }) =>
      duplicateSavedView(database, viewer, viewId(id), name),
  }),
  removeSavedView: t.field({
    permission: 'SAVE_VIEWS',
    type: RemovedSavedViewRef,
    errors: { types: [NotFound, NotAllowed], union: { name: 'RemoveSavedViewResult' }, directResult: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_parent, { id }, { database, viewer }) => removeSavedView(database, viewer, viewId(id)),
  }),
  shareView: t.field({
    permission: 'SHARE_VIEWS',
    type: NewViewShareRef,
    errors: refusalsOf('ShareViewResult'),
    args: {
      id: t.arg.id({ required: true }),
      expiresInDays: t.arg.int({ description: 'Nothing: until it is revoked.' }),
    },
    resolve: (_parent, { id, expiresInDays }, { database, viewer }) =>
      shareView(database, viewer, viewId(id), { expiresInDays }),
  }),
  revokeViewShare: t.prismaField({
    permission: 'SHARE_VIEWS',
    type: 'ViewShare',
    errors: { types: [NotFound, NotAllowed], union: { name: 'RevokeViewShareResult' }, directResult: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) => revokeViewShare(database, viewer, id),
  }),
}));
