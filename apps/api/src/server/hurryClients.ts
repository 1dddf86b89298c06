import type { RequestHandler } from 'express';
import { HttpRefusal } from './httpRefusal.ts';

/** How long a connection may be held by a client that sends or takes nothing. */
export interface Patience {
  /** ms for the whole body of an operation to arrive. */
  readonly bodyMs: number;
  /** ms in which a reader takes no byte of an answer that is ready. */
  readonly answerMs: number;
}

export const PATIENCE: Patience = { bodyMs: 30_000, answerMs: 60_000 };

/**
 * Lets nobody hold memory by sending a body in drops, or by not reading an answer: the first is answered with 408, the
 * second loses its connection. The time the answer itself takes is not counted. For operations only: files are uploaded
 * over slow lines, and Node's own limits hold for them.
 */
export function hurryClients({ bodyMs, answerMs }: Patience): RequestHandler {
  return (request, response, next) => {
    // No timer where the whole request has come already, as nearly always.
    if (!request.readableEnded) {
      const late = setTimeout(() => {
        response.set('Connection', 'close');
        response.once('finish', () => request.destroy());
        next(new HttpRefusal(408, 'BODY_TOO_SLOW', 'The body of the request did not arrive in time.'));
      }, bodyMs);
      request.once('end', () => clearTimeout(late));
      request.once('close', () => clearTimeout(late));
    }
    response.once('prefinish', () => response.setTimeout(answerMs, () => response.destroy()));
    next();
  };
}
