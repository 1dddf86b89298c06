import { builder } from '../../builder/builder.ts';

const OrganisationRef = builder.prismaNode('Organisation', {
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name'),
    nameZh: t.exposeString('nameZh'),
    country: t.exposeString('country', { description: 'ISO 3166-1 alpha-2.' }),
  }),
});

const UserRef = builder.prismaObject('User', {
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    email: t.exposeString('email'),
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
    localDemo: t.boolean({
      description: 'True while everybody on this machine works as the one local user.',
      resolve: () => true,
    }),
  }),
});

builder.queryField('viewer', (t) => t.field({ type: ViewerRef, resolve: () => ({}) }));
