import { LRUCache } from 'lru-cache';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { type Allowance, rateLimitHeaders } from './allowance.ts';
import { HttpRefusal } from './httpRefusal.ts';

/** Of the requests a window has, this part is reserved at once. */
const RESERVED_SHARE = 1 / 50;
const MOST_KEYS = 10_000;

/** Requests in a window of so many seconds. */
export interface Window {
  readonly points: number;
  readonly duration: number;
}

interface Reservation {
  left: number;
  /** Of the window, beside what is reserved here. */
  readonly rest: number;
  /** Milliseconds since 1970; what is left then is worth nothing any more. */
  readonly until: number;
}

/**
 * Admits requests by reservations: so many are counted with one statement before the first of them is answered, and the others
 * cost nothing. However many replicas reserve, no more are admitted than a window has. What they have reserved and do not use
 * is missing to the others: at most one reservation less one request for each replica.
 *
 * @returns what admits one request, and says what is left as far as this replica knows. @throws HttpRefusal 429
 */
export function createAdmission(
  limiter: Pick<RateLimiterAbstract, 'consume'>,
  window: Window,
): (key: string) => Promise<Allowance> {
  const size = reservationSize(window.points);
  const held = new LRUCache<string, Reservation>({ max: MOST_KEYS });
  const asked = new Map<string, Promise<Reservation>>();
  const reserve = (key: string) => {
    const asking = consume(limiter, window, key, size).finally(() => asked.delete(key));
    asked.set(key, asking);
    return asking;
  };
  return async (key) => {
    for (;;) {
      const own = held.get(key);
      const leftMs = own === undefined ? 0 : own.until - Date.now();
      if (own !== undefined && own.left > 0 && leftMs > 0) {
        own.left--;
        return allowanceOf(window, own.rest + own.left, leftMs);
      }
      const asking = asked.get(key);
      if (asking !== undefined) await asking;
      else held.set(key, await reserve(key));
    }
  };
}

/** The largest that goes into the limit without remainder, so that the last requests of a window can be had too. */
export function reservationSize(points: number): number {
  for (let size = Math.floor(points * RESERVED_SHARE); size > 1; size--) if (points % size === 0) return size;
  return 1;
}

async function consume(
  limiter: Pick<RateLimiterAbstract, 'consume'>,
  window: Window,
  key: string,
  points: number,
): Promise<Reservation> {
  try {
    const { msBeforeNext, remainingPoints } = await limiter.consume(key, points);
    return { left: points, rest: Math.max(0, remainingPoints), until: Date.now() + msBeforeNext };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const allowance = allowanceOf(window, 0, refused.msBeforeNext);
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

function allowanceOf({ points, duration }: Window, remaining: number, leftMs: number): Allowance {
  return { limit: points, windowSeconds: duration, remaining, resetSeconds: Math.ceil(leftMs / 1000) };
}
