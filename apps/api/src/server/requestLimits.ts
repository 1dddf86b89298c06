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
  /** Of everybody without an account who comes from one address, in a minute. */
  readonly anonymous: number;
  /** Attempts to sign in or up from one address in a minute. */
  readonly signIn: number;
  /** Attempts to sign in with one e-mail address in ten minutes. */
  readonly account: number;
}

export const LIMITS: Limits = { token: 600, session: 1200, anonymous: 120, signIn: 20, account: 10 };

const MINUTE_S = 60;

/** What is left of a window after a request was counted. */
export interface Allowance {
  readonly limit: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Until the window is over and all of it is there again. */
  readonly resetSeconds: number;
}

export interface RequestLimits {
  /** Null for whoever is not counted: the person of a local installation. @throws HttpRefusal 429 */
  admitCaller(caller: Caller, address: string): Promise<Allowance | null>;
  /** A program of a partner, by the id it signs in with. @throws HttpRefusal 429 */
  admitProgram(id: string): Promise<Allowance>;
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
  const anonymous = limiter('anonymous', limits.anonymous, MINUTE_S);
  const signIn = limiter('sign-in', limits.signIn, MINUTE_S);
  const account = limiter('account', limits.account, 10 * MINUTE_S);
  return {
    async admitCaller(caller, address) {
      if (caller.token !== null) return consume(token, caller.token.id);
      if (caller.account === null) return consume(anonymous, address);
      return caller.account.sessionId === null ? null : consume(session, caller.account.sessionId);
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

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers (version 6): a client slows down before it is refused.
 *
 * @example `RateLimit-Limit: 600`, `RateLimit-Remaining: 598`, `RateLimit-Reset: 41`, `RateLimit-Policy: 600;w=60`
 */
export function rateLimitHeaders(allowance: Allowance): Readonly<Record<string, string>> {
  const { limit, windowSeconds, remaining, resetSeconds } = allowance;
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(resetSeconds),
    'RateLimit-Policy': `${limit};w=${windowSeconds}`,
  };
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<Allowance> {
  try {
    return allowanceOf(limiter, await limiter.consume(key));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const allowance = allowanceOf(limiter, refused);
    const seconds = Math.max(1, allowance.resetSeconds);
    throw new HttpRefusal(
      429,
      'TOO_MANY_REQUESTS',
      `Too many requests. Wait ${seconds} s and try again.`,
      seconds,
      rateLimitHeaders(allowance),
    );
  }
}

function allowanceOf(limiter: RateLimiterPostgres, counted: RateLimiterRes): Allowance {
  return {
    limit: limiter.points,
    windowSeconds: limiter.duration,
    remaining: Math.max(0, counted.remainingPoints),
    resetSeconds: Math.ceil(counted.msBeforeNext / 1000),
  };
}
