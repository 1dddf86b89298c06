import type { RequestHandler, Response } from 'express';
import type { Caller } from '../context/caller.ts';
import { type Identification, identifyCaller } from './identifyCaller.ts';
import { type RequestLimits, rateLimitHeaders } from './requestLimits.ts';

/** Says of every request who sent it, and counts it; routes behind it read `callerOf(response)`. */
export function admitCaller(identification: Identification, limits: RequestLimits): RequestHandler {
  return async (request, response, next) => {
    const caller = await identifyCaller(identification, request, response);
    const allowance = await limits.admitCaller(caller, request.ip ?? '');
    if (allowance !== null) response.set(rateLimitHeaders(allowance));
    response.locals.caller = caller;
    next();
  };
}

export function callerOf(response: Response): Caller {
  return response.locals.caller as Caller;
}
