import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A sign-in provider that knows one person and lets them in without asking. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/** Speaks as much OpenID Connect Core 1.0 as the authorization code flow with PKCE needs. */
export async function startProvider(person: {
  sub: string;
  name: string;
  email: string;
}): Promise<TestProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const clientId = 'cradle';
  const nonces = new Map<string, string | null>();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const send = (body: object) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration') return send(discovery(issuer));
    if (url.pathname === '/jwks') {
      return send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    }
    if (url.pathname === '/userinfo') return send({ ...person, email_verified: true });
    if (url.pathname === '/authorize') {
      const code = randomBytes(16).toString('hex');
      nonces.set(code, url.searchParams.get('nonce'));
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      back.searchParams.set('iss', issuer);
      response.writeHead(302, { location: back.toString() }).end();
      return;
    }
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      const nonce = nonces.get(new URLSearchParams(body).get('code') ?? '') ?? undefined;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        aud: clientId,
        iat: now,
        exp: now + 300,
        nonce,
        email_verified: true,
        ...person,
      };
      const unsigned = [{ alg: 'RS256', kid: 'k', typ: 'JWT' }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const signature = createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url');
      send({
        access_token: 'access',
        token_type: 'Bearer',
        expires_in: 300,
        id_token: `${unsigned}.${signature}`,
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    ...{ issuer, clientId, clientSecret: 'a secret of the provider' },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function discovery(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}
