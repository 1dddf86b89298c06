import type { Viewer } from '../context/context.ts';
import { LOCAL_VIEWER } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { type ServerOptions, startServer } from '../server/createServer.ts';

export interface GraphQLAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors:
    | readonly { message: string; path?: readonly unknown[]; extensions: Record<string, unknown> }[]
    | undefined;
}

/** A real server on a free port, asked over HTTP as any client would. */
export interface TestServer {
  readonly url: string;
  /** What it answers outside of GraphQL, such as `GET /evidence/:id`. */
  readonly routes: readonly string[];
  /** What the server wrote into its log. */
  readonly logged: readonly string[];
  ask<Data = Record<string, never>>(
    query: string,
    variables?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphQLAnswer<Data>>;
  close(): Promise<void>;
}

export const TEST_SECRET = 'a secret for tests that nobody else has';

/**
 * @param viewer who asks; for the four-eyes rule start another server as one of `LOCAL_PEOPLE`. Null: an installation
 *   with accounts, where everybody must sign in
 */
export async function startTestServer(
  database: Database,
  viewer: Viewer | null = LOCAL_VIEWER,
  options: Partial<
    Pick<
      ServerOptions,
      | 'accounts'
      | 'limits'
      | 'patience'
      | 'proxiesInFront'
      | 'allowedHosts'
      | 'takesJobs'
      | 'leaseSeconds'
      | 'drainSeconds'
    >
  > = {},
): Promise<TestServer> {
  const logged: string[] = [];
  const server = await startServer(
    {
      database,
      localViewer: viewer,
      accounts: { secret: TEST_SECRET, url: null, openSignUp: false, provider: null, mail: null },
      // Tests count statements; those that are about jobs ask for them.
      takesJobs: false,
      ...options,
      dashboardFolder: null,
      log: (line, error) =>
        logged.push(`${line} ${error instanceof Error ? (error.stack ?? error.message) : ''}`),
    },
    '127.0.0.1',
    0,
  );
  return {
    url: server.url,
    routes: server.routes,
    logged,
    async ask<Data>(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as {
        data: Data;
        errors?: GraphQLAnswer<Data>['errors'];
      };
      return { status: response.status, data, errors };
    },
    close: () => server.close(),
  };
}
