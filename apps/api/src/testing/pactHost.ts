import type { Database } from '../db/database.ts';
import { askFor } from './partners.ts';
import { PARTNER_CLIENT, type PactPartner } from './startPactPartner.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

/** A host with accounts behind a proxy that speaks TLS, asked the way that proxy would. */
export interface PactHost {
  readonly supplier: TestServer;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly partnerId: string;
  token(id?: string, secret?: string, tls?: boolean): Promise<Response>;
  ask(path: string, options?: AskOptions): Promise<Response>;
  send(event: object, options?: AskOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly bearer?: string;
  readonly tls?: boolean;
}

/** Shares every published product of the demo organisation with a partner that signs in, and knows the partner's host. */
export async function startPactHost(database: Database, partner: PactPartner): Promise<PactHost> {
  const supplier = await startTestServer(database, undefined, { allowedHosts: [partner.host] });
  const host = await startTestServer(database, null, {
    ...{ proxiesInFront: 1, allowedHosts: [partner.host], takesJobs: true },
  });
  const productIds = await publishedProducts(supplier);
  for (const productId of productIds)
    await askFor(
      supplier,
      'mutation ($productId: ID!) { savePactFacts(productId: $productId, input: { fossilCarbonKg: 0.4 }) { __typename } }',
      { productId },
    );
  const { addPartner } = await askFor<{ addPartner: { id: string } }>(
    supplier,
    'mutation { addPartner(input: { name: "Conformance" }) { ... on Partner { id } } }',
  );
  const partnerId = addPartner.id;
  await askFor(
    supplier,
    `mutation ($partnerId: ID!, $productIds: [ID!]!, $input: PactConnectionInput!) {
      grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: STAGES }) { __typename }
      savePactConnection(partnerId: $partnerId, input: $input) { __typename } }`,
    { partnerId, productIds, input: { baseUrl: partner.url, ...PARTNER_CLIENT } },
  );
  const { createPactClient } = await askFor<{ createPactClient: { clientId: string; clientSecret: string } }>(
    supplier,
    `mutation ($partnerId: ID!) { createPactClient(partnerId: $partnerId, expiresInDays: 30) {
      ... on NewPactClient { clientId clientSecret } } }`,
    { partnerId },
  );
  const { clientId, clientSecret } = createPactClient;
  // What the proxy in front of the server says of the visitor.
  const forwarded = (tls: boolean) => ({ 'x-forwarded-proto': tls ? 'https' : 'http' });
  const token = (id = clientId, secret = clientSecret, tls = true) =>
    fetch(`${host.url}/pact/auth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...forwarded(tls),
      },
      body: 'grant_type=client_credentials',
    });
  const { access_token } = (await (await token()).json()) as { access_token: string };
  const ask = (path: string, { bearer = access_token, tls = true }: AskOptions = {}) =>
    fetch(path.startsWith('http') ? path.replace('https://', 'http://') : `${host.url}/pact${path}`, {
      headers: { authorization: `Bearer ${bearer}`, ...forwarded(tls) },
    });
  return {
    ...{ supplier, clientId, clientSecret, partnerId, token, ask },
    send: (event, { bearer = access_token, tls = true } = {}) =>
      fetch(`${host.url}/pact/3/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${bearer}`,
          'content-type': 'application/cloudevents+json; charset=UTF-8',
          ...forwarded(tls),
        },
        body: JSON.stringify(event),
      }),
    async close() {
      await host.close();
      await supplier.close();
    },
  };
}

async function publishedProducts(server: TestServer): Promise<string[]> {
  const { products } = await askFor<{
    products: { edges: { node: { id: string; assessments: { edges: { node: { status: string } }[] } } }[] };
  }>(
    server,
    '{ products(first: 200) { edges { node { id assessments(first: 5) { edges { node { status } } } } } } }',
  );
  return products.edges.flatMap(({ node }) =>
    node.assessments.edges.some((edge) => edge.node.status === 'PUBLISHED') ? [node.id] : [],
  );
}
