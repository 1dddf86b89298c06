import express, { type Request, type Response, Router } from 'express';
import { globalId } from '../builder/ids.ts';
import { recordAction } from '../builder/recordMutation.ts';
import { requireViewer } from '../context/caller.ts';
import { requirePermission } from '../context/permissions.ts';
import type { Database } from '../db/database.ts';
import { InvalidInput, NotFound } from '../errors/refusals.ts';
import {
  addEvidence,
  addEvidenceOfAnswer,
  addEvidenceOfFinding,
  fileTooLarge,
  MOST_BYTES,
} from '../modules/evidence/addEvidence.ts';
import { callerOf } from './admitCaller.ts';

/**
 * `POST /evidence?assessmentId=…&lineId=…&name=…&note=…`, or `?evaluationId=…&indicatorKey=…` for an answer of a factory
 * evaluation, or `?findingId=…` for a finding of its inspection, with the bytes of one file, and `GET /evidence/<id>` to download it. The header keeps other sites out: a browser asks before it sends one, and is not answered.
 */
export function evidenceRoutes(database: Database): Router {
  const router = Router();
  router.post(
    '/evidence',
    express.raw({ type: () => true, limit: MOST_BYTES }),
    (request: Request, response: Response) => receive(database, request, response),
    refuseTooLarge,
  );
  router.get('/evidence/:id', async (request: Request, response: Response) => {
    requirePermission(callerOf(response), 'READ');
    const { organisationId } = requireViewer(callerOf(response));
    const id = String(request.params.id);
    const stored = await database.prisma.evidence.findUnique({
      where: { organisationId_id: { organisationId, id } },
    });
    if (stored === null) {
      response.status(404).json({ error: 'There is no such evidence in your organisation.' });
      return;
    }
    // Never shown by the browser as a page of this site, whatever somebody has put into it.
    response
      .attachment(stored.fileName)
      .type(stored.mediaType)
      .set({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-cache',
      })
      .send(Buffer.from(stored.content));
  });
  return router;
}

async function receive(database: Database, request: Request, response: Response): Promise<void> {
  if (request.get('x-cradle-upload') !== '1') {
    response.status(400).json({ error: 'Send the header X-Cradle-Upload: 1.' });
    return;
  }
  const caller = callerOf(response);
  const bytes: Uint8Array = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
  const { assessmentId, lineId, evaluationId, findingId } = request.query;
  const about = { assessmentId, lineId, evaluationId, findingId };
  try {
    const { id, sha256, mediaType } = await recordAction(
      { database, caller },
      'addEvidence',
      about,
      async () => {
        requirePermission(caller, 'ATTACH_EVIDENCE');
        return addingTo(request.query)(
          database,
          requireViewer(caller),
          Uint8Array.from(bytes),
          request.query,
        );
      },
    );
    response.status(201).json({ id: globalId('Evidence', id), sha256, mediaType });
  } catch (error) {
    if (error instanceof InvalidInput) {
      response.status(400).json({ error: error.message, fields: error.fields });
    } else if (error instanceof NotFound) {
      response.status(404).json({ error: error.message });
    } else throw error;
  }
}

function addingTo({ evaluationId, findingId }: Request['query']): typeof addEvidence {
  if (findingId !== undefined) return addEvidenceOfFinding;
  return evaluationId === undefined ? addEvidence : addEvidenceOfAnswer;
}

function refuseTooLarge(
  error: unknown,
  _request: Request,
  response: Response,
  next: (error: unknown) => void,
) {
  const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
  if (!isTooLarge) {
    next(error);
    return;
  }
  const { message, fields } = fileTooLarge();
  response.status(413).json({ error: message, fields });
}
