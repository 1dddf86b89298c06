import { builder } from '../../builder/builder.ts';
import { globalId, localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { FeaturedList } from '../../db/generated/client/client.ts';
import { ProgrammeRef, programmeId } from '../programme/programme.schema.ts';
import { MemberLabelRef } from '../programme/programmeTypes.schema.ts';
import { type FeaturedSupplier, readFeaturable, readFeatured, readPublicLists } from './readFeatured.ts';
import { removeFeaturedList, saveFeaturedList } from './saveFeaturedList.ts';

const ListRef = builder.prismaObject('FeaturedList', {
  description: 'Labelled members that the operator shows to everybody.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug', { description: 'Its address: `/featured/<slug>`.' }),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    text: t.exposeString('text'),
    textZh: t.exposeString('textZh'),
    category: t.exposeString('category', { description: 'Only members with a product of it; empty: all.' }),
    region: t.exposeString('region', {
      description: 'Only factories whose code of a country or region begins so; empty: all.',
    }),
    isPublic: t.exposeBoolean('isPublic'),
    revision: t.exposeInt('revision'),
    memberIds: t.idList({
      description: 'Who was chosen; who stands on it today is decided anew whenever somebody looks.',
      select: { entries: { select: { memberId: true } } },
      resolve: ({ entries }) => entries.map(({ memberId }) => globalId('ProgrammeMember', memberId)),
    }),
  }),
});

const SupplierRef = builder.objectRef<FeaturedSupplier>('FeaturedSupplier').implement({
  description: 'A member that agrees to be shown and has a label that stands today.',
  fields: (t) => ({
    name: t.string({ resolve: ({ member }) => member.name }),
    nameZh: t.string({ resolve: ({ member }) => member.nameZh }),
    country: t.string({ resolve: ({ member }) => member.country }),
    labels: t.field({ type: [MemberLabelRef], resolve: ({ labels }) => [...labels] }),
  }),
});

const FeaturableRef = builder.objectRef<FeaturedSupplier>('FeaturableMember').implement({
  fields: (t) => ({
    memberId: t.id({ resolve: ({ member }) => globalId('ProgrammeMember', member.id) }),
    supplier: t.field({ type: SupplierRef, resolve: (supplier) => supplier }),
  }),
});

interface PublicList {
  readonly list: FeaturedList;
  readonly suppliers: readonly FeaturedSupplier[];
}

const PublicListRef = builder.objectRef<PublicList>('PublicFeaturedList').implement({
  description: 'A list as it is today.',
  fields: (t) => ({
    title: t.string({ resolve: ({ list }) => list.title }),
    titleZh: t.string({ resolve: ({ list }) => list.titleZh }),
    text: t.string({ resolve: ({ list }) => list.text }),
    textZh: t.string({ resolve: ({ list }) => list.textZh }),
    category: t.string({ resolve: ({ list }) => list.category }),
    region: t.string({ resolve: ({ list }) => list.region }),
    operatorName: t.string({
      resolve: async ({ list: { organisationId: id } }, _arguments, { database }) =>
        (await database.prisma.organisation.findUniqueOrThrow({ where: { id }, select: { name: true } }))
          .name,
    }),
    suppliers: t.field({
      type: [SupplierRef],
      description: 'Those whose label stands today, in the order of their ranks.',
      complexity: { field: 50, multiplier: 20 },
      resolve: ({ suppliers }) => [...suppliers],
    }),
  }),
});

builder.prismaObjectFields(ProgrammeRef, (t) => ({
  featuredLists: t.relation('featuredLists', { query: { orderBy: { createdAt: 'desc' } } }),
  featurable: t.field({
    type: [FeaturableRef],
    description: 'Members that agree to be featured and have a label that stands today, the best rank first.',
    complexity: { field: 50, multiplier: 20 },
    resolve: async ({ organisationId, id }, _arguments, { database }) => [
      ...(await readFeaturable(database, organisationId, id)),
    ],
  }),
}));

type ListLink = Awaited<ReturnType<typeof readPublicLists>>[number];

const ListLinkRef = builder.objectRef<ListLink>('PublicFeaturedListLink').implement({
  description: 'Where a public list is, and of whom.',
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    titleZh: t.exposeString('titleZh'),
    category: t.exposeString('category'),
    region: t.exposeString('region'),
    operatorName: t.exposeString('operatorName'),
  }),
});

builder.queryFields((t) => ({
  publicFeaturedLists: t.field({
    type: [ListLinkRef],
    description: 'Public lists of programmes, the newest first.',
    complexity: { field: 20, multiplier: 1 },
    resolve: async (_parent, _arguments, { database }) => [...(await readPublicLists(database))],
  }),
  featuredList: t.field({
    type: PublicListRef,
    nullable: true,
    permission: 'PUBLIC',
    description: 'A public list; null for one that does not exist or is not public.',
    args: { slug: t.arg.string({ required: true }) },
    resolve: (_parent, { slug }, { database }) => readFeatured(database, slug),
  }),
}));

const ListInput = builder.inputType('FeaturedListInput', {
  fields: (t) => ({
    slug: t.string({ required: true }),
    title: t.string({ required: true }),
    titleZh: t.string(),
    text: t.string(),
    textZh: t.string(),
    category: t.string(),
    region: t.string(),
    isPublic: t.boolean({ required: true }),
    memberIds: t.idList({ required: true }),
  }),
});

const RemovedRef = builder.objectRef<{ readonly id: string }>('RemovedFeaturedList').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
});

builder.mutationFields((t) => ({
  saveFeaturedList: t.prismaField({
    type: ListRef,
    permission: 'RUN_PROGRAMME',
    description: 'Makes a list, or with an id and the revision that was read changes one.',
    errors: refusalsOf('SaveFeaturedListResult'),
    args: {
      programmeId: t.arg.id({ required: true }),
      id: t.arg.id(),
      revision: t.arg.int(),
      input: t.arg({ type: ListInput, required: true }),
    },
    resolve: (_query, _parent, { programmeId: programme, id, revision, input }, { database, viewer }) =>
      saveFeaturedList(
        database,
        viewer,
        programmeId(programme),
        id ? { id, revision: revision ?? 0 } : null,
        {
          ...input,
          memberIds: input.memberIds.map((member) => localIdForMutation('ProgrammeMember', 'member', member)),
        },
      ),
  }),
  removeFeaturedList: t.field({
    type: RemovedRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('RemoveFeaturedListResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_parent, { id }, { database, viewer }) => ({
      id: await removeFeaturedList(database, viewer, id),
    }),
  }),
}));
