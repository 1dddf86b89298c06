import { type Request, type Response, Router } from 'express';
import { localId } from '../builder/ids.ts';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { parseInput } from '../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../errors/refusals.ts';
import { EVALUATION_FORMATS, exportEvaluation } from '../modules/factoryEvaluation/exportEvaluation.ts';
import { exportReport, REPORT_FORMATS } from '../modules/report/exportReport.ts';
import { ReportQuestion } from '../modules/report/reportQuestion.ts';
import type { ReportLanguage } from '../modules/report/speech.ts';
import { callerOf } from './admitCaller.ts';

/**
 * `GET /assessments/:id/report.pdf`, `.xlsx`, `.html` and `.json`, `?lang=en|zh|both`: the report of an assessment, made anew.
 * `GET /evaluations/:id/report.pdf`, `.xlsx` and `.html`: that of a factory evaluation. HTML is shown, the others are saved;
 * `?save` saves HTML too.
 */
export function reportRoutes(database: Database): Router {
  const router = Router();
  for (const format of REPORT_FORMATS)
    router.get(`/assessments/:id/report.${format}`, (request: Request, response: Response) =>
      answer(request, response, format, ({ id, ...wanted }, organisationId) =>
        exportReport(database, organisationId, {
          assessmentId: localId('Assessment', id, 'id'),
          ...wanted,
          format,
        }),
      ),
    );
  for (const format of EVALUATION_FORMATS)
    router.get(`/evaluations/:id/report.${format}`, (request: Request, response: Response) =>
      answer(request, response, format, ({ id, ...wanted }, organisationId) =>
        exportEvaluation(database, organisationId, {
          evaluationId: localId('FactoryEvaluation', id, 'id'),
          ...wanted,
          format,
        }),
      ),
    );
  return router;
}

interface Wanted {
  readonly id: string;
  readonly language: ReportLanguage;
  readonly origin: string;
  readonly madeAt: Date;
}

interface MadeFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** Without its ending. */
  readonly fileName: string;
}

async function answer(
  request: Request,
  response: Response,
  format: string,
  make: (wanted: Wanted, organisationId: string) => Promise<MadeFile>,
): Promise<void> {
  requirePermission(callerOf(response), 'READ');
  const { organisationId } = requireViewer(callerOf(response));
  try {
    const { lang } = parseInput(ReportQuestion, { lang: request.query.lang });
    const { bytes, type, fileName } = await make(
      {
        id: String(request.params.id),
        language: lang,
        origin: `${request.protocol}://${request.get('host') ?? 'localhost'}`,
        madeAt: new Date(),
      },
      organisationId,
    );
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
}
