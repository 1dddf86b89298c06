import { builder } from '../../builder/builder.ts';
import { RoleEnum } from '../../builder/enums.ts';
import { localIdForMutation } from '../../builder/ids.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { requireAccount } from '../../context/caller.ts';
import { changeMemberRole, removeMember } from './members.ts';
import { OrganisationRef } from './organisation.schema.ts';
import { createOrganisation, switchOrganisation, updateOrganisation } from './saveOrganisation.ts';

const OrganisationInput = builder.inputType('OrganisationInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    nameZh: t.string(),
    country: t.string({ required: true, description: 'ISO 3166-1 alpha-2.' }),
    isBuyer: t.boolean(),
    isSupplier: t.boolean(),
    companyUrns: t.stringList({ description: 'What names it elsewhere (RFC 8141). Left out: as they are.' }),
  }),
});

const RemovedMemberRef = builder.objectRef<{ userId: string }>('RemovedMember').implement({
  fields: (t) => ({ userId: t.exposeID('userId') }),
});

builder.mutationFields((t) => ({
  createOrganisation: t.prismaField({
    type: OrganisationRef,
    permission: 'ACCOUNT',
    description: 'Founds an organisation; whoever does is its owner.',
    errors: refusalsOf('CreateOrganisationResult'),
    args: { input: t.arg({ type: OrganisationInput, required: true }) },
    resolve: (_query, _parent, { input }, { database, installation, caller }) =>
      createOrganisation(database, installation, requireAccount(caller), input),
  }),
  updateOrganisation: t.prismaField({
    type: OrganisationRef,
    permission: 'MANAGE_ORGANISATION',
    errors: refusalsOf('UpdateOrganisationResult'),
    args: { input: t.arg({ type: OrganisationInput, required: true }) },
    resolve: (_query, _parent, { input }, { database, viewer }) =>
      updateOrganisation(database, viewer, input),
  }),
  switchOrganisation: t.prismaField({
    type: OrganisationRef,
    permission: 'ACCOUNT',
    description: 'From now on this browser works for that organisation.',
    errors: refusalsOf('SwitchOrganisationResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_query, _parent, { id }, { database, caller }) =>
      switchOrganisation(
        database,
        requireAccount(caller),
        localIdForMutation('Organisation', 'organisation', id),
      ),
  }),
  changeMemberRole: t.prismaField({
    type: 'Membership',
    permission: 'MANAGE_MEMBERS',
    errors: refusalsOf('ChangeMemberRoleResult'),
    args: { userId: t.arg.id({ required: true }), role: t.arg({ type: RoleEnum, required: true }) },
    resolve: async (query, _parent, { userId, role }, { database, viewer }) => {
      await changeMemberRole(database, viewer, userId, { role });
      const { organisationId } = viewer;
      return database.prisma.membership.findUniqueOrThrow({
        ...query,
        where: { organisationId_userId: { organisationId, userId } },
      });
    },
  }),
  removeMember: t.field({
    type: RemovedMemberRef,
    permission: 'MANAGE_MEMBERS',
    description: 'Ends the access of a person and of all their API tokens to this organisation.',
    errors: refusalsOf('RemoveMemberResult'),
    args: { userId: t.arg.id({ required: true }) },
    resolve: async (_parent, { userId }, { database, viewer }) => {
      await removeMember(database, viewer, userId);
      return { userId };
    },
  }),
}));
