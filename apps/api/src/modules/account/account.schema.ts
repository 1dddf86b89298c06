import { SCOPES } from '@cradle/schema';
import { z } from 'zod';
import { builder } from '../../builder/builder.ts';
import { RoleEnum } from '../../builder/enums.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { requireAccount } from '../../context/caller.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { UserRef } from '../organisation/organisation.schema.ts';
import { chooseVersions, registerOperations } from '../savedQuery/registeredOperation.ts';
import { SavedQueryVersionRef } from '../savedQuery/savedQuery.schema.ts';
import { createApiToken, type NewApiToken, revokeApiToken } from './apiToken.ts';
import {
  acceptInvitation,
  findInvitation,
  inviteMember,
  type NewInvitation,
  revokeInvitation,
} from './invitation.ts';

const SessionRef = builder.prismaObject('Session', {
  description: 'A browser that is signed in.',
  fields: (t) => ({
    id: t.exposeID('id'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('updatedAt', { type: 'DateTime', description: 'To the day.' }),
    ipAddress: t.exposeString('ipAddress', { nullable: true }),
    userAgent: t.exposeString('userAgent', { nullable: true, description: 'What the browser calls itself.' }),
    current: t.boolean({
      description: 'Whether it is the one that asks.',
      resolve: ({ id }, _arguments, { caller }) => caller.account?.sessionId === id,
    }),
  }),
});

const InvitationRef = builder.prismaObject('Invitation', {
  description: 'A link that makes whoever opens it a member.',
  fields: (t) => ({
    id: t.exposeID('id'),
    role: t.expose('role', { type: RoleEnum }),
    note: t.exposeString('note', { description: 'For whom it was meant.' }),
    createdByName: t.exposeString('createdByName'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true }),
    acceptedByName: t.exposeString('acceptedByName', { nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
  }),
});

const NewInvitationRef = builder.objectRef<NewInvitation>('NewInvitation').implement({
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'Shown this once: `/invitation/<token>` opens it. Only its hash is kept.',
    }),
    invitation: t.field({ type: InvitationRef, resolve: ({ invitation }) => invitation }),
  }),
});

type OpenInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

const OpenInvitationRef = builder.objectRef<OpenInvitation>('OpenInvitation').implement({
  description: 'What the holder of an invitation sees before accepting it.',
  fields: (t) => ({
    organisationName: t.string({ resolve: ({ organisation }) => organisation.name }),
    organisationNameZh: t.string({ resolve: ({ organisation }) => organisation.nameZh }),
    role: t.field({ type: RoleEnum, resolve: ({ role }) => role }),
    invitedBy: t.string({ resolve: ({ createdByName }) => createdByName }),
    expiresAt: t.field({ type: 'DateTime', resolve: ({ expiresAt }) => expiresAt }),
  }),
});

const ScopeEnum = builder.enumType('ApiTokenScope', {
  description: 'read: queries. write: also changes. admin: also members and the audit log.',
  values: { READ: { value: 'read' }, WRITE: { value: 'write' }, ADMIN: { value: 'admin' } } as const,
});

const ApiTokenRef = builder.prismaObject('ApiToken', {
  description: 'What a program signs in with, as `Authorization: Bearer …`, on behalf of a member.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    user: t.relation('user'),
    scopes: t.field({
      type: [ScopeEnum],
      select: { scopes: true },
      resolve: ({ scopes }) => SCOPES.filter((scope) => scopes.includes(scope)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'To the minute.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
    registeredOnly: t.exposeBoolean('registeredOnly', {
      description: 'Whether it may run `operations` and nothing else: safe to give to a partner.',
    }),
    operations: t.field({
      type: [SavedQueryVersionRef],
      select: (_args, _context, nestedSelection) => ({
        operations: { select: { queryVersion: nestedSelection() }, orderBy: { queryId: 'asc' } },
      }),
      resolve: ({ operations }) => operations.map(({ queryVersion }) => queryVersion),
    }),
  }),
});

const NewApiTokenRef = builder.objectRef<NewApiToken>('NewApiToken').implement({
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'Shown this once: only its hash is kept.' }),
    token: t.prismaField({
      type: ApiTokenRef,
      resolve: (query, { token: { organisationId, id } }, _args, { database }) =>
        database.prisma.apiToken.findUniqueOrThrow({
          ...query,
          where: { organisationId_id: { organisationId, id } },
        }),
    }),
  }),
});

builder.queryFields((t) => ({
  mySessions: t.prismaField({
    type: [SessionRef],
    permission: 'ACCOUNT',
    description: 'Where the account is signed in, the newest first.',
    resolve: (query, _parent, _arguments, { database, caller }) =>
      database.prisma.session.findMany({
        ...query,
        where: { userId: requireAccount(caller).userId, expiresAt: { gt: new Date() } },
        orderBy: { createdAt: 'desc' },
        take: 100,
      }),
  }),
  invitations: t.prismaField({
    type: [InvitationRef],
    permission: 'MANAGE_MEMBERS',
    description: 'The newest first, also those that are over.',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.invitation.findMany({
        ...query,
        where: { organisationId },
        orderBy: { createdAt: 'desc' },
        take: 200,
      }),
  }),
  invitation: t.field({
    type: OpenInvitationRef,
    nullable: true,
    permission: 'PUBLIC',
    description: 'Null for a token that is wrong, used, expired or revoked: they are not told apart.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (_parent, { token }, { database }) => findInvitation(database, token),
  }),
  apiTokens: t.prismaField({
    type: [ApiTokenRef],
    permission: 'MANAGE_TOKENS',
    description: "One's own in this organisation; an owner sees everybody's.",
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId, userId, role } }) =>
      database.prisma.apiToken.findMany({
        ...query,
        where: { organisationId, ...(role !== 'OWNER' && { userId }) },
        orderBy: { createdAt: 'desc' },
        take: 200,
      }),
  }),
}));

const RevokedSessionsRef = builder.objectRef<{ count: number }>('RevokedSessions').implement({
  fields: (t) => ({ count: t.exposeInt('count') }),
});

builder.mutationFields((t) => ({
  updateProfile: t.prismaField({
    type: UserRef,
    permission: 'ACCOUNT',
    errors: refusalsOf('UpdateProfileResult'),
    args: { name: t.arg.string({ required: true }) },
    resolve: (_query, _parent, input, { database, caller }) => {
      const { name } = parseInput(
        z.object({ name: z.string().trim().min(1, 'must not be empty').max(100) }),
        input,
      );
      return database.prisma.user.update({ where: { id: requireAccount(caller).userId }, data: { name } });
    },
  }),
  revokeSession: t.prismaField({
    type: SessionRef,
    permission: 'ACCOUNT',
    description: 'Signs one browser out, at once.',
    errors: refusalsOf('RevokeSessionResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _parent, { id }, { database, caller }) => {
      const where = { id, userId: requireAccount(caller).userId };
      const session = await database.prisma.session.findFirst({ ...query, where });
      if (session === null) throw new NotFound('session', id);
      await database.prisma.session.deleteMany({ where });
      return session;
    },
  }),
  revokeOtherSessions: t.field({
    type: RevokedSessionsRef,
    permission: 'ACCOUNT',
    description: 'Signs every browser out except the one that asks.',
    errors: refusalsOf('RevokeOtherSessionsResult'),
    resolve: (_parent, _arguments, { database, caller }) => {
      const { userId, sessionId } = requireAccount(caller);
      return database.prisma.session.deleteMany({
        where: { userId, ...(sessionId !== null && { id: { not: sessionId } }) },
      });
    },
  }),
  inviteMember: t.field({
    type: NewInvitationRef,
    permission: 'MANAGE_MEMBERS',
    description: 'A link to copy and send: whoever opens it, once, becomes a member.',
    errors: refusalsOf('InviteMemberResult'),
    args: {
      role: t.arg({ type: RoleEnum, required: true }),
      note: t.arg.string({ description: 'For whom it is meant.' }),
      expiresInDays: t.arg.int({ description: '1 to 90; 7 when nothing is said.' }),
    },
    resolve: (_parent, { role, note, expiresInDays }, { database, viewer }) =>
      inviteMember(database, viewer, {
        role,
        ...(note !== null && note !== undefined && { note }),
        ...(expiresInDays !== null && expiresInDays !== undefined && { expiresInDays }),
      }),
  }),
  revokeInvitation: t.prismaField({
    type: InvitationRef,
    permission: 'MANAGE_MEMBERS',
    errors: refusalsOf('RevokeInvitationResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) => revokeInvitation(database, viewer, id),
  }),
  acceptInvitation: t.prismaField({
    type: 'Membership',
    permission: 'ACCOUNT',
    description: 'Makes the account a member of the organisation, and this browser works for it from now on.',
    errors: refusalsOf('AcceptInvitationResult'),
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_query, _parent, { token }, { database, caller }) => {
      const account = requireAccount(caller);
      const membership = await acceptInvitation(database, account, token);
      if (account.sessionId !== null)
        await database.prisma.session.update({
          where: { id: account.sessionId },
          data: { organisationId: membership.organisationId },
        });
      return membership;
    },
  }),
  createApiToken: t.field({
    type: NewApiTokenRef,
    permission: 'MANAGE_TOKENS',
    description: 'The token can never do more than the member it acts for.',
    errors: refusalsOf('CreateApiTokenResult'),
    args: {
      name: t.arg.string({ required: true, description: 'What it is used for.' }),
      scopes: t.arg({ type: [ScopeEnum], required: true }),
      expiresInDays: t.arg.int({ required: true, description: '1 to 366.' }),
      savedQueryIds: t.arg.idList({
        description: 'It may run the newest versions of these and nothing else.',
      }),
    },
    resolve: async (_parent, { savedQueryIds, ...input }, { database, viewer }) =>
      createApiToken(
        ...([database, viewer, input] as const),
        savedQueryIds ? await chooseVersions(database, viewer.organisationId, savedQueryIds) : null,
      ),
  }),
  registerOperations: t.prismaField({
    type: ApiTokenRef,
    permission: 'MANAGE_TOKENS',
    description: 'The token may run the newest versions of these, instead of what it was registered for.',
    errors: refusalsOf('RegisterOperationsResult'),
    args: { id: t.arg.id({ required: true }), savedQueryIds: t.arg.idList({ required: true }) },
    resolve: async (query, _parent, { id, savedQueryIds }, { database, viewer }) => {
      await registerOperations(database, viewer, id, savedQueryIds);
      return database.prisma.apiToken.findUniqueOrThrow({
        ...query,
        where: { organisationId_id: { organisationId: viewer.organisationId, id } },
      });
    },
  }),
  revokeApiToken: t.prismaField({
    type: ApiTokenRef,
    permission: 'MANAGE_TOKENS',
    description: 'The token opens nothing any more, at once.',
    errors: refusalsOf('RevokeApiTokenResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, viewer }) => revokeApiToken(database, viewer, id),
  }),
}));
