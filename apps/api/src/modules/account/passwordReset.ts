import { randomBytes } from 'node:crypto';
import type { PasswordReset, Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import type { Auth } from './createAuth.ts';

export const RESET_SECONDS = 3600;
/** Under which name the library looks for the token that `/reset-password` is sent. */
const IDENTIFIER = 'reset-password:';

/** A token as the library makes one for a mail: it works once, within an hour, and only its hash is kept. */
export async function startPasswordReset(
  auth: Pick<Auth, '$context'>,
  userId: string,
): Promise<PasswordReset> {
  const { internalAdapter } = await auth.$context;
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.now() + RESET_SECONDS * 1000);
  await internalAdapter.createVerificationValue({
    identifier: `${IDENTIFIER}${token}`,
    ...{ value: userId, expiresAt },
  });
  return { token, expiresAt };
}

/**
 * Whether an owner may make a link for a member. Whoever opens it is that person everywhere, so it must reach no further than the
 * owner's organisation; and it must not let an owner change a password without giving the old one.
 *
 * @throws NotFound; InvalidInput with the code RESET_OWN, RESET_REACHES_FURTHER or NO_PASSWORD
 */
export async function requireResettable(
  { prisma }: Database,
  { organisationId, userId: ownId }: Viewer,
  userId: string,
): Promise<void> {
  const user = await prisma.user.findFirst({
    where: { id: userId, memberships: { some: { organisationId } } },
    select: {
      curator: true,
      memberships: { select: { organisationId: true }, take: 2 },
      signInMethods: { where: { password: { not: null } }, select: { id: true }, take: 1 },
    },
  });
  if (user === null) throw new NotFound('member', userId);
  if (userId === ownId)
    throw refused('RESET_OWN', 'This is your own account.', 'Change your password under Profile.');
  if (user.curator || user.memberships.length > 1)
    throw refused(
      'RESET_REACHES_FURTHER',
      'This account opens more than your organisation, so you cannot let somebody into it.',
      'Let them ask whoever runs the installation for a link.',
    );
  if (user.signInMethods.length === 0)
    throw refused(
      'NO_PASSWORD',
      'This account has no password: it is used by way of the sign-in provider.',
      'Let them sign in there.',
    );
}

function refused(code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field: 'userId', code, message, remedy }]);
}
