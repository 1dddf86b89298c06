import { type Request, type Response, Router } from 'express';
import type { Database } from '../db/database.ts';
import { drawBadge } from '../modules/factoryEvaluation/labelBadge.ts';
import { labelKey } from '../modules/factoryEvaluation/labelKey.ts';
import { readPublicLabel } from '../modules/factoryEvaluation/publicLabel.ts';
import { signBadge } from '../modules/factoryEvaluation/signedLabel.ts';

const CODE = /^[A-Z0-9]{4}(-[A-Z0-9]{4}){2}$/;

/**
 * For everybody who has the code of a label, without an account: `GET /labels/<code>.json`, the signed document, and
 * `GET /labels/<code>/badge.svg`, the signed drawing (`?language=zh` for a Chinese one). The page for people,
 * `/labels/<code>`, is the dashboard's.
 *
 * @param secret of the installation, with which signing keys are sealed
 */
export function labelRoutes(database: Database, secret: string): Router {
  const router = Router();
  router.get('/labels/:code.json', async (request: Request, response: Response) => {
    const label = await read(database, secret, request);
    open(response);
    if (label === null) {
      response.status(404).json({ error: 'There is no such label, or the factory does not show it.' });
      return;
    }
    response.json(label);
  });
  router.get('/labels/:code/badge.svg', async (request: Request, response: Response) => {
    const label = await read(database, secret, request);
    open(response);
    if (label === null) {
      response
        .status(404)
        .type('text/plain')
        .send('There is no such label, or the factory does not show it.');
      return;
    }
    const { document } = label;
    const address = `${request.protocol}://${request.get('host') ?? 'localhost'}/labels/${document.code}`;
    const svg = drawBadge(document, address, request.query.language === 'zh' ? 'zh' : 'en');
    response.type('image/svg+xml').send(signBadge(svg, await keyOf(database, secret, document.code)));
  });
  return router;
}

async function read(database: Database, secret: string, request: Request) {
  const code = String(request.params.code).toUpperCase();
  return CODE.test(code) ? readPublicLabel(database, code, secret) : null;
}

async function keyOf(database: Database, secret: string, code: string) {
  const { organisationId } = await database.prisma.labelCode.findUniqueOrThrow({ where: { code } });
  return labelKey(database, organisationId, secret);
}

/** Other sites may show a badge and check a label; its state may change any time. */
function open(response: Response): void {
  response.set('Access-Control-Allow-Origin', '*').set('Cache-Control', 'no-cache');
}
