import type { RequestHandler, Response } from 'express';
import type { Caller } from '../context/caller.ts';
import { type Identification, identifyCaller } from './identifyCaller.ts';
import type { RequestLimits } from './requestLimits.ts';

/** Says of every request who sent it, and counts it; routes behind it read `callerOf(response)`. */
export function admitCaller(identification: Identification, limits: RequestLimits): RequestHandler {
  return async (request, response, next) => {
    const caller = await identifyCaller(identification, request, response);
    await limits.admitCaller(caller);
    response.locals.caller = caller;
    next();
  };
}

export function callerOf(response: Response): Caller {
  return response.locals.caller as Caller;
}
