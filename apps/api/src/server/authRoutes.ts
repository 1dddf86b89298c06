import { toNodeHandler } from 'better-auth/node';
import express, { type Request, type Response, Router } from 'express';
import { ADDRESS_HEADER, AUTH_PATH, type Auth } from '../modules/account/createAuth.ts';
import type { RequestLimits } from './requestLimits.ts';

const MAX_BODY = '16kb';
/** What somebody may try who is nobody yet. */
const ATTEMPTS = /\/(sign-(in|up)\/|reset-password$|passkey\/verify-authentication$)/;

/** Sign-up, sign-in and sign-out, answered by the library; attempts are counted before. */
export function authRoutes(auth: Auth, limits: RequestLimits): Router {
  const router = Router();
  const handle = toNodeHandler(auth);
  router.use(AUTH_PATH, express.json({ limit: MAX_BODY }));
  router.all(`${AUTH_PATH}/{*path}`, async (request: Request, response: Response) => {
    const address = request.ip ?? 'unknown';
    if (ATTEMPTS.test(request.path)) await limits.admitSignIn(address, emailOf(request.body));
    if (request.path === `${AUTH_PATH}/request-password-reset`)
      await limits.admitMail(address, emailOf(request.body));
    request.headers[ADDRESS_HEADER] = address;
    await handle(request, response);
  });
  return router;
}

function emailOf(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string'
    ? body.email
    : null;
}
