import { builder } from '../../builder/builder.ts';
import { RoleEnum } from '../../builder/enums.ts';
import type { Viewer } from '../../context/context.ts';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import { UserRef } from '../organisation/organisation.schema.ts';

const LocalPersonRef = builder.objectRef<Viewer>('LocalPerson').implement({
  description: 'Somebody as whom one may work on a local installation without a password.',
  fields: (t) => ({
    userId: t.id({ resolve: ({ userId }) => userId }),
    name: t.string({ resolve: ({ userName }) => userName }),
    role: t.field({ type: RoleEnum, resolve: ({ role }) => role }),
  }),
});

const SignInStateRef = builder.objectRef<Record<string, never>>('SignInState').implement({
  description: 'Whether somebody has signed in, and how one can. The one thing that is told to everybody.',
  fields: (t) => ({
    user: t.prismaField({
      type: UserRef,
      nullable: true,
      description: 'Null: nobody.',
      resolve: (query, _parent, _arguments, { database, caller: { account } }) =>
        account === null
          ? null
          : database.prisma.user.findUnique({ ...query, where: { id: account.userId } }),
    }),
    hasOrganisation: t.boolean({ resolve: (_parent, _arguments, { caller }) => caller.viewer !== null }),
    hasSession: t.boolean({
      description: 'False for the person a local installation signs in by itself.',
      resolve: (_parent, _arguments, { caller }) => Boolean(caller.account?.sessionId),
    }),
    mayCreateOrganisation: t.boolean({
      resolve: (_parent, _arguments, { caller, installation }) =>
        caller.account !== null && (installation.openSignUp || caller.account.curator),
    }),
    localPeople: t.field({
      type: [LocalPersonRef],
      description:
        'Empty where everybody must sign in. `POST /auth/local/sign-in { userId }` changes to one.',
      resolve: (_parent, _arguments, { installation }) =>
        installation.local ? Object.values(LOCAL_PEOPLE) : [],
    }),
    maySignUp: t.boolean({
      description: 'Whether one may sign up without an invitation.',
      resolve: async (_parent, _arguments, { database, installation }) =>
        installation.openSignUp || (await database.prisma.signInMethod.count()) === 0,
    }),
    passkeys: t.boolean({
      description: 'Whether one may sign in by passkey.',
      resolve: (_parent, _arguments, { installation }) => installation.passkeys,
    }),
    resetsByMail: t.boolean({
      description: 'Whether whoever has forgotten the password is sent a link; else an owner makes one.',
      resolve: (_parent, _arguments, { installation }) => installation.resetsByMail,
    }),
    provider: t.string({
      nullable: true,
      description: 'What the sign-in provider (OpenID Connect) is called; null when there is none.',
      resolve: (_parent, _arguments, { installation }) => installation.providerName,
    }),
  }),
});

builder.queryField('signInState', (t) =>
  t.field({ type: SignInStateRef, permission: 'PUBLIC', resolve: () => ({}) }),
);
