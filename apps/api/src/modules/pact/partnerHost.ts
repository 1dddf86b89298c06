import { z } from 'zod';
import type { Sealer } from '../../config/sealer.ts';
import type { PactConnection, PactVersion } from '../../db/generated/client/client.ts';
import { type Outgoing, type OutgoingAnswer, OutgoingRefused } from './outgoing.ts';

const Discovery = z.looseObject({ token_endpoint: z.url() });
const Token = z.looseObject({ access_token: z.string().min(1) });
const List = z.looseObject({ data: z.array(z.unknown()) });
const One = z.looseObject({ data: z.unknown() });

/** One page of a list: what stands in it, not yet looked at, and the address of the next. */
export interface ListedPage {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

export interface PartnerHost {
  /** Events are those of v3. */
  sendEvent(event: object): Promise<void>;
  /** @param url on the partner's host: the first page of a list, or the one another page has named */
  readPage(url: string): Promise<ListedPage>;
  getFootprint(pfId: string, speaks: PactVersion): Promise<unknown>;
}

/** Where the list of all footprints begins. */
export function listUrl({ baseUrl }: Pick<PactConnection, 'baseUrl'>, speaks: PactVersion): string {
  return `${withoutSlash(baseUrl)}${PATHS[speaks]}`;
}

const PATHS: Readonly<Record<PactVersion, string>> = { V3: '/3/footprints', V2: '/2/footprints' };

/**
 * Signs in at a partner's host and asks it (PACT Technical Specifications 3.0.3 and 2.3, which sign in alike).
 *
 * @throws OutgoingRefused from every call
 */
export async function reachPartner(
  outgoing: Outgoing,
  sealer: Sealer,
  connection: PactConnection,
): Promise<PartnerHost> {
  const authorization = `Bearer ${await signIn(outgoing, sealer, connection)}`;
  const get = async (url: string) => {
    const answer = await outgoing.ask(url, { headers: { authorization, accept: 'application/json' } });
    if (answer.status !== 200 && answer.status !== 202) throw failed(url, answer);
    return answer;
  };
  return {
    async sendEvent(event) {
      const url = `${withoutSlash(connection.baseUrl)}/3/events`;
      const answer = await outgoing.ask(url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/cloudevents+json; charset=UTF-8' },
        body: JSON.stringify(event),
      });
      if (answer.status < 200 || answer.status >= 300) throw failed(url, answer);
    },
    async readPage(url) {
      const answer = await get(url);
      return { items: readBody(List, url, answer).data, next: nextLink(answer, url) };
    },
    async getFootprint(pfId, speaks) {
      const url = `${listUrl(connection, speaks)}/${encodeURIComponent(pfId)}`;
      return readBody(One, url, await get(url)).data;
    },
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

async function signIn(outgoing: Outgoing, sealer: Sealer, connection: PactConnection): Promise<string> {
  const { authBaseUrl, clientId, sealedSecret } = connection;
  const url = await tokenEndpoint(outgoing, withoutSlash(authBaseUrl));
  const credentials = Buffer.from(`${clientId}:${sealer.open(sealedSecret)}`).toString('base64');
  const answer = await outgoing.ask(url, {
    method: 'POST',
    headers: {
      authorization: `Basic ${credentials}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: 'grant_type=client_credentials',
  });
  if (answer.status !== 200) throw failed(url, answer);
  return readBody(Token, url, answer).access_token;
}

/** By discovery where the host offers it; a host without it is asked at the usual place. */
async function tokenEndpoint(outgoing: Outgoing, authBase: string): Promise<string> {
  const usual = `${authBase}/auth/token`;
  const answer = await outgoing.ask(`${authBase}/.well-known/openid-configuration`);
  if (answer.status !== 200) return usual;
  const found = Discovery.safeParse(parseJson(answer.text));
  return found.success ? found.data.token_endpoint : usual;
}

function readBody<Schema extends z.ZodType>(
  schema: Schema,
  url: string,
  answer: OutgoingAnswer,
): z.output<Schema> {
  const read = schema.safeParse(parseJson(answer.text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new OutgoingRefused(
    `${new URL(url).host} does not answer as PACT says: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A next page on another host would be sent our token. */
function nextLink({ headers }: OutgoingAnswer, from: string): string | null {
  const next = /<([^>]+)>\s*;[^,]*rel="?next"?/i.exec(String(headers.link ?? ''))?.[1];
  if (next === undefined) return null;
  const url = new URL(next, from);
  if (url.host !== new URL(from).host)
    throw new OutgoingRefused(`${new URL(from).host} names a next page on another host, ${url.host}.`);
  return url.toString();
}

function failed(url: string, { status, text }: OutgoingAnswer): OutgoingRefused {
  return new OutgoingRefused(`${new URL(url).host} answers ${status}: ${text.slice(0, 300)}`, status);
}
