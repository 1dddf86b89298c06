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
  /** How people sign in; null: whoever reaches this machine's loopback address works as one of the local people. */
  readonly accounts: AccountsConfig | null;
  /** How many proxies stand before this server; the address of a visitor is taken from what the outermost wrote. */
  readonly proxiesInFront: number;
  /** Seconds in which another replica takes over what this one has taken and says nothing more about. */
  readonly leaseSeconds: number;
  /** Seconds for which requests are still taken after SIGTERM, until a balancer has noticed. */
  readonly drainSeconds: number;
  /** Hosts of partners, with port, that are asked although they are inside of the network. */
  readonly allowedHosts: readonly string[];
  /** Proxies for what Cradle asks of other machines; null where there is none. */
  readonly proxy: {
    readonly http: string | null;
    readonly https: string | null;
    readonly except: string | null;
  };
}

export interface AccountsConfig {
  /** Signs cookies; the same for every API process of one installation. */
  readonly secret: string;
  /** Under which people reach Cradle, without a path. */
  readonly url: string;
  /** Whether people sign up without an invitation. */
  readonly openSignUp: boolean;
  readonly provider: SignInProvider | null;
  /** By which links for a new password are sent; null: owners make them. */
  readonly mail: MailServer | null;
}

/** An SMTP server, and in whose name it is used. */
export interface MailServer {
  /** smtp:// or smtps://, with user and password where it asks for them. */
  readonly url: string;
  readonly from: string;
}

/** Where people sign in by OpenID Connect. */
export interface SignInProvider {
  /** On the button. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Of `leaseSeconds`, when nothing is said. */
export const LEASE_SECONDS = 30;

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
  CRADLE_SECRET: z.string().min(32, 'must have at least 32 characters: openssl rand -base64 32').optional(),
  CRADLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CRADLE_SIGN_UP: z.enum(['invited', 'open']).default('invited'),
  CRADLE_OIDC_NAME: z.string().max(60).default('OpenID Connect'),
  CRADLE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  CRADLE_OIDC_CLIENT_ID: z.string().optional(),
  CRADLE_OIDC_CLIENT_SECRET: z.string().optional(),
  CRADLE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  CRADLE_MAIL_FROM: z.string().min(3).max(200).optional(),
  CRADLE_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  CRADLE_LEASE_SECONDS: z.coerce.number().int().min(1).max(600).default(LEASE_SECONDS),
  CRADLE_DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(0),
  CRADLE_ALLOWED_HOSTS: z.string().default(''),
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
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    home: path.resolve(workingFolder, CRADLE_HOME),
    demo: CRADLE_DEMO === 'on',
    accounts: readAccounts(parsed.data),
    proxiesInFront: parsed.data.CRADLE_PROXIES,
    leaseSeconds: parsed.data.CRADLE_LEASE_SECONDS,
    drainSeconds: parsed.data.CRADLE_DRAIN_SECONDS,
    allowedHosts: parsed.data.CRADLE_ALLOWED_HOSTS.split(/[\s,]+/).filter((host) => host !== ''),
    proxy: { http: HTTP_PROXY ?? null, https: HTTPS_PROXY ?? null, except: NO_PROXY ?? null },
  };
}

/** @throws InvalidConfig when other machines could reach what nobody has to sign in for */
function readAccounts({
  HOST,
  PORT,
  CRADLE_SECRET,
  CRADLE_URL,
  CRADLE_SIGN_UP,
  ...others
}: z.output<typeof Environment>): AccountsConfig | null {
  const isLocal = LOOPBACK.has(HOST);
  const missing = [
    ...(CRADLE_SECRET === undefined ? ['CRADLE_SECRET (signs cookies: openssl rand -base64 32)'] : []),
    ...(CRADLE_URL === undefined
      ? ['CRADLE_URL (the address people open, for instance https://cradle.example.org)']
      : []),
  ];
  if (!isLocal && missing.length > 0) {
    throw new InvalidConfig(
      `HOST=${HOST} offers the data to other machines, so everybody must sign in. Set\n  ${missing.join('\n  ')}\n` +
        'or remove HOST to work on this machine only, where nobody has to sign in.',
    );
  }
  if (CRADLE_SECRET === undefined) return null;
  return {
    secret: CRADLE_SECRET,
    url: new URL(CRADLE_URL ?? `http://localhost:${PORT}`).origin,
    openSignUp: CRADLE_SIGN_UP === 'open',
    provider: readProvider(others),
    mail: readMailServer(others),
  };
}

function readMailServer({
  CRADLE_SMTP_URL: url,
  CRADLE_MAIL_FROM: from,
}: Pick<z.output<typeof Environment>, 'CRADLE_SMTP_URL' | 'CRADLE_MAIL_FROM'>): MailServer | null {
  if (url === undefined && from === undefined) return null;
  if (url === undefined || from === undefined)
    throw new InvalidConfig('CRADLE_SMTP_URL and CRADLE_MAIL_FROM go together: set both or none.');
  return { url, from };
}

function readProvider({
  CRADLE_OIDC_NAME: name,
  CRADLE_OIDC_ISSUER: issuer,
  CRADLE_OIDC_CLIENT_ID: clientId,
  CRADLE_OIDC_CLIENT_SECRET: clientSecret,
}: Pick<
  z.output<typeof Environment>,
  'CRADLE_OIDC_NAME' | 'CRADLE_OIDC_ISSUER' | 'CRADLE_OIDC_CLIENT_ID' | 'CRADLE_OIDC_CLIENT_SECRET'
>): SignInProvider | null {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new InvalidConfig(
      'CRADLE_OIDC_ISSUER, CRADLE_OIDC_CLIENT_ID and CRADLE_OIDC_CLIENT_SECRET go together: set all three or none.',
    );
  }
  return { name, issuer: issuer.replace(/\/$/, ''), clientId, clientSecret };
}

/** Other tools write these names in lower case; ours win where both are given. */
function lowerCaseProxies(environment: Record<string, string | undefined>) {
  const { http_proxy: HTTP_PROXY, https_proxy: HTTPS_PROXY, no_proxy: NO_PROXY } = environment;
  return { HTTP_PROXY, HTTPS_PROXY, NO_PROXY };
}
