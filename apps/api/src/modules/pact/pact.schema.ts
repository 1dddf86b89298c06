import { builder } from '../../builder/builder.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { FetchCounts, fetchFromPartner } from './fetchFromPartner.ts';
import { clientIdOf, createPactClient, type NewPactClient, revokePactClient } from './pactClient.ts';
import { saveConnection, savePactFacts } from './pactConnection.ts';
import { pactObstaclesOf } from './pactObstacles.ts';
import { PACT_OBSTACLES } from './toPactFootprint.ts';

const PactClientRef = builder.prismaObject('PactClient', {
  description: "What a partner's program signs in with at this PACT host.",
  fields: (t) => ({
    id: t.exposeID('id'),
    clientId: t.string({
      select: { organisationId: true, id: true },
      resolve: (client) => clientIdOf(client),
    }),
    partner: t.relation('partner'),
    createdByName: t.exposeString('createdByName'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'To the minute.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
  }),
});

const NewPactClientRef = builder.objectRef<NewPactClient>('NewPactClient').implement({
  fields: (t) => ({
    clientId: t.exposeString('clientId'),
    clientSecret: t.exposeString('clientSecret', { description: 'Shown this once: only its hash is kept.' }),
    client: t.field({ type: PactClientRef, resolve: ({ client }) => client }),
  }),
});

const PactVersionEnum = builder.enumType('PactVersion', { values: ['V2', 'V3'] as const });

const SkippedRef = builder.objectRef<FetchCounts['reasons'][number]>('SkippedFootprint').implement({
  description: "Something in a partner's list that cannot be read as a footprint.",
  fields: (t) => ({
    pfId: t.exposeString('pfId', { nullable: true }),
    reason: t.exposeString('reason'),
  }),
});

const FetchCountsRef = builder.objectRef<FetchCounts>('FetchCounts').implement({
  fields: (t) => ({
    pages: t.exposeInt('pages'),
    added: t.exposeInt('added'),
    changed: t.exposeInt('changed', { description: 'Deprecated since, or a newer version of PACT v2.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Came again as they are here.' }),
    skipped: t.exposeInt('skipped'),
    reasons: t.field({
      type: [SkippedRef],
      description: 'Of the first that were skipped.',
      resolve: ({ reasons }) => [...reasons],
    }),
  }),
});

const PactConnectionRef = builder.prismaObject('PactConnection', {
  description: "Where a partner's PACT host is. The secret is never shown again.",
  fields: (t) => ({
    id: t.exposeID('id'),
    partner: t.relation('partner'),
    baseUrl: t.exposeString('baseUrl'),
    authBaseUrl: t.exposeString('authBaseUrl'),
    clientId: t.exposeString('clientId'),
    fetchedAt: t.expose('fetchedAt', { type: 'DateTime', nullable: true }),
    lastError: t.exposeString('lastError', { description: 'Of the last fetch; empty when it went well.' }),
    speaks: t.expose('speaks', {
      type: PactVersionEnum,
      nullable: true,
      description:
        'Which version its host answers. From one of V2 footprints are read; events are not exchanged.',
    }),
    isCutOff: t.boolean({
      description: 'Whether the last fetch has not come to the end; the next one goes on there.',
      select: { pagesLeft: true },
      resolve: ({ pagesLeft }) => pagesLeft.length > 0,
    }),
    lastFetch: t.field({
      type: FetchCountsRef,
      nullable: true,
      select: { lastFetch: true },
      resolve: ({ lastFetch }) => FetchCounts.safeParse(lastFetch).data ?? null,
    }),
    waitingEvents: t.relationCount('events', { where: { deliveredAt: null, givenUpAt: null } }),
  }),
});

export const ReceivedFootprintRef = builder.prismaObject('ReceivedFootprint', {
  description: "A footprint from a partner's PACT host.",
  fields: (t) => ({
    pfId: t.exposeID('pfId'),
    partner: t.relation('partner'),
    productName: t.exposeString('productName'),
    status: t.exposeString('status', { description: 'Active or Deprecated.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime' }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last came with a change.',
    }),
    version: t.exposeInt('version', { description: 'Of PACT v2; 0 in v3, where a footprint never changes.' }),
    precedingPfIds: t.exposeStringList('precedingPfIds', {
      description: 'The footprints that it takes the place of.',
    }),
    document: t.expose('document', {
      type: 'JSON',
      description: 'As it was sent: a ProductFootprint of PACT v3 or v2.',
    }),
  }),
});

const PactFactsRef = builder.prismaObject('PactFacts', {
  description: 'What PACT asks of a product and no footprint holds.',
  fields: (t) => ({
    fossilCarbonKg: t.exposeFloat('fossilCarbonKg', {
      nullable: true,
      description: 'kg C of one declared unit. Without it the product is not exchanged by PACT.',
    }),
    biogenicCarbonKg: t.exposeFloat('biogenicCarbonKg', { nullable: true }),
    productUrns: t.exposeStringList('productUrns'),
    classificationUrns: t.exposeStringList('classificationUrns'),
  }),
});

builder.prismaObjectField('Product', 'pactFacts', (t) => t.relation('pactFacts', { nullable: true }));

const PactObstacleEnum = builder.enumType('PactObstacle', {
  description: 'Why a published footprint cannot be said in the PACT data model.',
  values: PACT_OBSTACLES,
});

builder.queryFields((t) => ({
  pactObstacles: t.field({
    type: [PactObstacleEnum],
    description:
      'Of a share: why its partner does not get the footprint by PACT. Empty when it does, or nothing is published.',
    args: { shareId: t.arg.id({ required: true }) },
    resolve: async (_parent, { shareId }, { database, viewer }) => [
      ...(await pactObstaclesOf(database, viewer, localIdForMutation('FootprintShare', 'share', shareId))),
    ],
  }),
  pactClients: t.prismaField({
    type: [PactClientRef],
    permission: 'SHARE_FOOTPRINTS',
    description: 'The newest first, also those that are over.',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.pactClient.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: 200,
      }),
  }),
  pactConnections: t.prismaField({
    type: [PactConnectionRef],
    permission: 'EXCHANGE_FOOTPRINTS',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.pactConnection.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: 200,
      }),
  }),
  receivedFootprints: t.prismaField({
    type: [ReceivedFootprintRef],
    description: 'The newest first, at most 500.',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.receivedFootprint.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ receivedAt: 'desc' }, { pfId: 'asc' }],
        take: 500,
      }),
  }),
}));

const ConnectionInput = builder.inputType('PactConnectionInput', {
  fields: (t) => ({
    baseUrl: t.string({ required: true, description: 'What stands before /3/footprints.' }),
    authBaseUrl: t.string({ description: 'What stands before /auth/token; left out, the same.' }),
    clientId: t.string({ required: true }),
    clientSecret: t.string({ required: true }),
  }),
});

const FactsInput = builder.inputType('PactFactsInput', {
  fields: (t) => ({
    fossilCarbonKg: t.float({ description: 'kg C of one declared unit.' }),
    biogenicCarbonKg: t.float(),
    productUrns: t.stringList(),
    classificationUrns: t.stringList(),
  }),
});

const partnerIdOf = (id: string): string => localIdForMutation('Partner', 'partner', id);

builder.mutationFields((t) => ({
  createPactClient: t.field({
    type: NewPactClientRef,
    permission: 'SHARE_FOOTPRINTS',
    errors: refusalsOf('CreatePactClientResult'),
    args: { partnerId: t.arg.id({ required: true }), expiresInDays: t.arg.int({ required: true }) },
    resolve: (_parent, { partnerId, expiresInDays }, { database, viewer }) =>
      createPactClient(database, viewer, partnerIdOf(partnerId), { expiresInDays }),
  }),
  revokePactClient: t.prismaField({
    type: PactClientRef,
    permission: 'SHARE_FOOTPRINTS',
    errors: refusalsOf('RevokePactClientResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) => revokePactClient(database, viewer, id),
  }),
  savePactConnection: t.prismaField({
    type: PactConnectionRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    description: "Where a partner's host is, and what to sign in with there.",
    errors: refusalsOf('SavePactConnectionResult'),
    args: {
      partnerId: t.arg.id({ required: true }),
      input: t.arg({ type: ConnectionInput, required: true }),
    },
    resolve: (_query, _parent, { partnerId, input }, { database, viewer, installation }) =>
      saveConnection(database, installation, viewer, partnerIdOf(partnerId), input),
  }),
  fetchFromPartner: t.prismaField({
    type: PactConnectionRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    description:
      'Fetches what the host of a partner shows us and is not here yet. One that was cut off goes on where it was.',
    errors: refusalsOf('FetchFromPartnerResult'),
    args: { partnerId: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { partnerId }, { database, viewer, installation }) =>
      fetchFromPartner(database, installation, viewer, partnerIdOf(partnerId)),
  }),
  savePactFacts: t.prismaField({
    type: PactFactsRef,
    permission: 'EDIT_PORTFOLIO',
    errors: refusalsOf('SavePactFactsResult'),
    args: { productId: t.arg.id({ required: true }), input: t.arg({ type: FactsInput, required: true }) },
    resolve: (_query, _parent, { productId, input }, { database, viewer }) =>
      savePactFacts(database, viewer, localIdForMutation('Product', 'product', productId), input),
  }),
}));
