import { campaignProgress, daysBetween, funnelOf } from '@cradle/engine';
import { PROGRAMME_STEPS, type ProgrammeStep } from '@cradle/schema';
import { resolveArrayConnection } from '@pothos/plugin-relay';
import { builder, connectionComplexity, connectionNames } from '../../builder/builder.ts';
import { localIdForMutation, localIdOrNull } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { Campaign, Programme, ProgrammeMember } from '../../db/generated/client/client.ts';
import { calendarDay, dateOfDay, today } from '../../engineBridge/calendarDay.ts';
import {
  inviteToProgramme,
  type NewProgrammeInvitation,
  revokeProgrammeInvitation,
} from './inviteMembers.ts';
import { decideMember } from './joinProgramme.ts';
import {
  DisclosureEnum,
  MemberLabelRef,
  MemberStateEnum,
  ProgrammeStepEnum,
  ReachedStepRef,
  reachedSteps,
} from './programmeTypes.schema.ts';
import { type MemberStanding, readStandings } from './readStandings.ts';
import { remindMembers } from './remindMembers.ts';
import { createProgramme, updateProgramme } from './saveProgramme.ts';

const InvitationRef = builder.prismaObject('ProgrammeInvitation', {
  description: 'A link by which one organisation joins without having to be let in.',
  fields: (t) => ({
    id: t.exposeID('id'),
    note: t.exposeString('note', { description: 'For whom it was meant.' }),
    createdByName: t.exposeString('createdByName'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true }),
    declinedAt: t.expose('declinedAt', { type: 'DateTime', nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
  }),
});

const MemberRef = builder.prismaNode('ProgrammeMember', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'An organisation in a programme, as its operator keeps it.',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2.' }),
    state: t.expose('state', { type: MemberStateEnum }),
    note: t.exposeString('note', { description: 'What an applicant has written.' }),
    joinedAt: t.expose('joinedAt', { type: 'DateTime', nullable: true }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    remindedAt: t.expose('remindedAt', { type: 'DateTime', nullable: true }),
  }),
});

const StandingRef = builder.objectRef<MemberStanding>('ProgrammeMemberStanding').implement({
  description: 'A member and how far it has come, as far as it discloses that.',
  fields: (t) => ({
    member: t.field({ type: MemberRef, resolve: ({ member }) => member }),
    disclosed: t.field({ type: [DisclosureEnum], resolve: ({ disclosed }) => [...disclosed] }),
    reached: t.field({
      type: [ReachedStepRef],
      nullable: true,
      description: 'Null: it does not disclose its progress.',
      resolve: ({ reached }) => (reached === null ? null : reachedSteps(reached)),
    }),
    nextStep: t.expose('next', { type: ProgrammeStepEnum, nullable: true }),
    since: t.field({
      type: 'Date',
      nullable: true,
      description: 'Since when it stands before that step.',
      resolve: ({ since }) => (since === null ? null : dateOfDay(since)),
    }),
    labels: t.field({
      type: [MemberLabelRef],
      nullable: true,
      description: 'Null: it does not disclose them.',
      resolve: ({ labels }) => (labels === null ? null : [...labels]),
    }),
  }),
});

export const CampaignRef = builder.prismaObject('Campaign', {
  description: 'How many members are to reach a step until when.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    goalStep: t.expose('goalStep', { type: ProgrammeStepEnum }),
    goalCount: t.exposeInt('goalCount'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    endsOn: t.expose('endsOn', { type: 'Date' }),
    presetId: t.exposeString('presetId', {
      nullable: true,
      description: 'Only evaluations by schemes made of this preset count; null: by any.',
    }),
    categories: t.exposeStringList('categories', {
      description: 'Only products of these categories count; empty: all.',
    }),
    revision: t.exposeInt('revision'),
  }),
});

const StepCountRef = builder
  .objectRef<{ readonly step: ProgrammeStep; readonly count: number }>('ProgrammeStepCount')
  .implement({
    fields: (t) => ({ step: t.expose('step', { type: ProgrammeStepEnum }), count: t.exposeInt('count') }),
  });

interface Waiting {
  readonly step: ProgrammeStep;
  readonly count: number;
  readonly longestDays: number;
}

const WaitingRef = builder.objectRef<Waiting>('ProgrammeWaiting').implement({
  description: 'Members whose next step this is.',
  fields: (t) => ({
    step: t.expose('step', { type: ProgrammeStepEnum }),
    count: t.exposeInt('count'),
    longestDays: t.exposeInt('longestDays', {
      description: 'How long the one who waits longest has waited.',
    }),
  }),
});

const ProgressRef = builder.objectRef<ReturnType<typeof campaignProgress>>('CampaignProgress').implement({
  description: 'Pace and forecast go on as before: they know no seasons and no last-minute rush.',
  fields: (t) => ({
    reached: t.exposeInt('reached', {
      description: 'Within the period, of members that disclose their progress.',
    }),
    share: t.exposeFloat('share', { description: 'Of the goal, 0 to 1 and above.' }),
    daysGone: t.exposeInt('daysGone'),
    daysLeft: t.exposeInt('daysLeft'),
    pacePerWeek: t.exposeFloat('pacePerWeek', { nullable: true }),
    neededPerWeek: t.exposeFloat('neededPerWeek', { nullable: true }),
    forecast: t.exposeInt('forecast', { nullable: true, description: 'Where this pace leads by the end.' }),
    goalOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'When the goal is, or was, reached at this pace; null when it never is.',
      resolve: ({ goalOn }) => (goalOn === null ? null : dateOfDay(goalOn)),
    }),
  }),
});

interface Dashboard {
  readonly programme: Programme;
  readonly campaign: Campaign | null;
  readonly standings: readonly MemberStanding[];
}

const DashboardRef = builder.objectRef<Dashboard>('ProgrammeDashboard').implement({
  fields: (t) => ({
    campaign: t.field({ type: CampaignRef, nullable: true, resolve: ({ campaign }) => campaign }),
    invited: t.int({
      description: 'Invitations that were not revoked, and who came without one.',
      resolve: async (
        { programme: { organisationId, id: programmeId } },
        _arguments,
        { database: { prisma } },
      ) => {
        const [invitations, accepted, members] = await Promise.all([
          prisma.programmeInvitation.count({ where: { organisationId, programmeId, revokedAt: null } }),
          prisma.programmeInvitation.count({
            where: { organisationId, programmeId, acceptedAt: { not: null } },
          }),
          prisma.programmeMember.count({ where: { organisationId, programmeId } }),
        ]);
        return invitations + Math.max(0, members - accepted);
      },
    }),
    members: t.int({ resolve: ({ standings }) => standings.length }),
    undisclosed: t.int({
      description: 'Members that do not disclose their progress; the funnel counts them as joined only.',
      resolve: ({ standings }) => standings.filter(({ reached }) => reached === null).length,
    }),
    funnel: t.field({
      type: [StepCountRef],
      description: 'Members that have reached each step, whatever they skipped before it.',
      resolve: ({ standings }) => [...funnelOf(PROGRAMME_STEPS, standings)],
    }),
    waiting: t.field({ type: [WaitingRef], resolve: ({ standings }) => waitingIn(standings) }),
    progress: t.field({
      type: ProgressRef,
      nullable: true,
      description: 'Null without a campaign.',
      resolve: ({ campaign, standings }) => (campaign === null ? null : progressOf(campaign, standings)),
    }),
  }),
});

function waitingIn(standings: readonly MemberStanding[]): Waiting[] {
  const on = today();
  return PROGRAMME_STEPS.flatMap((step) => {
    const there = standings.filter(({ next }) => next === step);
    if (there.length === 0) return [];
    const days = there.map(({ since }) => (since === null ? 0 : daysBetween(since, on)));
    return [{ step, count: there.length, longestDays: Math.max(...days) }];
  });
}

function progressOf(
  { goalCount, goalStep, startsOn, endsOn }: Campaign,
  standings: readonly MemberStanding[],
): ReturnType<typeof campaignProgress> {
  const goal = { count: goalCount, startsOn: calendarDay(startsOn), endsOn: calendarDay(endsOn) };
  return campaignProgress(
    goal,
    standings.flatMap(({ reached }) => reached?.[goalStep] ?? []),
    today(),
  );
}

const campaignArgument = {
  description: 'Counts what this campaign counts; without one, all products and schemes.',
} as const;

export const ProgrammeRef = builder.prismaNode('Programme', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ organisationId_id: { organisationId: viewer.organisationId, id } }),
  description: 'What an organisation runs for others, which join by consent.',
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    description: t.exposeString('description'),
    descriptionZh: t.exposeString('descriptionZh'),
    terms: t.exposeString('terms'),
    termsZh: t.exposeString('termsZh'),
    termsVersion: t.exposeInt('termsVersion'),
    code: t.exposeString('code', { description: 'Whoever has it may apply: `/programmes/join/<code>`.' }),
    revision: t.exposeInt('revision'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    invitations: t.relatedConnection(
      'invitations',
      {
        cursor: 'organisationId_id',
        totalCount: true,
        complexity: connectionComplexity,
        query: { orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] },
      },
      ...connectionNames('ProgrammeInvitation'),
    ),
    applicants: t.relatedConnection(
      'members',
      {
        description: 'Who waits to be let in, the longest first.',
        cursor: 'organisationId_id',
        totalCount: true,
        complexity: connectionComplexity,
        query: { where: { state: 'APPLIED' }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      },
      ...connectionNames('ProgrammeApplicant'),
    ),
    campaigns: t.relation('campaigns', { query: { orderBy: { startsOn: 'desc' } } }),
    dashboard: t.field({
      type: DashboardRef,
      args: { campaignId: t.arg.id(campaignArgument) },
      complexity: { field: 200, multiplier: 1 },
      resolve: async (programme, { campaignId }, context) => {
        const campaign = await campaignOf(context.database.prisma, programme, campaignId);
        return { programme, campaign, standings: await readStandings(context, programme.id, campaign) };
      },
    }),
    members: t.connection(
      {
        type: StandingRef,
        description: 'By name; only those whose next step is the one given, where one is given.',
        args: { campaignId: t.arg.id(campaignArgument), nextStep: t.arg({ type: ProgrammeStepEnum }) },
        complexity: connectionComplexity,
        resolve: async (programme, { campaignId, nextStep, ...page }, context) => {
          const campaign = await campaignOf(context.database.prisma, programme, campaignId);
          const all = await readStandings(context, programme.id, campaign);
          const shown = nextStep ? all.filter(({ next }) => next === nextStep) : all;
          return { ...resolveArrayConnection({ args: page }, [...shown]), totalCount: shown.length };
        },
      },
      {
        name: 'ProgrammeMemberStandingConnection',
        fields: (fields) => ({
          totalCount: fields.int({
            resolve: (connection) => (connection as unknown as { totalCount: number }).totalCount,
          }),
        }),
      },
      { name: 'ProgrammeMemberStandingEdge' },
    ),
  }),
});

/** The campaign of a programme; null where none is asked for, or no such one is there. */
function campaignOf(
  prisma: { campaign: { findFirst: (question: object) => Promise<Campaign | null> } },
  { organisationId, id: programmeId }: Programme,
  id: string | null | undefined,
): Promise<Campaign | null> {
  return id
    ? prisma.campaign.findFirst({ where: { organisationId, programmeId, id } })
    : Promise.resolve(null);
}

builder.queryFields((t) => ({
  programmes: t.prismaField({
    type: [ProgrammeRef],
    description: 'Those the organisation operates, the newest first.',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.programme.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      }),
  }),
  programme: t.prismaField({
    type: ProgrammeRef,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _parent, { id }, { database, viewer: { organisationId } }) =>
      database.prisma.programme.findUnique({
        ...query,
        where: { organisationId_id: { organisationId, id: localIdOrNull('Programme', id) ?? '' } },
      }),
  }),
}));

const ProgrammeInput = builder.inputType('ProgrammeInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    description: t.string(),
    descriptionZh: t.string(),
    terms: t.string({ required: true, description: 'What a member agrees to.' }),
    termsZh: t.string(),
  }),
});

const NewInvitationRef = builder.objectRef<NewProgrammeInvitation>('NewProgrammeInvitation').implement({
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'Shown this once: `/programmes/join/<token>` opens it. Only its hash is kept.',
    }),
    invitation: t.field({ type: InvitationRef, resolve: ({ invitation }) => invitation }),
  }),
});

const NewInvitationsRef = builder
  .objectRef<{ readonly invitations: NewProgrammeInvitation[] }>('NewProgrammeInvitations')
  .implement({
    fields: (t) => ({
      invitations: t.field({ type: [NewInvitationRef], resolve: ({ invitations }) => invitations }),
    }),
  });

const RemindedRef = builder.objectRef<{ readonly members: ProgrammeMember[] }>('RemindedMembers').implement({
  fields: (t) => ({ members: t.field({ type: [MemberRef], resolve: ({ members }) => members }) }),
});

const DecidedRef = builder.objectRef<{ readonly id: string }>('DecidedMember').implement({
  fields: (t) => ({
    member: t.prismaField({
      type: MemberRef,
      resolve: (query, { id }, _arguments, { database, viewer: { organisationId } }) =>
        database.prisma.programmeMember.findUniqueOrThrow({
          ...query,
          where: { organisationId_id: { organisationId, id } },
        }),
    }),
  }),
});

export const programmeId = (id: string): string => localIdForMutation('Programme', 'programme', id);
const memberId = (id: string): string => localIdForMutation('ProgrammeMember', 'member', id);

builder.mutationFields((t) => ({
  createProgramme: t.prismaField({
    type: ProgrammeRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('CreateProgrammeResult'),
    args: { input: t.arg({ type: ProgrammeInput, required: true }) },
    resolve: (_query, _parent, { input }, { database, viewer }) => createProgramme(database, viewer, input),
  }),
  updateProgramme: t.prismaField({
    type: ProgrammeRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('UpdateProgrammeResult'),
    args: {
      id: t.arg.id({ required: true }),
      revision: t.arg.int({ required: true }),
      input: t.arg({ type: ProgrammeInput, required: true }),
    },
    resolve: (_query, _parent, { id, revision, input }, { database, viewer }) =>
      updateProgramme(database, viewer, programmeId(id), revision, input),
  }),
  inviteToProgramme: t.field({
    type: NewInvitationsRef,
    permission: 'RUN_PROGRAMME',
    description: 'A link for each note, which says for whom it is.',
    errors: refusalsOf('InviteToProgrammeResult'),
    args: {
      id: t.arg.id({ required: true }),
      notes: t.arg.stringList({ required: true }),
      expiresInDays: t.arg.int(),
    },
    resolve: async (_parent, { id, notes, expiresInDays }, { database, viewer }) => ({
      invitations: await inviteToProgramme(database, viewer, programmeId(id), {
        notes,
        ...(expiresInDays != null && { expiresInDays }),
      }),
    }),
  }),
  revokeProgrammeInvitation: t.prismaField({
    type: InvitationRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('RevokeProgrammeInvitationResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) =>
      revokeProgrammeInvitation(database, viewer, id),
  }),
  decideProgrammeApplication: t.field({
    type: DecidedRef,
    permission: 'RUN_PROGRAMME',
    errors: refusalsOf('DecideProgrammeApplicationResult'),
    args: { memberId: t.arg.id({ required: true }), accept: t.arg.boolean({ required: true }) },
    resolve: async (_parent, { memberId: id, accept }, { database, viewer }) => ({
      id: await decideMember(database, viewer, memberId(id), accept ? 'JOINED' : 'DECLINED'),
    }),
  }),
  removeProgrammeMember: t.field({
    type: DecidedRef,
    permission: 'RUN_PROGRAMME',
    description: 'Ends a membership; every consent of the member ends with it.',
    errors: refusalsOf('RemoveProgrammeMemberResult'),
    args: { memberId: t.arg.id({ required: true }) },
    resolve: async (_parent, { memberId: id }, { database, viewer }) => ({
      id: await decideMember(database, viewer, memberId(id), 'REMOVED'),
    }),
  }),
  remindProgrammeMembers: t.field({
    type: RemindedRef,
    permission: 'RUN_PROGRAMME',
    description: 'Writes a notice to members. Whoever was reminded within the last day is left out.',
    errors: refusalsOf('RemindProgrammeMembersResult'),
    args: {
      id: t.arg.id({ required: true }),
      memberIds: t.arg.idList({ required: true }),
      step: t.arg({ type: ProgrammeStepEnum }),
      text: t.arg.string({ required: true }),
    },
    resolve: async (_parent, { id, memberIds, step, text }, { database, viewer }) => ({
      members: await remindMembers(database, viewer, programmeId(id), {
        ...{ text, step, memberIds: memberIds.map(memberId) },
      }),
    }),
  }),
}));
