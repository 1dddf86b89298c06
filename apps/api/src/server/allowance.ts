/** What is left of a window after a request was counted. */
export interface Allowance {
  readonly limit: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Until the window is over and all of it is there again. */
  readonly resetSeconds: number;
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
