import { z } from 'zod';
import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import { requireAccount } from '../../context/caller.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { LONGEST_NAME } from './passkeys.ts';

const PasskeyRef = builder.prismaObject('Passkey', {
  description: 'A key on a device of the account, with which one signs in without a password.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { nullable: true, description: 'What its owner calls it.' }),
    synchronised: t.exposeBoolean('backedUp', {
      description: 'Whether it is kept beyond the one device, for instance by a password manager.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

builder.queryFields((t) => ({
  myPasskeys: t.prismaField({
    type: [PasskeyRef],
    permission: 'ACCOUNT',
    description: 'The oldest first. New ones are made at `/auth/passkey`, because the device takes part.',
    resolve: (query, _parent, _arguments, { database, caller }) =>
      database.prisma.passkey.findMany({
        ...query,
        where: { userId: requireAccount(caller).userId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: 100,
      }),
  }),
}));

builder.mutationFields((t) => ({
  renamePasskey: t.prismaField({
    type: PasskeyRef,
    permission: 'ACCOUNT',
    errors: refusalsOf('RenamePasskeyResult'),
    args: { id: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: async (_query, _parent, { id, ...input }, { database, caller }) => {
      const { userId } = requireAccount(caller);
      const { name } = parseInput(
        z.object({ name: z.string().trim().min(1, 'must not be empty').max(LONGEST_NAME) }),
        input,
      );
      const [passkey] = await database.prisma.passkey.updateManyAndReturn({
        where: { id, userId },
        data: { name },
      });
      if (passkey === undefined) throw new NotFound('passkey', id);
      return passkey;
    },
  }),
  removePasskey: t.prismaField({
    type: PasskeyRef,
    permission: 'ACCOUNT',
    description: 'It opens nothing any more. Browsers that have signed in by it stay signed in.',
    errors: refusalsOf('RemovePasskeyResult'),
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _parent, { id }, { database, caller }) => {
      const where = { id, userId: requireAccount(caller).userId };
      const passkey = await database.prisma.passkey.findFirst({ ...query, where });
      if (passkey === null) throw new NotFound('passkey', id);
      await database.prisma.passkey.deleteMany({ where });
      return passkey;
    },
  }),
}));
