import express, { type Request, type Response, Router } from 'express';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { InvalidInput, NotFound } from '../errors/refusals.ts';
import { exportMembers } from '../modules/campaign/exportMembers.ts';
import { exportCommunication } from '../modules/cbam/exportCommunication.ts';
import { type ExportedFile, exportComparison } from '../modules/comparisonExport/exportComparison.ts';
import { FORMATS } from '../modules/comparisonExport/exportRequest.ts';
import { exportInventory, INVENTORY_FORMATS } from '../modules/organisationInventory/exportInventory.ts';
import { callerOf } from './admitCaller.ts';

/** A chart of a thousand bars as SVG, and the question. */
const MAX_BODY = '4mb';

/**
 * `POST /exports/comparison.csv`, `.xlsx` and `.pdf` with `{ question, title, language … }`, `POST /exports/inventory.csv`
 * and `.xlsx` with `{ year, language, brand }`, `POST /exports/cbam.xlsx` with `{ year, language, installationId }`,
 * `POST /exports/programme-members.csv` with `{ programmeId, campaignId }` as JSON:
 * answers the file. Other sites cannot ask for one: a browser asks
 * first before it sends JSON there, and is not answered.
 */
export function exportRoutes(database: Database): Router {
  const router = Router();
  for (const format of FORMATS)
    addExport(router, `comparison.${format}`, (organisationId, body) =>
      exportComparison(database, organisationId, format, body),
    );
  for (const format of INVENTORY_FORMATS)
    addExport(router, `inventory.${format}`, (organisationId, body) =>
      exportInventory(database, organisationId, format, body),
    );
  addExport(router, 'cbam.xlsx', (organisationId, body) =>
    exportCommunication(database, organisationId, body),
  );
  addExport(router, 'programme-members.csv', (organisationId, body) =>
    exportMembers(database, organisationId, body),
  );
  return router;
}

function addExport(
  router: Router,
  name: string,
  make: (organisationId: string, body: unknown) => Promise<ExportedFile>,
): void {
  router.post(
    `/exports/${name}`,
    express.json({ limit: MAX_BODY }),
    async (request: Request, response: Response) => {
      if (!request.is('application/json')) {
        response.status(415).json({ error: 'Send JSON with the content type application/json.' });
        return;
      }
      requirePermission(callerOf(response), 'READ');
      const { organisationId } = requireViewer(callerOf(response));
      try {
        const { bytes, type } = await make(organisationId, request.body);
        response.attachment(name).type(type).send(bytes);
      } catch (error) {
        if (error instanceof NotFound) {
          response.status(404).json({ error: error.message });
          return;
        }
        if (!(error instanceof InvalidInput)) throw error;
        response.status(400).json({ error: error.message, fields: error.fields });
      }
    },
  );
}
