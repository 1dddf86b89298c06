import type { RequestHandler } from 'express';
import { HttpRefusal } from './httpRefusal.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|\[::1\]|[\w-]+\.localhost)(:\d+)?$/i;

/**
 * Pages of other sites cannot change anything with a visitor's cookie: a browser says where a request comes from, and
 * one from elsewhere is refused. Requests with an API token carry no cookie.
 */
export function refuseCrossSite(ownOrigin: string): RequestHandler {
  return (request, _response, next) => {
    if (SAFE.has(request.method) || request.get('authorization') !== undefined) return next();
    const site = request.get('sec-fetch-site');
    const isForeign =
      site === undefined
        ? !isOwnOrigin(request.get('origin'), request.get('host'), ownOrigin)
        : site !== 'same-origin' && site !== 'none';
    next(
      isForeign
        ? new HttpRefusal(403, 'CROSS_SITE', 'A page of another site sent this request. Open Cradle itself.')
        : undefined,
    );
  };
}

/** Programs send no origin; only browsers do. */
function isOwnOrigin(origin: string | undefined, host: string | undefined, ownOrigin: string): boolean {
  if (origin === undefined || origin === ownOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * A site may give its own name the address of this machine, and its pages would then be of the same origin as a local
 * installation that asks nobody to sign in. They still send that name.
 */
export const refuseForeignNames: RequestHandler = (request, _response, next) => {
  next(
    LOOPBACK_NAME.test(request.get('host') ?? '')
      ? undefined
      : new HttpRefusal(
          403,
          'HOST_NOT_LOCAL',
          'Without accounts Cradle answers at http://localhost only. Set CRADLE_SECRET and CRADLE_URL to use another name.',
        ),
  );
};
