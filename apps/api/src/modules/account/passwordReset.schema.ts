import { builder } from '../../builder/builder.ts';
import { refusalsOf } from '../../builder/refusalTypes.ts';
import type { PasswordReset } from '../../context/context.ts';
import { requireResettable } from './passwordReset.ts';

const NewPasswordResetRef = builder.objectRef<PasswordReset>('NewPasswordReset').implement({
  description: 'A link by which a member sets a new password.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description:
        'Shown this once: `/reset-password/<token>` opens it, once, within an hour. Only its hash is kept.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
  }),
});

builder.mutationFields((t) => ({
  createPasswordReset: t.field({
    type: NewPasswordResetRef,
    permission: 'RESET_PASSWORDS',
    description:
      'A link to hand to a member who has forgotten the password. Only for accounts that open nothing but this organisation.',
    errors: refusalsOf('CreatePasswordResetResult'),
    args: { userId: t.arg.id({ required: true }) },
    resolve: async (_parent, { userId }, { database, viewer, installation }) => {
      await requireResettable(database, viewer, userId);
      return installation.startPasswordReset(userId);
    },
  }),
}));
