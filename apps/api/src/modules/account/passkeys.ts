import { isIP } from 'node:net';
import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import type { Database } from '../../db/database.ts';
import { recordAccountEvent } from './recordAccountEvent.ts';

/** The library's own endpoints for what GraphQL does, with permission and log. */
export const REPLACED_PATHS = [
  '/passkey/list-user-passkeys',
  '/passkey/update-passkey',
  '/passkey/delete-passkey',
];

export const REGISTRATION_PATH = '/passkey/verify-registration';
export const LONGEST_NAME = 100;
const MOST_PASSKEYS = 20;

/**
 * Whether people may sign in by passkey: a key belongs to the name of a site, which an address made of numbers is not, and on a
 * local installation nobody signs in.
 */
export function offersPasskeys(url: string, localPeople: readonly string[]): boolean {
  return localPeople.length === 0 && isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0;
}

/**
 * Registers keys and signs in by them. The key stands in for the password, so the device must have made sure who holds it (user
 * verification, Web Authentication Level 3, 6.1 "UV"): the library asks for it and takes less, we refuse less.
 */
export function passkeyPlugin(database: Database, url: string) {
  return passkey({
    rpName: 'Cradle',
    rpID: new URL(url).hostname,
    origin: url,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification: { registrationInfo }, user }) => {
        if (!registrationInfo?.userVerified) throw notVerified();
        if ((await database.prisma.passkey.count({ where: { userId: user.id } })) >= MOST_PASSKEYS)
          throw new APIError('BAD_REQUEST', {
            code: 'TOO_MANY_PASSKEYS',
            message: `An account has at most ${MOST_PASSKEYS} passkeys. Remove one first.`,
          });
        await recordAccountEvent(database, user.id, 'addPasskey');
      },
    },
    authentication: {
      afterVerification: ({ verification: { authenticationInfo } }) => {
        if (!authenticationInfo.userVerified) throw notVerified();
      },
    },
  });
}

function notVerified(): APIError {
  return new APIError('UNAUTHORIZED', {
    code: 'USER_NOT_VERIFIED',
    message: 'The device did not check who holds it. Use one with a PIN, a fingerprint or a face.',
  });
}
