import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { PARTNER_CLIENT } from './startPactPartner.ts';

type Document = Readonly<Record<string, unknown>> & { readonly id: string };

/** A partner's PACT host that lists footprints in pages, of one version of the protocol only. */
export interface ListingHost {
  readonly url: string;
  readonly host: string;
  /** What it lists from now on. */
  list(documents: readonly Document[]): void;
  /** What was asked for since this was asked last: paths with their questions, decoded. */
  asked(): readonly string[];
  /** Requests for this page are answered by this status from now on; by what they ask for when null is given. */
  failAt(page: number | null, status?: number): void;
  close(): Promise<void>;
}

interface Behaviour {
  readonly version: 2 | 3;
  readonly pageSize: number;
  /** Of v2: whether `$filter` is understood. */
  readonly filters?: boolean;
}

const FILTER = /^(updated|created) ge '([^']+)'$/;

export async function startListingHost({
  version,
  pageSize,
  filters = true,
}: Behaviour): Promise<ListingHost> {
  let documents: readonly Document[] = [];
  let asked: string[] = [];
  let failing: { readonly page: number; readonly status: number } | null = null;
  const credentials = `${PARTNER_CLIENT.clientId}:${PARTNER_CLIENT.clientSecret}`;
  const basic = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const send = (status: number, body: object, headers: http.OutgoingHttpHeaders = {}) => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };
    if (url.pathname === '/auth/token')
      return request.headers.authorization === basic
        ? send(200, { access_token: 'listing-token', token_type: 'bearer', expires_in: 60 })
        : send(401, { error: 'invalid_client' });
    if (url.pathname.startsWith('/.well-known/')) return send(404, {});
    asked.push(decodeURIComponent(`${url.pathname}${url.search}`));
    if (request.headers.authorization !== 'Bearer listing-token') return send(401, {});
    const root = `/${version}/footprints`;
    if (url.pathname.startsWith(`${root}/`)) {
      const found = documents.find(({ id }) => url.pathname.endsWith(id));
      return found ? send(200, { data: found }) : send(404, { code: 'NotFound', message: 'No' });
    }
    if (url.pathname !== root) return send(404, { code: 'NotFound', message: 'No such path' });
    const filter = url.searchParams.get('$filter');
    if (filter !== null && !filters) return send(501, { code: 'NotImplemented', message: 'No filter' });
    const page = Number(url.searchParams.get('page') ?? 0);
    if (failing?.page === page) return send(failing.status, { code: 'InternalError', message: 'Away' });
    const [, field, since] = FILTER.exec(filter ?? '') ?? [];
    const chosen = documents.filter((each) => field === undefined || String(each[field] ?? '') >= since!);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const hasNext = (page + 1) * pageSize < chosen.length;
    send(
      200,
      { data: chosen.slice(page * pageSize, (page + 1) * pageSize) },
      hasNext ? { link: `<${next}>; rel="next"` } : {},
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url: `http://${host}`, host },
    list(listed) {
      documents = listed;
    },
    asked() {
      const before = asked;
      asked = [];
      return before;
    },
    failAt(page, status = 503) {
      failing = page === null ? null : { page, status };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
