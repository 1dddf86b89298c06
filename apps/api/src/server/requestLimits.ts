import { createHash } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Caller } from '../context/caller.ts';
import type { Database } from '../db/database.ts';
import { createAdmission } from './admission.ts';
import type { Allowance } from './allowance.ts';

/** Requests in a window of time. All replicas of an installation count together; an embedded database has one process, which counts alone. */
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
  /** Links for a new password to one e-mail address in an hour. */
  readonly mail: number;
}

export const LIMITS: Limits = { token: 600, session: 1200, anonymous: 120, signIn: 20, account: 10, mail: 5 };

const MINUTE_S = 60;

export interface RequestLimits {
  /** Null for whoever is not counted: the person of a local installation. @throws HttpRefusal 429 */
  admitCaller(caller: Caller, address: string): Promise<Allowance | null>;
  /** A program of a partner, by the id it signs in with. @throws HttpRefusal 429 */
  admitProgram(id: string): Promise<Allowance>;
  /** @throws HttpRefusal 429 */
  admitSignIn(address: string, email: string | null): Promise<void>;
  /** A request for a link by mail. @throws HttpRefusal 429 */
  admitMail(address: string, email: string | null): Promise<void>;
}

export function createRequestLimits(database: Database, limits: Limits = LIMITS): RequestLimits {
  const admitting = (keyPrefix: string, points: number, duration: number) =>
    createAdmission(createLimiter(database, { keyPrefix, points, duration }), { points, duration });
  const token = admitting('token', limits.token, MINUTE_S);
  const session = admitting('session', limits.session, MINUTE_S);
  const anonymous = admitting('anonymous', limits.anonymous, MINUTE_S);
  const signIn = admitting('sign-in', limits.signIn, MINUTE_S);
  const account = admitting('account', limits.account, 10 * MINUTE_S);
  const mail = admitting('mail', limits.mail, 60 * MINUTE_S);
  return {
    async admitCaller(caller, address) {
      if (caller.token !== null) return token(caller.token.id);
      if (caller.account === null) return anonymous(address);
      return caller.account.sessionId === null ? null : session(caller.account.sessionId);
    },
    admitProgram: (id) => token(createHash('sha256').update(`pact ${id}`).digest('hex')),
    async admitSignIn(address, email) {
      await signIn(address);
      if (email !== null) await account(hashOfAddress(email));
    },
    async admitMail(address, email) {
      await signIn(address);
      if (email !== null) await mail(hashOfAddress(email));
    },
  };
}

function hashOfAddress(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex');
}

interface LimiterOptions {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}

function createLimiter(database: Database, options: LimiterOptions): RateLimiterAbstract {
  if (database.kind === 'EMBEDDED') return inThisProcess(database, options);
  return new RateLimiterPostgres({
    storeClient: {
      query: async ({ text, values }: { text: string; values: unknown[] }) => ({
        rows: await database.query(text, values),
      }),
    },
    storeType: 'client',
    tableName: 'RateWindow',
    tableCreated: true,
    clearExpiredByTimeout: false,
    ...options,
    // Whoever is over the limit costs no statement until the window has passed.
    inMemoryBlockOnConsumed: options.points + 1,
  });
}

/** What the servers of one process count for one embedded database. */
const inMemory = new WeakMap<Database, Map<string, RateLimiterMemory>>();

function inThisProcess(database: Database, options: LimiterOptions): RateLimiterMemory {
  const limiters = inMemory.get(database) ?? new Map<string, RateLimiterMemory>();
  inMemory.set(database, limiters);
  const key = JSON.stringify(options);
  const limiter = limiters.get(key) ?? new RateLimiterMemory({ ...options });
  limiters.set(key, limiter);
  return limiter;
}

/** Rows of windows that are long over. */
export async function forgetOldWindows(database: Database): Promise<void> {
  await database.query('DELETE FROM "RateWindow" WHERE "expire" < $1', [Date.now() - MINUTE_S * 60_000]);
}
