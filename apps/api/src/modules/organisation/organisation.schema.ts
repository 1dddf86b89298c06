import { PERMISSIONS, roleMay } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { RoleEnum } from '../../builder/enums.ts';
import { requireAccount } from '../../context/caller.ts';

export const OrganisationRef = builder.prismaNode('Organisation', {
  id: { field: 'id' },
  findUnique: (id, { viewer }) => ({ id, memberships: { some: { userId: viewer.userId } } }),
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2.' }),
    isBuyer: t.exposeBoolean('isBuyer', { description: 'Whether it asks others for footprints.' }),
    isSupplier: t.exposeBoolean('isSupplier', { description: 'Whether it gives its footprints to others.' }),
    companyUrns: t.exposeStringList('companyUrns', {
      description:
        'What names it elsewhere, such as urn:lei:529900T8BM49AURSDO55; exchanged with its footprints.',
    }),
  }),
});

export const UserRef = builder.prismaObject('User', {
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    email: t.exposeString('email'),
  }),
});

const MembershipRef = builder.prismaObject('Membership', {
  description: 'A person in an organisation.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum }),
    user: t.relation('user'),
    organisation: t.relation('organisation'),
  }),
});

const ViewerRef = builder.objectRef<Record<string, never>>('Viewer').implement({
  description: 'Who asks, and for which organisation.',
  fields: (t) => ({
    user: t.prismaField({
      type: UserRef,
      resolve: (query, _parent, _arguments, { database, viewer }) =>
        database.prisma.user.findUniqueOrThrow({ ...query, where: { id: viewer.userId } }),
    }),
    organisation: t.prismaField({
      type: OrganisationRef,
      resolve: (query, _parent, _arguments, { database, viewer }) =>
        database.prisma.organisation.findUniqueOrThrow({ ...query, where: { id: viewer.organisationId } }),
    }),
    role: t.field({
      type: RoleEnum,
      resolve: (_parent, _arguments, { viewer }) => viewer.role,
    }),
    permissions: t.stringList({
      description: 'The actions that the role includes.',
      resolve: (_parent, _arguments, { viewer: { role } }) =>
        (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).filter((action) => roleMay(role, action)),
    }),
    curator: t.boolean({
      description: 'Whether the viewer looks after the factor library that all organisations share.',
      resolve: (_parent, _arguments, { caller }) => requireAccount(caller).curator,
    }),
    memberships: t.prismaField({
      type: [MembershipRef],
      description: 'The organisations the viewer may switch between.',
      resolve: (query, _parent, _arguments, { database, viewer: { userId } }) =>
        database.prisma.membership.findMany({
          ...query,
          where: { userId },
          orderBy: { organisationId: 'asc' },
        }),
    }),
    localDemo: t.boolean({
      description: 'True on an installation for one machine, where nobody has to sign in.',
      resolve: (_parent, _arguments, { installation }) => installation.local,
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({ type: ViewerRef, resolve: () => ({}) }),
  members: t.prismaField({
    type: [MembershipRef],
    description: 'Everybody in the organisation.',
    resolve: (query, _parent, _arguments, { database, viewer: { organisationId } }) =>
      database.prisma.membership.findMany({
        ...query,
        where: { organisationId },
        orderBy: [{ role: 'asc' }, { user: { name: 'asc' } }],
      }),
  }),
}));
