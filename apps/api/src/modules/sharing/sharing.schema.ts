import { SHARING_LEVELS } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull, localIds } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { FootprintShare, Prisma } from '../../db/generated/client/client.ts';
import { exchangeCodeOf } from './exchangeCode.ts';
import { changeShare, grantShares, revokeShare } from './grantShares.ts';
import { addPartner } from './partner.ts';

export const SharingLevelEnum = builder.enumType('SharingLevel', {
  description:
    'How much of a footprint is shared. BANDED: ranges instead of figures. TOTAL: the total and its classes. STAGES: also the stages. FULL: also the contributions.',
  values: SHARING_LEVELS,
});

const ReadChannelEnum = builder.enumType('ReadChannel', {
  description: 'By which way a footprint was read. SEARCH: it went into what the reader can search.',
  values: ['GRAPHQL', 'PACT', 'EVENT', 'SEARCH'] as const,
});

const ShareStateEnum = builder.enumType('FootprintShareState', {
  values: ['ACTIVE', 'EXPIRED', 'REVOKED'] as const,
});

export const PartnerRef = builder.prismaNode('Partner', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'Somebody the organisation exchanges footprints with.',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    contact: t.exposeString('contact', { description: 'Who to talk to there.' }),
    isHere: t.boolean({
      description: 'Whether it works with this installation; others are reached by PACT only.',
      select: { partnerOrganisationId: true },
      resolve: ({ partnerOrganisationId }) => partnerOrganisationId !== null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing is exchanged with it.',
    }),
  }),
});

const FootprintReadRef = builder.prismaObject('FootprintRead', {
  description: 'One footprint that was read through a share.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    readerName: t.exposeString('readerName', { description: 'As it was then.' }),
    channel: t.expose('channel', { type: ReadChannelEnum }),
    level: t.expose('level', { type: SharingLevelEnum, description: 'What was shown.' }),
    version: t.exposeInt('version', { description: 'Of the assessment.' }),
    share: t.relation('share'),
  }),
});

export const FootprintShareRef = builder.prismaNode('FootprintShare', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'The consent that a partner reads the published footprint of a product.',
  fields: (t) => ({
    partner: t.relation('partner'),
    product: t.relation('product'),
    level: t.expose('level', { type: SharingLevelEnum }),
    purpose: t.exposeString('purpose', { description: 'What the partner may use it for.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null: until it is revoked.',
    }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
    state: t.field({
      type: ShareStateEnum,
      select: { expiresAt: true, revokedAt: true },
      resolve: (share) => stateOf(share, new Date()),
    }),
    createdByName: t.exposeString('createdByName', { description: 'Who gave the consent.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    revision: t.exposeInt('revision', { description: '`changeShare` is given the one that was read.' }),
    readCount: t.relationCount('reads'),
    lastRead: t.field({
      type: FootprintReadRef,
      nullable: true,
      select: { reads: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 } },
      resolve: ({ reads }) => reads[0] ?? null,
    }),
  }),
});

function stateOf({ expiresAt, revokedAt }: Pick<FootprintShare, 'expiresAt' | 'revokedAt'>, now: Date) {
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt !== null && expiresAt <= now ? 'EXPIRED' : 'ACTIVE';
}

const ShareFilter = builder.inputType('FootprintShareFilter', {
  fields: (t) => ({ partnerId: t.id(), productId: t.id() }),
});

builder.queryFields((t) => ({
  exchangeCode: t.string({
    permission: 'EXCHANGE_FOOTPRINTS',
    description: 'What others add the organisation by. Give it to whom you exchange with.',
    resolve: (_parent, _arguments, { database, viewer }) => exchangeCodeOf(database, viewer.organisationId),
  }),
  partners: t.prismaField({
    type: [PartnerRef],
    description: 'By name, without those that were removed.',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.partner.findMany({
        ...query,
        where: { organisationId, removedAt: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 1000,
      }),
  }),
  footprintShares: t.prismaConnection(
    {
      type: FootprintShareRef,
      description: 'What the organisation shares or has shared, the newest first.',
      cursor: 'organisationId_id',
      args: { filter: t.arg({ type: ShareFilter }) },
      complexity: connectionComplexity,
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.footprintShare.count({ where: sharesWhere(viewer.organisationId, filter) }),
      resolve: (query, _parent, { filter }, { database, viewer }) =>
        database.prisma.footprintShare.findMany({
          ...query,
          where: sharesWhere(viewer.organisationId, filter),
          orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        }),
    },
    ...connectionNames('FootprintShare'),
  ),
  footprintReads: t.prismaConnection(
    {
      type: FootprintReadRef,
      description:
        'Who has read what was shared, the newest first. `GET /organisation/read-log.csv` answers all of it as a file.',
      cursor: 'organisationId_id',
      args: { shareId: t.arg.id() },
      complexity: connectionComplexity,
      totalCount: (_parent, { shareId }, { database, viewer }) =>
        database.prisma.footprintRead.count({ where: readsWhere(viewer.organisationId, shareId) }),
      resolve: (query, _parent, { shareId }, { database, viewer }) =>
        database.prisma.footprintRead.findMany({
          ...query,
          where: readsWhere(viewer.organisationId, shareId),
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
        }),
    },
    ...connectionNames('FootprintRead'),
  ),
}));

function sharesWhere(
  organisationId: string,
  filter: typeof ShareFilter.$inferInput | null | undefined,
): Prisma.FootprintShareWhereInput {
  return {
    organisationId,
    ...(filter?.partnerId && { partnerId: localIdOrNull('Partner', filter.partnerId) ?? '' }),
    ...(filter?.productId && { productId: localIdOrNull('Product', filter.productId) ?? '' }),
  };
}

function readsWhere(
  organisationId: string,
  shareId: string | null | undefined,
): Prisma.FootprintReadWhereInput {
  return { organisationId, ...(shareId && { shareId: localIdOrNull('FootprintShare', shareId) ?? '' }) };
}

const PartnerInput = builder.inputType('PartnerInput', {
  fields: (t) => ({
    exchangeCode: t.string({
      description: 'Of an organisation of this installation; it brings its name along.',
    }),
    name: t.string({ description: 'Of a partner elsewhere.' }),
    nameZh: t.string(),
    contact: t.string(),
  }),
});

export const ShareTermsInput = builder.inputType('ShareTermsInput', {
  fields: (t) => ({
    level: t.field({ type: SharingLevelEnum, required: true }),
    purpose: t.string(),
    expiresAt: t.field({ type: 'DateTime', description: 'Left out: until it is revoked.' }),
  }),
});

export const GrantedSharesRef = builder.objectRef<{ shares: FootprintShare[] }>('GrantedShares').implement({
  fields: (t) => ({ shares: t.field({ type: [FootprintShareRef], resolve: ({ shares }) => shares }) }),
});

const shareId = (id: string): string => localIdForMutation('FootprintShare', 'share', id);

builder.mutationFields((t) => ({
  addPartner: t.prismaField({
    type: PartnerRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    errors: refusalsOf('AddPartnerResult'),
    args: { input: t.arg({ type: PartnerInput, required: true }) },
    resolve: (_query, _parent, { input }, { database, viewer }) => addPartner(database, viewer, input),
  }),
  grantShares: t.field({
    type: GrantedSharesRef,
    permission: 'SHARE_FOOTPRINTS',
    description: 'Shares the published footprints of some products with a partner, on the same terms.',
    errors: refusalsOf('GrantSharesResult'),
    args: {
      partnerId: t.arg.id({ required: true }),
      productIds: t.arg.idList({ required: true }),
      terms: t.arg({ type: ShareTermsInput, required: true }),
    },
    resolve: async (_parent, { partnerId, productIds, terms }, { database, viewer }) => ({
      shares: await grantShares(
        database,
        viewer,
        localIdForMutation('Partner', 'partner', partnerId),
        localIds('Product', productIds, 'productIds'),
        terms,
      ),
    }),
  }),
  changeShare: t.prismaField({
    type: FootprintShareRef,
    permission: 'SHARE_FOOTPRINTS',
    errors: refusalsOf('ChangeShareResult'),
    args: {
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true }),
      terms: t.arg({ type: ShareTermsInput, required: true }),
    },
    resolve: (_query, _parent, { id, revision, terms }, { database, viewer }) =>
      changeShare(database, viewer, shareId(id), revision, terms),
  }),
  revokeShare: t.prismaField({
    type: FootprintShareRef,
    permission: 'SHARE_FOOTPRINTS',
    description: 'The partner reads nothing through it from this moment on.',
    errors: refusalsOf('RevokeShareResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) => revokeShare(database, viewer, shareId(id)),
  }),
}));
