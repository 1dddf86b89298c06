import { DATA_REQUEST_ACTIONS, DATA_REQUEST_STATES, requestActionsIn, requestStateOn } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { DataRequest, Prisma } from '../../db/generated/client/client.ts';
import { ProductRef } from '../product/product.schema.ts';
import { PartnerRef, ShareTermsInput, SharingLevelEnum } from '../sharing/sharing.schema.ts';
import { askForData } from './askForData.ts';
import { answerRequests, declineRequest, remindRequest, withdrawRequest } from './dataRequestSteps.ts';
import { removePartner } from './removePartner.ts';

const DirectionEnum = builder.enumType('RequestDirection', { values: ['SENT', 'RECEIVED'] as const });
const StateEnum = builder.enumType('DataRequestState', {
  description: 'OVERDUE: open, and the deadline has passed.',
  values: DATA_REQUEST_STATES,
});
const ActionEnum = builder.enumType('DataRequestAction', { values: DATA_REQUEST_ACTIONS });

const stateOf = ({ state, dueOn }: Pick<DataRequest, 'state' | 'dueOn'>) =>
  requestStateOn(state, dueOn, new Date());

const DataRequestRef = builder.prismaNode('DataRequest', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'A question for the footprint of a product, sent to a partner or received from one.',
  fields: (t) => ({
    direction: t.expose('direction', { type: DirectionEnum }),
    partner: t.relation('partner'),
    productName: t.exposeString('productName', { description: 'What is asked for, in words.' }),
    category: t.exposeString('category'),
    productUrns: t.exposeStringList('productUrns'),
    level: t.expose('level', {
      type: SharingLevelEnum,
      description: 'What is asked for; the answer may give less.',
    }),
    message: t.exposeString('message'),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true }),
    state: t.field({ type: StateEnum, select: { state: true, dueOn: true }, resolve: stateOf }),
    actions: t.field({
      type: [ActionEnum],
      description: 'What this side may do with it now.',
      select: { state: true, dueOn: true, direction: true },
      resolve: (request) => [...requestActionsIn(stateOf(request), request.direction)],
    }),
    askedByName: t.exposeString('askedByName'),
    reminders: t.exposeInt('reminders'),
    remindedAt: t.expose('remindedAt', { type: 'DateTime', nullable: true }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Also when declined.',
    }),
    answeredByName: t.exposeString('answeredByName'),
    declineReason: t.exposeString('declineReason'),
    product: t.field({
      type: ProductRef,
      nullable: true,
      description: 'Of a received one that was answered: with what.',
      select: { productId: true },
      resolve: ({ productId }, _arguments, { loaders }) =>
        productId === null ? null : loaders.product.load(productId),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const RequestFilter = builder.inputType('DataRequestFilter', {
  fields: (t) => ({
    direction: t.field({ type: DirectionEnum }),
    open: t.boolean({ description: 'Only those that wait for an answer.' }),
  }),
});

builder.queryFields((t) => ({
  dataRequest: t.prismaField({
    type: DataRequestRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) =>
      database.prisma.dataRequest.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: localIdOrNull('DataRequest', id) ?? '' } },
      }),
  }),
  dataRequests: t.prismaConnection(
    {
      type: DataRequestRef,
      description: 'Sent and received, the newest first.',
      cursor: 'organisationId_id',
      args: { filter: t.arg({ type: RequestFilter }) },
      complexity: connectionComplexity,
      totalCount: (_parent, { filter }, { database, viewer }) =>
        database.prisma.dataRequest.count({ where: requestsWhere(viewer.organisationId, filter) }),
      resolve: (query, _parent, { filter }, { database, viewer }) =>
        database.prisma.dataRequest.findMany({
          ...query,
          where: requestsWhere(viewer.organisationId, filter),
          orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        }),
    },
    ...connectionNames('DataRequest'),
  ),
}));

function requestsWhere(
  organisationId: string,
  filter: typeof RequestFilter.$inferInput | null | undefined,
): Prisma.DataRequestWhereInput {
  return {
    organisationId,
    ...(filter?.direction && { direction: filter.direction }),
    ...(filter?.open && { state: 'OPEN' }),
  };
}

const DataRequestInput = builder.inputType('DataRequestInput', {
  fields: (t) => ({
    productName: t.string({ required: true }),
    category: t.string(),
    productUrns: t.stringList(),
    level: t.field({ type: SharingLevelEnum, required: true }),
    message: t.string(),
    dueOn: t.field({ type: 'Date' }),
  }),
});

const AnsweredRef = builder.objectRef<{ requests: DataRequest[] }>('AnsweredRequests').implement({
  fields: (t) => ({ requests: t.field({ type: [DataRequestRef], resolve: ({ requests }) => requests }) }),
});

const requestId = (id: string): string => localIdForMutation('DataRequest', 'data request', id);

builder.mutationFields((t) => ({
  askForData: t.prismaField({
    type: DataRequestRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    errors: refusalsOf('AskForDataResult'),
    args: {
      partnerId: t.arg.id({ required: true }),
      input: t.arg({ type: DataRequestInput, required: true }),
    },
    resolve: (_query, _parent, { partnerId, input }, { database, viewer }) =>
      askForData(database, viewer, localIdForMutation('Partner', 'partner', partnerId), input),
  }),
  remindDataRequest: t.prismaField({
    type: DataRequestRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    errors: refusalsOf('RemindDataRequestResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      remindRequest(database, viewer, requestId(id)),
  }),
  withdrawDataRequest: t.prismaField({
    type: DataRequestRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    errors: refusalsOf('WithdrawDataRequestResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      withdrawRequest(database, viewer, requestId(id)),
  }),
  declineDataRequest: t.prismaField({
    type: DataRequestRef,
    permission: 'EXCHANGE_FOOTPRINTS',
    errors: refusalsOf('DeclineDataRequestResult'),
    args: { id: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: (_query, _parent, { id, reason }, { database, viewer }) =>
      declineRequest(database, viewer, requestId(id), { reason }),
  }),
  removePartner: t.prismaField({
    type: PartnerRef,
    permission: 'SHARE_FOOTPRINTS',
    description:
      'Ends every exchange with a partner: shares and clients are revoked, its host is forgotten, open requests end. It stays as the origin of what came from it.',
    errors: refusalsOf('RemovePartnerResult'),
    args: {
      id: t.arg.id({ required: true }),
      deleteReceived: t.arg.boolean({
        required: true,
        description: 'Whether footprints that came from it by PACT go as well; factors made of them stay.',
      }),
    },
    resolve: (_query, _parent, { id, deleteReceived }, { database, viewer }) =>
      removePartner(database, viewer, localIdForMutation('Partner', 'partner', id), deleteReceived),
  }),
  answerDataRequests: t.field({
    type: AnsweredRef,
    permission: 'SHARE_FOOTPRINTS',
    description: 'Answers any number of requests with one product: each asker reads it on these terms.',
    errors: refusalsOf('AnswerDataRequestsResult'),
    args: {
      ids: t.arg.idList({ required: true }),
      productId: t.arg.id({ required: true }),
      terms: t.arg({ type: ShareTermsInput, required: true }),
    },
    resolve: async (_parent, { ids, productId, terms }, { database, viewer }) => ({
      requests: await answerRequests(
        database,
        viewer,
        ids.map(requestId),
        localIdForMutation('Product', 'product', productId),
        terms,
      ),
    }),
  }),
}));
