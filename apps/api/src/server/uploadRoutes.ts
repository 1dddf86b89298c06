import { type Request, type Response, Router } from 'express';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { keepUpload, UploadTooLarge } from '../modules/factorImport/uploads.ts';
import { callerOf } from './admitCaller.ts';

/**
 * `POST /library/uploads?name=…` with the bytes of one file: answers its id, by which `stageFactorRelease` finds it. The
 * header keeps other sites out: a browser asks before it sends one, and is not answered.
 */
export function uploadRoutes(database: Database): Router {
  const router = Router();
  router.post('/library/uploads', async (request: Request, response: Response) => {
    if (request.get('x-cradle-upload') !== '1') {
      response.status(400).json({ error: 'Send the header X-Cradle-Upload: 1.' });
      return;
    }
    requirePermission(callerOf(response), 'IMPORT_FACTORS');
    const { organisationId } = requireViewer(callerOf(response));
    try {
      response.json({
        id: await keepUpload(database, organisationId, String(request.query.name ?? ''), request),
      });
    } catch (error) {
      if (!(error instanceof UploadTooLarge)) throw error;
      response.status(413).json({ error: error.message });
    }
  });
  return router;
}
