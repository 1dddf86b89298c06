import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
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
import type { AccountsConfig } from '../config/config.ts';
import { createSealer } from '../config/sealer.ts';
import type { Context, Viewer } from '../context/context.ts';
import { LOCAL_PEOPLE } from '../context/localPeople.ts';
import { newReplica, type Replica } from '../context/replica.ts';
import type { Database } from '../db/database.ts';
import { formatError } from '../errors/formatError.ts';
import { NoOrganisation, NotAllowed, NotSignedIn } from '../errors/refusals.ts';
import { createAuth } from '../modules/account/createAuth.ts';
import { offersPasskeys } from '../modules/account/passkeys.ts';
import { startPasswordReset } from '../modules/account/passwordReset.ts';
import { createOutgoing } from '../modules/pact/outgoing.ts';
import { schema } from '../schema/schema.ts';
import { admitCaller, callerOf } from './admitCaller.ts';
import { auditLogRoutes } from './auditLogRoutes.ts';
import { authRoutes } from './authRoutes.ts';
import { compiledQueries } from './compiledQueries.ts';
import { createContext } from './createContext.ts';
import { dashboardRoutes, graphiqlRoute } from './dashboardRoutes.ts';
import { evidenceRoutes } from './evidenceRoutes.ts';
import { exportRoutes } from './exportRoutes.ts';
import { healthRoutes } from './healthRoutes.ts';
import { HttpRefusal } from './httpRefusal.ts';
import { hurryClients, PATIENCE, type Patience } from './hurryClients.ts';
import { jobRoutes } from './jobRoutes.ts';
import { labelRoutes } from './labelRoutes.ts';
import { listRoutes } from './listRoutes.ts';
import { oneIntrospectionRule } from './oneIntrospectionRule.ts';
import { PACT_PATH, pactRoutes } from './pactRoutes.ts';
import { persistedOperations } from './persistedOperations.ts';
import { refuseCrossSite, refuseForeignNames } from './refuseForeignRequests.ts';
import { reportRoutes } from './reportRoutes.ts';
import { createRequestLimits, type Limits } from './requestLimits.ts';
import { NO_JOBS, type RunningJobs, runJobs } from './runJobs.ts';
import { savedQueryRoutes } from './savedQueryRoutes.ts';
import { statusByMediaType } from './statusByMediaType.ts';
import { subscriptionRoutes } from './subscriptionRoutes.ts';
import { tellCost } from './tellCost.ts';
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
  /** Who a request without credentials comes from on a local installation; null: everybody must sign in. */
  readonly localViewer: Viewer | null;
  readonly accounts: AccountsOptions;
  /** How many proxies stand before this server. */
  readonly proxiesInFront?: number;
  readonly limits?: Limits;
  /** Hosts, with port, that are asked wherever they are, also inside of the network and without TLS. */
  readonly allowedHosts?: readonly string[];
  /** Whether this server takes part in the work that replicas share: events to partners, imports that were cut off. */
  readonly takesJobs?: boolean;
  /** Seconds in which another replica takes over what this one has taken and says nothing more about. */
  readonly leaseSeconds?: number;
  /** Seconds for which requests are still taken after the end was announced, until whoever sends them has noticed. */
  readonly drainSeconds?: number;
  readonly patience?: Patience;
  /** Folder of the built dashboard; null serves the API only. */
  readonly dashboardFolder: string | null;
  readonly log: (line: string, error?: unknown) => void;
}

/** As in the configuration; `url` may be null for an installation that is reached at the port it gets. */
export interface AccountsOptions extends Omit<AccountsConfig, 'url'> {
  readonly url: string | null;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** All that is answered outside of GraphQL, by method and path. */
  readonly routes: readonly string[];
  close(): Promise<void>;
}

/** Files of reports; the page that shows them has no ending and needs nobody. */
const REPORT_FILES = /^\/(assessments|evaluations)\/[^/]+\/report\.[a-z]+$/;

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
  // Longer than proxies keep a connection: one that they take for open must not be closed under their request.
  server.keepAliveTimeout = 65_000;
  await listen(server, host, port);
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  const url = `http://localhost:${boundPort}`;
  const apollo = await startApollo(server, options.log);
  const leaving = new AbortController();
  const replica = newReplica(options.leaseSeconds, leaving.signal);
  const jobs = addRoutes(app, apollo, options, replica, options.accounts.url ?? url);
  return {
    url,
    port: boundPort,
    routes: listRoutes(app, [PACT_PATH]),
    async close() {
      leaving.abort();
      await pause((options.drainSeconds ?? 0) * 1000);
      await jobs.stop();
      await apollo.stop();
    },
  };
}

function addRoutes(
  app: Express,
  apollo: ApolloServer<Context>,
  options: ServerOptions,
  replica: Replica,
  url: string,
): RunningJobs {
  const { database, localViewer, dashboardFolder, log, allowedHosts = [], takesJobs = true } = options;
  const sealer = createSealer(options.accounts.secret);
  const outgoing = createOutgoing(allowedHosts);
  const source = `${url}${PACT_PATH}`;
  const jobs = takesJobs ? runJobs({ database, sealer, outgoing, source, replica }, log) : NO_JOBS;
  const { openSignUp, provider } = options.accounts;
  const localPeople = localViewer === null ? [] : Object.values(LOCAL_PEOPLE).map(({ userId }) => userId);
  const auth = createAuth(database, { ...options.accounts, url, localPeople, log });
  const limits = createRequestLimits(database, options.limits);
  const admit = admitCaller({ database, auth, localViewer }, limits);
  const installation = {
    local: localViewer !== null,
    openSignUp: openSignUp || localViewer !== null,
    providerName: provider?.name ?? null,
    passkeys: offersPasskeys(url, localPeople),
    resetsByMail: options.accounts.mail !== null,
    startPasswordReset: (userId: string) => startPasswordReset(auth, userId),
    ...{ url, sealer, allowedHosts },
  };
  app.disable('x-powered-by');
  // Answers are not asked for again with the tag of an earlier one; files of the dashboard keep theirs.
  app.disable('etag');
  app.set('trust proxy', options.proxiesInFront ?? 0);
  app.use(healthRoutes(database, replica));
  if (localViewer !== null) app.use(refuseForeignNames);
  if (database.lock !== null) app.use(jobRoutes(database, database.lock.token));
  app.use(
    PACT_PATH,
    pactRoutes({
      ...{ database, sealer, limits, url, log },
      isLocal: localViewer !== null,
      wakeOutbox: jobs.wakeOutbox,
    }),
  );
  app.use(refuseCrossSite(url));
  if (dashboardFolder !== null) app.use(graphiqlRoute(dashboardFolder));
  app.use(['/graphql', '/q', '/library', '/evidence', '/exports', '/organisation', REPORT_FILES], admit);
  // Before all that can come later, because most requests ask it, and every route before costs each of them a little.
  app.use(subscriptionRoutes(database, { installation, replica }, log));
  app.use(
    '/graphql',
    hurryClients(options.patience ?? PATIENCE),
    express.json({ limit: MAX_BODY }),
    persistedOperations(database),
    expressMiddleware(apollo, {
      context: async ({ res }) => createContext(database, callerOf(res), { installation, replica }),
    }),
  );
  app.use(authRoutes(auth, limits));
  app.use(templateRoutes());
  // Whoever has the code of a label may check it, without an account.
  app.use(labelRoutes(database, options.accounts.secret));
  app.use(uploadRoutes(database));
  app.use(evidenceRoutes(database));
  app.use(exportRoutes(database));
  app.use(reportRoutes(database));
  app.use(auditLogRoutes(database));
  app.use(
    savedQueryRoutes(database, async (caller, query, variables) => {
      const contextValue = createContext(database, caller, { installation, replica });
      const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
      return body.kind === 'single' ? body.singleResult : body.initialResult;
    }),
  );
  if (dashboardFolder !== null) app.use(dashboardRoutes(dashboardFolder));
  addErrorHandler(app, log);
  return jobs;
}

async function startApollo(server: http.Server, log: ServerOptions['log']): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    // Every organisation's own tools read the schema; there is nothing secret in it.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Apollo would keep them in memory, and for all organisations together: see persistedOperations.
    persistedQueries: false,
    formatError: (formatted, thrown) => formatError(formatted, thrown, log),
    validationRules: [
      maxDepthRule({ n: MAX_DEPTH, ignoreIntrospection: true, ...REPORT_ALL }),
      maxAliasesRule({ n: MAX_ALIASES, ...REPORT_ALL }),
      oneIntrospectionRule,
    ],
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
      ApolloServerPluginLandingPageDisabled(),
      // Nobody gives hints for caches, and asking every field for one doubles the cost of a large answer.
      ApolloServerPluginCacheControlDisabled(),
      statusByMediaType,
      compiledQueries((formatted, thrown) => formatError(formatted, thrown, log)),
      tellCost,
    ],
  });
  await apollo.start();
  return apollo;
}

/** Express would answer with a page that shows paths of this machine. */
function addErrorHandler(app: Express, log: ServerOptions['log']): void {
  const handler: ErrorRequestHandler = (error, _request, response, _next) => {
    if (error instanceof HttpRefusal) {
      response.set(error.headers);
      if (error.retryAfterSeconds !== null) response.set('Retry-After', String(error.retryAfterSeconds));
      response
        .status(error.status)
        .json({ errors: [{ message: error.message, extensions: { code: error.code } }] });
      return;
    }
    if (error instanceof NotSignedIn || error instanceof NotAllowed || error instanceof NoOrganisation) {
      const { message, code, remedy } = error;
      response
        .status(error instanceof NotSignedIn ? 401 : 403)
        .json({ error: message, errors: [{ message, extensions: { code, remedy } }] });
      return;
    }
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
