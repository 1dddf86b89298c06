import { standingOf } from '@cradle/engine';
import { PROGRAMME_STEPS } from '@cradle/schema';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Database } from '../../db/database.ts';
import type { Programme, ProgrammeMembership } from '../../db/generated/client/client.ts';
import { calendarDay, dateOfDay } from '../../engineBridge/calendarDay.ts';
import { findOffer, type ProgrammeOffer } from './inviteMembers.ts';
import { changeDisclosure, declineProgramme, joinProgramme, leaveProgramme } from './joinProgramme.ts';
import {
  DisclosureEnum,
  MemberStateEnum,
  ProgrammeStepEnum,
  ReachedStepRef,
  reachedSteps,
} from './programmeTypes.schema.ts';
import { type Reached, readWays } from './readWays.ts';
import { readNotice } from './remindMembers.ts';

const MOST_READS = 200;

const NoticeRef = builder.prismaObject('ProgrammeNotice', {
  description: 'What an operator has written to the organisation.',
  fields: (t) => ({
    id: t.exposeID('id'),
    step: t.expose('step', { type: ProgrammeStepEnum, nullable: true }),
    text: t.exposeString('text'),
    sentByName: t.exposeString('sentByName'),
    at: t.expose('at', { type: 'DateTime' }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true }),
  }),
});

builder.prismaObject('ProgrammeRead', {
  description: 'What the operator has read of the organisation on one day, and how often.',
  fields: (t) => ({
    subject: t.expose('subject', { type: DisclosureEnum }),
    readerName: t.exposeString('readerName'),
    day: t.expose('day', { type: 'Date' }),
    reads: t.exposeInt('reads'),
    lastAt: t.expose('lastAt', { type: 'DateTime' }),
  }),
});

/** What a member reads of a programme: it is the operator's, and shown to who is, or may become, a member. */
const ProgrammeTextRef = builder.objectRef<Programme>('ProgrammeText').implement({
  description: 'What a programme says about itself to its members and to whoever is invited.',
  fields: (t) => ({
    description: t.exposeString('description'),
    descriptionZh: t.exposeString('descriptionZh'),
    terms: t.exposeString('terms'),
    termsZh: t.exposeString('termsZh'),
    termsVersion: t.exposeInt('termsVersion'),
  }),
});

const MemberWayRef = builder.objectRef<Reached>('ProgrammeWay').implement({
  description: 'How far the organisation itself has come.',
  fields: (t) => ({
    reached: t.field({ type: [ReachedStepRef], resolve: reachedSteps }),
    nextStep: t.field({
      type: ProgrammeStepEnum,
      nullable: true,
      resolve: (reached) => standingOf(PROGRAMME_STEPS, reached).next,
    }),
    since: t.field({
      type: 'Date',
      nullable: true,
      resolve: (reached) => {
        const { since } = standingOf(PROGRAMME_STEPS, reached);
        return since === null ? null : dateOfDay(since);
      },
    }),
  }),
});

export const MembershipRef = builder.prismaNode('ProgrammeMembership', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'The organisation in a programme of another one, with its consent.',
  fields: (t) => ({
    programmeName: t.exposeString('programmeName'),
    programmeNameZh: t.exposeString('programmeNameZh'),
    operatorName: t.exposeString('operatorName'),
    operatorNameZh: t.exposeString('operatorNameZh'),
    state: t.expose('state', { type: MemberStateEnum }),
    disclosed: t.expose('disclosed', { type: [DisclosureEnum] }),
    termsVersion: t.exposeInt('termsVersion', { description: 'The terms that were agreed to.' }),
    consentByName: t.exposeString('consentByName'),
    consentAt: t.expose('consentAt', { type: 'DateTime' }),
    joinedAt: t.expose('joinedAt', { type: 'DateTime', nullable: true }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    revision: t.exposeInt('revision'),
    programme: t.field({
      type: ProgrammeTextRef,
      nullable: true,
      description: 'Null once the membership has ended.',
      resolve: (membership, _arguments, { database }) => programmeOf(database, membership),
    }),
    way: t.field({
      type: MemberWayRef,
      complexity: { field: 20, multiplier: 1 },
      resolve: async ({ organisationId, id, joinedAt, createdAt }, _arguments, { database }) => {
        const joinedOn = calendarDay(joinedAt ?? createdAt);
        const ways = await readWays(database, [{ organisationId, id, joinedOn }]);
        return ways.get(id) ?? {};
      },
    }),
    notices: t.relation('notices', { query: { orderBy: { at: 'desc' }, take: 50 } }),
    reads: t.relation('reads', {
      description: 'What the operator has read, the newest first.',
      query: { orderBy: [{ day: 'desc' }, { lastAt: 'desc' }], take: MOST_READS },
    }),
  }),
});

/** The programme, as long as the organisation is in it or has applied. */
export async function programmeOf(
  { prisma }: Database,
  { operatorOrganisationId, programmeId, state }: ProgrammeMembership,
): Promise<Programme | null> {
  if (state !== 'JOINED' && state !== 'APPLIED') return null;
  return prisma.programme.findUnique({
    where: { organisationId_id: { organisationId: operatorOrganisationId, id: programmeId } },
  });
}

const OfferRef = builder.objectRef<ProgrammeOffer>('ProgrammeOffer').implement({
  description: 'What the holder of an invitation or of a code sees before joining or applying.',
  fields: (t) => ({
    name: t.string({ resolve: ({ programme }) => programme.name }),
    nameZh: t.string({ resolve: ({ programme }) => programme.nameZh }),
    operatorName: t.string({ resolve: ({ programme }) => programme.organisation.name }),
    operatorNameZh: t.string({ resolve: ({ programme }) => programme.organisation.nameZh }),
    text: t.field({ type: ProgrammeTextRef, resolve: ({ programme }) => programme }),
    invited: t.boolean({
      description: 'Joins at once; otherwise the operator has to let in.',
      resolve: ({ invitation }) => invitation !== null,
    }),
  }),
});

builder.queryFields((t) => ({
  programmeMemberships: t.prismaConnection(
    {
      type: MembershipRef,
      cursor: 'organisationId_id',
      description: 'Programmes of others that the organisation is or was in, or has applied for.',
      complexity: connectionComplexity,
      totalCount: (_parent, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.programmeMembership.count({ where: { organisationId } }),
      resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.programmeMembership.findMany({
          ...query,
          where: { organisationId },
          orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        }),
    },
    ...connectionNames('ProgrammeMembership'),
  ),
  programmeMembership: t.prismaField({
    type: MembershipRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) =>
      database.prisma.programmeMembership.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: localIdOrNull('ProgrammeMembership', id) ?? '' } },
      }),
  }),
  programmeOffer: t.field({
    type: OfferRef,
    nullable: true,
    description: 'What a link or a code leads to; null for one that is wrong, used, expired or revoked.',
    args: { key: t.arg.string({ required: true }) },
    resolve: (_parent, { key }, { database }) => findOffer(database, key),
  }),
}));

const JoinInput = builder.inputType('JoinProgrammeInput', {
  fields: (t) => ({
    termsVersion: t.int({ required: true, description: 'The terms that are agreed to.' }),
    disclosed: t.field({ type: [DisclosureEnum], required: true }),
    note: t.string({ description: 'To the operator, with an application.' }),
  }),
});

const membershipId = (id: string): string => localIdForMutation('ProgrammeMembership', 'membership', id);

builder.mutationFields((t) => ({
  joinProgramme: t.prismaField({
    type: MembershipRef,
    permission: 'JOIN_PROGRAMME',
    description: 'Joins by an invitation, applies by a code.',
    errors: refusalsOf('JoinProgrammeResult'),
    args: { key: t.arg.string({ required: true }), input: t.arg({ type: JoinInput, required: true }) },
    resolve: (_query, _parent, { key, input }, { database, viewer }) =>
      joinProgramme(database, viewer, key, input),
  }),
  declineProgramme: t.field({
    type: OfferRef,
    permission: 'JOIN_PROGRAMME',
    description: 'Says no to an invitation; the operator learns that and no more.',
    errors: refusalsOf('DeclineProgrammeResult'),
    args: { token: t.arg.string({ required: true }) },
    resolve: (_parent, { token }, { database }) => declineProgramme(database, token),
  }),
  changeDisclosure: t.prismaField({
    type: MembershipRef,
    permission: 'JOIN_PROGRAMME',
    description: 'Chooses anew what the operator may see, and agrees to the terms as they are now.',
    errors: refusalsOf('ChangeDisclosureResult'),
    args: {
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true }),
      input: t.arg({ type: JoinInput, required: true }),
    },
    resolve: (_query, _parent, { id, revision, input }, { database, viewer }) =>
      changeDisclosure(database, viewer, membershipId(id), revision, input),
  }),
  leaveProgramme: t.prismaField({
    type: MembershipRef,
    permission: 'JOIN_PROGRAMME',
    description: 'Leaves a programme, or takes an application back. Every consent ends.',
    errors: refusalsOf('LeaveProgrammeResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      leaveProgramme(database, viewer, membershipId(id)),
  }),
  readProgrammeNotice: t.prismaField({
    type: NoticeRef,
    permission: 'FOLLOW_PROGRAMME',
    errors: refusalsOf('ReadProgrammeNoticeResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) => readNotice(database, viewer, id),
  }),
}));
