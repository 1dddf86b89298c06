import { Router } from 'express';
import type { Replica } from '../context/replica.ts';
import type { Database } from '../db/database.ts';

const LIVE = ['/health/live', '/healthz'];
const READY = ['/health/ready', '/readyz'];

/**
 * `/health/live`, also `/healthz`: the process answers; one that does not should be ended. `/health/ready`, also `/readyz`: it can
 * reach its data and is not about to end; one that is not should be sent no requests.
 */
export function healthRoutes(database: Database, { stopping }: Pick<Replica, 'stopping'>): Router {
  const router = Router();
  router.get(LIVE, (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get(READY, async (_request, response) => {
    if (stopping.aborted) {
      response.status(503).json({ status: 'not ready', reason: 'This replica is about to end.' });
      return;
    }
    try {
      await database.query('SELECT 1');
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'not ready', reason: 'The database does not answer.' });
    }
  });
  return router;
}
