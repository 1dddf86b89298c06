import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import type { MailServer, SignInProvider } from '../../config/config.ts';
import type { Database } from '../../db/database.ts';
import { localSignIn } from './localSignIn.ts';
import { createResetMailer } from './mailResetLink.ts';
import {
  LONGEST_NAME,
  offersPasskeys,
  passkeyPlugin,
  REGISTRATION_PATH,
  REPLACED_PATHS,
} from './passkeys.ts';
import { RESET_SECONDS } from './passwordReset.ts';
import { recordAccountEvent } from './recordAccountEvent.ts';
import { claimCuratorship, maySignUp } from './signUpPolicy.ts';

export const AUTH_PATH = '/auth';
export const PROVIDER_ID = 'oidc';
export const SHORTEST_PASSWORD = 12;
/** With a sign-up: the token of the invitation that allows it. */
export const INVITATION_HEADER = 'x-cradle-invitation';

/** The server writes the visitor's address here. */
export const ADDRESS_HEADER = 'x-cradle-address';

const DAY_S = 86_400;

export interface AuthOptions {
  readonly secret: string;
  /** Under which browsers reach the server. */
  readonly url: string;
  readonly openSignUp: boolean;
  readonly provider: SignInProvider | null;
  readonly mail: MailServer | null;
  /** Ids of the people whom a local installation lets in without a password; empty everywhere else. */
  readonly localPeople: readonly string[];
  readonly log: (line: string, error?: unknown) => void;
}

export type Auth = ReturnType<typeof createAuth>;

/** Passwords, passkeys, sign-in provider, sessions and their cookies: all of it is the library's, kept in our tables (decisions 0025 and 0042). */
export function createAuth(database: Database, options: AuthOptions) {
  const { secret, url, provider, mail, localPeople, log } = options;
  const mailResetLink = mail === null ? null : createResetMailer(database, mail, url, log);
  return betterAuth({
    appName: 'Cradle',
    baseURL: url,
    basePath: AUTH_PATH,
    secret,
    // Whichever port of this machine leads here; that the page is of this very server was checked before.
    trustedOrigins: localPeople.length > 0 ? [url, 'http://localhost:*', 'http://127.0.0.1:*'] : [url],
    database: prismaAdapter(database.prisma, { provider: 'postgresql' }),
    emailAndPassword: {
      ...{ enabled: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: 200 },
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      ...(mailResetLink !== null && {
        sendResetPassword: async ({ user, token }: { user: { id: string; email: string }; token: string }) =>
          mailResetLink(user, token),
      }),
      onPasswordReset: ({ user }) => recordAccountEvent(database, user.id, 'resetPassword'),
    },
    disabledPaths: REPLACED_PATHS,
    user: {
      modelName: 'user',
      additionalFields: {
        curator: { type: 'boolean', required: false, defaultValue: false, input: false },
      },
    },
    session: {
      modelName: 'session',
      expiresIn: 30 * DAY_S,
      updateAge: DAY_S,
      // A session that was revoked must not live on in a cookie that vouches for itself.
      cookieCache: { enabled: false },
      additionalFields: { organisationId: { type: 'string', required: false, input: false } },
    },
    account: {
      modelName: 'signInMethod',
      // Whoever controls the provider's account of the same address would take the local one over.
      accountLinking: { enabled: false },
    },
    verification: { modelName: 'verification', storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: 'cradle',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => randomUUID() },
      // Written by the server itself: what visitors claim about their address is not believed.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // Also for replicas: see server/requestLimits.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => log(`Sign-in: ${message}`, details[0]),
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, headers, body }) => {
        if (path === REGISTRATION_PATH && String(body?.name ?? '').length > LONGEST_NAME)
          throw new APIError('BAD_REQUEST', { code: 'NAME_TOO_LONG', message: 'The name is too long.' });
        if (path !== '/sign-up/email') return;
        const invitation = headers?.get(INVITATION_HEADER) ?? null;
        if (localPeople.length > 0 || options.openSignUp || (await maySignUp(database, invitation))) return;
        throw new APIError('FORBIDDEN', {
          code: 'SIGN_UP_BY_INVITATION',
          message: 'New members join by invitation. Ask an owner for a link.',
        });
      }),
      after: createAuthMiddleware(async ({ path, context }) => {
        const userId = context.session?.user.id;
        if (path !== '/change-password' || userId === undefined) return;
        const refusal = context.returned instanceof APIError ? String(context.returned.body?.code) : null;
        await recordAccountEvent(database, userId, 'changePassword', refusal);
      }),
    },
    databaseHooks: {
      user: { create: { after: (user) => claimCuratorship(database, user.id) } },
    },
    plugins: [
      ...(localPeople.length > 0 ? [localSignIn(localPeople)] : []),
      ...(offersPasskeys(url, localPeople) ? [passkeyPlugin(database, url)] : []),
      ...(provider === null
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: PROVIDER_ID,
                  discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
                  requireIdTokenVerification: true,
                  clientId: provider.clientId,
                  clientSecret: provider.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                },
              ],
            }),
          ]),
    ],
  });
}
