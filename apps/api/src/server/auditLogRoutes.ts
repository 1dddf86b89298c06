import { type Request, type Response, Router } from 'express';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { exportAuditLog } from '../modules/account/auditLog.ts';
import { exportReadLog } from '../modules/sharing/readLog.ts';
import { callerOf } from './admitCaller.ts';

/**
 * The newest first: `GET /organisation/audit-log.csv`, the whole log of the organisation, for its owners, and
 * `GET /organisation/read-log.csv`, who has read what it shares.
 */
export function auditLogRoutes(database: Database): Router {
  const router = Router();
  router.get('/organisation/audit-log.csv', async (_request: Request, response: Response) => {
    requirePermission(callerOf(response), 'READ_AUDIT_LOG');
    const { organisationId } = requireViewer(callerOf(response));
    response.attachment('audit-log.csv').type('text/csv');
    for await (const piece of exportAuditLog(database, organisationId)) response.write(piece);
    response.end();
  });
  router.get('/organisation/read-log.csv', async (_request: Request, response: Response) => {
    requirePermission(callerOf(response), 'READ');
    const { organisationId } = requireViewer(callerOf(response));
    response.attachment('read-log.csv').type('text/csv');
    for await (const piece of exportReadLog(database, organisationId)) response.write(piece);
    response.end();
  });
  return router;
}
