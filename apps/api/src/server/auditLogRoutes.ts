import { type Request, type Response, Router } from 'express';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { exportAuditLog } from '../modules/account/auditLog.ts';
import { callerOf } from './admitCaller.ts';

/** `GET /organisation/audit-log.csv`: the whole log of the organisation, the newest first, for its owners. */
export function auditLogRoutes(database: Database): Router {
  const router = Router();
  router.get('/organisation/audit-log.csv', async (_request: Request, response: Response) => {
    requirePermission(callerOf(response), 'READ_AUDIT_LOG');
    const { organisationId } = requireViewer(callerOf(response));
    response.attachment('audit-log.csv').type('text/csv');
    for await (const piece of exportAuditLog(database, organisationId)) response.write(piece);
    response.end();
  });
  return router;
}
