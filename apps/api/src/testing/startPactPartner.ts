import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly path: string;
  readonly body: { readonly type: string; readonly data: Record<string, unknown>; readonly id: string };
}

/** A partner's PACT host that keeps what it is sent, as the conformance service does. */
export interface PactPartner {
  readonly url: string;
  readonly host: string;
  readonly calls: readonly ReceivedCall[];
  /** The first event of a type that answers a request, waited for as long as the protocol allows. */
  answerTo(requestEventId: string): Promise<ReceivedCall>;
  /** How the next requests for anything but a token are answered. */
  behave(status: number, headers?: Record<string, string>, body?: string): void;
  /** Events are received from now on, and answered only once the returned function is called. */
  hold(): () => void;
  close(): Promise<void>;
}

export const PARTNER_CLIENT = { clientId: 'test_client_id', clientSecret: 'test_client_secret' };
const WAIT_MS = 30_000;

export async function startPactPartner(): Promise<PactPartner> {
  const calls: ReceivedCall[] = [];
  let released: Promise<void> = Promise.resolve();
  let answer = { status: 200, headers: {} as Record<string, string>, body: '' };
  const credentials = `${PARTNER_CLIENT.clientId}:${PARTNER_CLIENT.clientSecret}`;
  const basic = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => {
      text += piece.toString();
    });
    request.on('end', async () => {
      const path = request.url ?? '';
      const send = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      if (path.startsWith('/.well-known/')) return send(404, {});
      if (path === '/auth/token')
        return request.headers.authorization === basic
          ? send(200, { access_token: 'partner-token', token_type: 'bearer', expires_in: 60 })
          : send(401, { error: 'invalid_client' });
      if (request.headers.authorization !== 'Bearer partner-token') return send(401, {});
      if (request.method === 'POST' && answer.status < 300) calls.push({ path, body: JSON.parse(text) });
      await released;
      response
        .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
        .end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url: `http://${host}`, host, calls },
    async answerTo(requestEventId) {
      const end = Date.now() + WAIT_MS;
      while (Date.now() < end) {
        const found = calls.find(({ body }) => body.data.requestEventId === requestEventId);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`No answer to ${requestEventId} came within ${WAIT_MS / 1000} s.`);
    },
    behave(status, headers = {}, body = '') {
      answer = { status, headers, body };
    },
    hold() {
      let release = () => {};
      released = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
