import path from 'node:path';
import { z } from 'zod';

/** Everything the environment decides. Read once at start; nothing else reads `process.env`. */
export interface Config {
  /** Port of dashboard and API; 0 lets the system choose one. */
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server; null means the embedded database in `home`. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database, its lock and everything else a local installation keeps. */
  readonly home: string;
  /** Whether an empty database receives the demo portfolio. */
  readonly demo: boolean;
  /** Proxies for what Cradle asks of other machines; null where there is none. */
  readonly proxy: {
    readonly http: string | null;
    readonly https: string | null;
    readonly except: string | null;
  };
}

const proxyAddress = z.string().regex(/^https?:\/\//, 'must begin with http:// or https://');

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  CRADLE_HOME: z.string().min(1).default('.cradle'),
  CRADLE_DEMO: z.enum(['on', 'off']).default('on'),
  HTTP_PROXY: proxyAddress.optional(),
  HTTPS_PROXY: proxyAddress.optional(),
  NO_PROXY: z.string().optional(),
});

/** Says in one message which variables are wrong and what they must look like. */
export class InvalidConfig extends Error {}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * @param workingFolder relative paths in the environment are resolved against it
 * @throws InvalidConfig naming each variable
 */
export function readConfig(environment: Record<string, string | undefined>, workingFolder: string): Config {
  const given = Object.fromEntries(
    Object.entries({ ...lowerCaseProxies(environment), ...environment }).filter(([, value]) => value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new InvalidConfig(`These environment variables cannot be used:\n${lines.join('\n')}`);
  }
  const { PORT, HOST, DATABASE_URL, CRADLE_HOME, CRADLE_DEMO, HTTP_PROXY, HTTPS_PROXY, NO_PROXY } =
    parsed.data;
  if (!LOOPBACK.has(HOST)) {
    throw new InvalidConfig(
      `HOST=${HOST} would offer the data to other machines, but this version signs everybody in as the local user. ` +
        'Remove HOST, or put a reverse proxy with its own sign-in before 127.0.0.1.',
    );
  }
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    home: path.resolve(workingFolder, CRADLE_HOME),
    demo: CRADLE_DEMO === 'on',
    proxy: { http: HTTP_PROXY ?? null, https: HTTPS_PROXY ?? null, except: NO_PROXY ?? null },
  };
}

/** Other tools write these names in lower case; ours win where both are given. */
function lowerCaseProxies(environment: Record<string, string | undefined>) {
  const { http_proxy: HTTP_PROXY, https_proxy: HTTPS_PROXY, no_proxy: NO_PROXY } = environment;
  return { HTTP_PROXY, HTTPS_PROXY, NO_PROXY };
}
