import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** `POST /auth/local/sign-in { userId }`: lets one work as another of the local people. Exists on local installations only. */
export function localSignIn(people: readonly string[]) {
  return {
    id: 'local-sign-in',
    endpoints: {
      signInLocally: createAuthEndpoint(
        '/local/sign-in',
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (context) => {
          const { userId } = context.body;
          const user = people.includes(userId)
            ? await context.context.internalAdapter.findUserById(userId)
            : null;
          if (user === null) throw new APIError('NOT_FOUND', { message: 'There is no such person.' });
          const session = await context.context.internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return context.json({ userId });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
