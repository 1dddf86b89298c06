import path from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import { compressedAssets } from './compressedAssets.ts';

/** The built dashboard. Files with a hash in their name never change; every other path is a view of the one page. */
export function dashboardRoutes(folder: string): Router {
  const router = Router();
  router.use('/assets', compressedAssets(path.join(folder, 'assets')));
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(folder, { index: false }));
  router.get('/{*view}', (request: Request, response: Response, next) => {
    if (!request.accepts('html')) return next();
    response.set('Cache-Control', 'no-cache').sendFile(path.join(folder, 'index.html'));
  });
  return router;
}

/** GraphiQL for browsers that open the address of the API; programs that ask for JSON go on to GraphQL. */
export function graphiqlRoute(folder: string): Router {
  const router = Router();
  router.get('/graphql', (request: Request, response: Response, next) => {
    if (request.accepts(['json', 'html']) !== 'html' || request.query.query !== undefined) return next();
    response.set('Cache-Control', 'no-cache').sendFile(path.join(folder, 'graphiql.html'));
  });
  return router;
}
