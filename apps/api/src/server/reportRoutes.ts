import { type Request, type Response, Router } from 'express';
import { localId } from '../builder/ids.ts';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { parseInput } from '../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../errors/refusals.ts';
import { exportReport, REPORT_FORMATS } from '../modules/report/exportReport.ts';
import { ReportQuestion } from '../modules/report/reportQuestion.ts';
import { callerOf } from './admitCaller.ts';

/**
 * `GET /assessments/:id/report.pdf`, `.xlsx`, `.html` and `.json`, `?lang=en|zh|both`: the report of an assessment, made anew.
 * HTML is shown, the others are saved; `?save` saves HTML too.
 */
export function reportRoutes(database: Database): Router {
  const router = Router();
  for (const format of REPORT_FORMATS) {
    router.get(`/assessments/:id/report.${format}`, async (request: Request, response: Response) => {
      requirePermission(callerOf(response), 'READ');
      const { organisationId } = requireViewer(callerOf(response));
      try {
        const { lang } = parseInput(ReportQuestion, { lang: request.query.lang });
        const { bytes, type, fileName } = await exportReport(database, organisationId, {
          assessmentId: localId('Assessment', String(request.params.id), 'id'),
          format,
          language: lang,
          origin: `${request.protocol}://${request.get('host') ?? 'localhost'}`,
          madeAt: new Date(),
        });
        if (format !== 'html' || request.query.save !== undefined)
          response.attachment(`${fileName}.${lang}.${format}`);
        // Made from data that may change any moment; only pages of this server may show it in a frame.
        response.set({ 'Cache-Control': 'no-store', 'X-Frame-Options': 'SAMEORIGIN' }).type(type).send(bytes);
      } catch (error) {
        if (error instanceof InvalidInput)
          response.status(400).json({ error: error.message, fields: error.fields });
        else if (error instanceof NotFound) response.status(404).json({ error: error.message });
        else throw error;
      }
    });
  }
  return router;
}
