import { timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { findJobViewer, OrganisationNotChosen } from '../jobs/findJobViewer.ts';
import { JOBS } from '../jobs/jobs.ts';

const JobRequest = z.object({
  name: z.string(),
  parameters: z.record(z.string(), z.string()),
  organisation: z.string().nullish(),
});

/**
 * Where the command line hands its work to the process that holds the embedded database. Whoever can read the lock file
 * has the token. The answer is one JSON object a line: progress, then the report.
 */
export function jobRoutes(database: Database, token: string): Router {
  const router = Router();
  router.post('/local/jobs', express.json(), async (request: Request, response: Response) => {
    if (!sameToken(request.get('authorization') ?? '', `Bearer ${token}`)) {
      response.status(403).json({ error: 'The token is not that of the lock file.' });
      return;
    }
    const parsed = JobRequest.safeParse(request.body);
    const job = parsed.success ? JOBS.get(parsed.data.name) : undefined;
    if (!parsed.success || job === undefined) {
      response
        .status(400)
        .json({ error: 'There is no such job. The server may be of another version: restart it.' });
      return;
    }
    response.type('application/x-ndjson');
    const write = (message: object) => response.write(`${JSON.stringify(message)}\n`);
    try {
      const viewer = await findJobViewer(database, parsed.data.organisation ?? null);
      const report = await job(
        { database, viewer, onProgress: (progress) => write({ progress }) },
        parsed.data.parameters,
      );
      write({ report });
    } catch (error) {
      if (error instanceof OrganisationNotChosen) {
        write({ report: { failed: true, lines: [error.message] } });
        response.end();
        return;
      }
      console.error('A job failed', error);
      write({
        report: { failed: true, lines: ['The job failed unexpectedly; the log of the server says why.'] },
      });
    }
    response.end();
  });
  return router;
}

function sameToken(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
