import type { Viewer } from '../context/context.ts';
import type { Database } from '../db/database.ts';
import { LOCAL_VIEWER } from '../main/localPeople.ts';
import { startServer } from '../server/createServer.ts';

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
  /** What the server wrote into its log. */
  readonly logged: readonly string[];
  ask<Data = Record<string, never>>(query: string, variables?: object): Promise<GraphQLAnswer<Data>>;
  close(): Promise<void>;
}

/** @param viewer who asks; for the four-eyes rule start another server as one of `LOCAL_PEOPLE` */
export async function startTestServer(
  database: Database,
  viewer: Viewer = LOCAL_VIEWER,
): Promise<TestServer> {
  const logged: string[] = [];
  const server = await startServer(
    {
      database,
      viewer,
      dashboardFolder: null,
      log: (line, error) =>
        logged.push(`${line} ${error instanceof Error ? (error.stack ?? error.message) : ''}`),
    },
    '127.0.0.1',
    0,
  );
  return {
    url: server.url,
    logged,
    async ask<Data>(query: string, variables: object = {}) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
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
