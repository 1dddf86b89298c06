import type { RequestHandler, Response } from 'express';
import type { Caller } from '../context/caller.ts';
import { rateLimitHeaders } from './allowance.ts';
import { HttpRefusal } from './httpRefusal.ts';
import { type Identification, identifyCaller } from './identifyCaller.ts';
import type { RequestLimits } from './requestLimits.ts';

/** Where operations are run; what a token with registered operations runs there is looked at there. */
const RUNS_OPERATIONS = /^\/(graphql|graphql\/stream|q\/[^/]+)\/?($|\?)/;

/** Says of every request who sent it, and counts it; routes behind it read `callerOf(response)`. */
export function admitCaller(identification: Identification, limits: RequestLimits): RequestHandler {
  return async (request, response, next) => {
    const caller = await identifyCaller(identification, request, response);
    const allowance = await limits.admitCaller(caller, request.ip ?? '');
    if (allowance !== null) response.set(rateLimitHeaders(allowance));
    if (caller.token?.registeredOnly && !RUNS_OPERATIONS.test(request.originalUrl)) throw registeredOnly();
    response.locals.caller = caller;
    next();
  };
}

export function callerOf(response: Response): Caller {
  return response.locals.caller as Caller;
}

function registeredOnly(): HttpRefusal {
  return new HttpRefusal(
    403,
    'OPERATION_NOT_REGISTERED',
    'The API token may run its registered operations only; files need a token without registered operations.',
  );
}
