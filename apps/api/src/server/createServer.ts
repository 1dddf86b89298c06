import http from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { GraphQLError, ValidationContext } from 'graphql';
import type { Context, Viewer } from '../context/context.ts';
import type { Database } from '../db/database.ts';
import { formatError } from '../errors/formatError.ts';
import { schema } from '../schema/schema.ts';
import { createContext } from './createContext.ts';
import { dashboardRoutes, graphiqlRoute } from './dashboardRoutes.ts';
import { exportRoutes } from './exportRoutes.ts';
import { healthRoutes } from './healthRoutes.ts';
import { jobRoutes } from './jobRoutes.ts';
import { labelRoutes } from './labelRoutes.ts';
import { templateRoutes } from './templateRoutes.ts';
import { uploadRoutes } from './uploadRoutes.ts';

export const MAX_DEPTH = 16;
export const MAX_ALIASES = 30;
const MAX_BODY = '2mb';

/** A limit is a validation error like any other, not an exception. */
const REPORT_ALL = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

export interface ServerOptions {
  readonly database: Database;
  readonly viewer: Viewer;
  /** Folder of the built dashboard; null serves the API only. */
  readonly dashboardFolder: string | null;
  readonly log: (line: string, error?: unknown) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves dashboard and API on one port.
 *
 * @throws the system's error, code EADDRINUSE, when the port is taken
 */
export async function startServer(
  options: ServerOptions,
  host: string,
  port: number,
): Promise<RunningServer> {
  const app = express();
  const server = http.createServer(app);
  const apollo = await startApollo(server, options.log);
  app.disable('x-powered-by');
  app.use(healthRoutes(options.database));
  if (options.database.lock !== null)
    app.use(jobRoutes(options.database, options.viewer, options.database.lock.token));
  app.use(uploadRoutes());
  app.use(templateRoutes());
  app.use(labelRoutes(options.database));
  app.use(exportRoutes(options.database, options.viewer));
  if (options.dashboardFolder !== null) app.use(graphiqlRoute(options.dashboardFolder));
  app.use(
    '/graphql',
    express.json({ limit: MAX_BODY }),
    expressMiddleware(apollo, { context: async () => createContext(options.database, options.viewer) }),
  );
  if (options.dashboardFolder !== null) app.use(dashboardRoutes(options.dashboardFolder));
  addErrorHandler(app, options.log);
  await listen(server, host, port);
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://localhost:${boundPort}`, port: boundPort, close: () => apollo.stop() };
}

async function startApollo(server: http.Server, log: ServerOptions['log']): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    // Every organisation's own tools read the schema; there is nothing secret in it.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, thrown) => formatError(formatted, thrown, log),
    validationRules: [
      maxDepthRule({ n: MAX_DEPTH, ignoreIntrospection: true, ...REPORT_ALL }),
      maxAliasesRule({ n: MAX_ALIASES, ...REPORT_ALL }),
    ],
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      ApolloServerPluginLandingPageDisabled(),
      // Nobody gives hints for caches, and asking every field for one doubles the cost of a large answer.
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Express would answer with a page that shows paths of this machine. */
function addErrorHandler(app: Express, log: ServerOptions['log']): void {
  const handler: ErrorRequestHandler = (error, _request, response, _next) => {
    const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500;
    if (status === 500) log('Unexpected error outside GraphQL', error);
    const code = status === 413 ? 'BODY_TOO_LARGE' : status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
    const message = MESSAGES[code];
    response.status(status).json({ errors: [{ message, extensions: { code } }] });
  };
  app.use(handler);
}

const MESSAGES = {
  BODY_TOO_LARGE: `The request is larger than ${MAX_BODY}. Send it in parts.`,
  BAD_REQUEST: 'The body of the request is not valid JSON. Send a JSON object with `query`.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side.',
} as const;

function listen(server: http.Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
