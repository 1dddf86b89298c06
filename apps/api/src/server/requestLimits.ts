import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../context/caller.ts';
import type { Database } from '../db/database.ts';
import { HttpRefusal } from './httpRefusal.ts';

/** Requests in a window of time, counted in the database: all API processes of an installation count together. */
export interface Limits {
  /** Of one API token in a minute. */
  readonly token: number;
  /** Of one browser's session in a minute. */
  readonly session: number;
  /** Attempts to sign in or up from one address in a minute. */
  readonly signIn: number;
  /** Attempts to sign in with one e-mail address in ten minutes. */
  readonly account: number;
}

export const LIMITS: Limits = { token: 600, session: 1200, signIn: 20, account: 10 };

const MINUTE_S = 60;

export interface RequestLimits {
  /** @throws HttpRefusal 429 */
  admitCaller(caller: Caller): Promise<void>;
  /** A program of a partner, by the id it signs in with. @throws HttpRefusal 429 */
  admitProgram(id: string): Promise<void>;
  /** @throws HttpRefusal 429 */
  admitSignIn(address: string, email: string | null): Promise<void>;
}

export function createRequestLimits(database: Database, limits: Limits = LIMITS): RequestLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: {
        query: async ({ text, values }: { text: string; values: unknown[] }) => ({
          rows: await database.query(text, values),
        }),
      },
      storeType: 'client',
      tableName: 'RateWindow',
      tableCreated: true,
      clearExpiredByTimeout: false,
      ...{ keyPrefix, points, duration },
      // Whoever is over the limit costs no statement until the window has passed.
      inMemoryBlockOnConsumed: points + 1,
    });
  const token = limiter('token', limits.token, MINUTE_S);
  const session = limiter('session', limits.session, MINUTE_S);
  const signIn = limiter('sign-in', limits.signIn, MINUTE_S);
  const account = limiter('account', limits.account, 10 * MINUTE_S);
  return {
    async admitCaller(caller) {
      if (caller.token !== null) await consume(token, caller.token.id);
      else if (caller.account?.sessionId) await consume(session, caller.account.sessionId);
    },
    admitProgram: (id) => consume(token, createHash('sha256').update(`pact ${id}`).digest('hex')),
    async admitSignIn(address, email) {
      await consume(signIn, address);
      if (email !== null)
        await consume(account, createHash('sha256').update(email.toLowerCase()).digest('hex'));
    },
  };
}

/** Rows of windows that are long over. */
export async function forgetOldWindows(database: Database): Promise<void> {
  await database.query('DELETE FROM "RateWindow" WHERE "expire" < $1', [Date.now() - MINUTE_S * 60_000]);
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new HttpRefusal(
      429,
      'TOO_MANY_REQUESTS',
      `Too many requests. Wait ${seconds} s and try again.`,
      seconds,
    );
  }
}
