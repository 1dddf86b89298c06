import { z } from 'zod';
import type { Sealer } from '../../config/sealer.ts';
import type { PactConnection } from '../../db/generated/client/client.ts';
import { type Outgoing, type OutgoingAnswer, OutgoingRefused } from './outgoing.ts';
import { PactFootprint } from './pactDocument.ts';

const Discovery = z.looseObject({ token_endpoint: z.url() });
const Token = z.looseObject({ access_token: z.string().min(1) });
const MOST_PAGES = 500;

export interface PartnerHost {
  sendEvent(event: object): Promise<void>;
  /** One page after the other, to the end. */
  listFootprints(): AsyncGenerator<readonly PactFootprint[]>;
  getFootprint(pfId: string): Promise<PactFootprint>;
}

/** Signs in at a partner's host and asks it (PACT Technical Specifications 3.0.3). @throws OutgoingRefused from every call */
export async function reachPartner(
  outgoing: Outgoing,
  sealer: Sealer,
  connection: PactConnection,
): Promise<PartnerHost> {
  const authorization = `Bearer ${await signIn(outgoing, sealer, connection)}`;
  const base = connection.baseUrl.replace(/\/$/, '');
  const get = async (url: string) => {
    const answer = await outgoing.ask(url, { headers: { authorization, accept: 'application/json' } });
    if (answer.status !== 200 && answer.status !== 202) throw failed(url, answer);
    return answer;
  };
  return {
    async sendEvent(event) {
      const url = `${base}/3/events`;
      const answer = await outgoing.ask(url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/cloudevents+json; charset=UTF-8' },
        body: JSON.stringify(event),
      });
      if (answer.status < 200 || answer.status >= 300) throw failed(url, answer);
    },
    async *listFootprints() {
      let url: string | null = `${base}/3/footprints`;
      for (let page = 0; url !== null && page < MOST_PAGES; page++) {
        const answer: OutgoingAnswer = await get(url);
        yield readBody(z.looseObject({ data: z.array(PactFootprint) }), url, answer).data;
        url = nextLink(answer, url);
      }
    },
    async getFootprint(pfId) {
      const url = `${base}/3/footprints/${encodeURIComponent(pfId)}`;
      return readBody(z.looseObject({ data: PactFootprint }), url, await get(url)).data;
    },
  };
}

async function signIn(outgoing: Outgoing, sealer: Sealer, connection: PactConnection): Promise<string> {
  const { authBaseUrl, clientId, sealedSecret } = connection;
  const url = await tokenEndpoint(outgoing, authBaseUrl.replace(/\/$/, ''));
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
    `${new URL(url).host} does not answer as PACT v3 says: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
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
  return new OutgoingRefused(`${new URL(url).host} answers ${status}: ${text.slice(0, 300)}`);
}
