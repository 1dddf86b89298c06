import { Router } from 'express';
import type { Database } from '../db/database.ts';

/** `/health/live`: the process answers. `/health/ready`: it can also reach its data. */
export function healthRoutes(database: Database): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    try {
      await database.query('SELECT 1');
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'not ready', reason: 'The database does not answer.' });
    }
  });
  return router;
}
