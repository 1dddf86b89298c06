import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { JWTExpired } from 'jose/errors';
import { z } from 'zod';
import type { Sealer } from '../../config/sealer.ts';
import type { Viewer } from '../../context/context.ts';
import { hashOfSecret } from '../../context/secretToken.ts';
import type { Database } from '../../db/database.ts';
import type { PactClient } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { requirePartner } from '../sharing/partner.ts';
import type { PactReader } from './listFootprints.ts';

const TOKEN_SECONDS = 3600;
const DAY_MS = 86_400_000;
const NOTE_EVERY_MS = 60_000;
const ISSUER = 'cradle-pact';

const ClientInput = z.object({ expiresInDays: z.int().min(1).max(1100) });

export interface NewPactClient {
  readonly client: PactClient;
  readonly clientId: string;
  /** Shown this once: only its hash is kept. */
  readonly clientSecret: string;
}

/** A client that was admitted: whom it reads for, and under which id its events are remembered. */
export interface AdmittedClient {
  readonly reader: PactReader;
  readonly clientId: string;
}

/** What a partner's program signs in with: it reads what is shared with that partner. @throws NotFound, InvalidInput */
export async function createPactClient(
  { prisma }: Database,
  { organisationId, userName }: Viewer,
  partnerId: string,
  input: unknown,
): Promise<NewPactClient> {
  const { expiresInDays } = parseInput(ClientInput, input);
  await requirePartner(prisma, organisationId, partnerId);
  const clientSecret = randomBytes(24).toString('base64url');
  const client = await prisma.pactClient.create({
    data: {
      ...{ organisationId, id: randomUUID(), partnerId, secretHash: hashOfSecret(clientSecret) },
      ...{ createdByName: userName, expiresAt: new Date(Date.now() + expiresInDays * DAY_MS) },
    },
  });
  return { client, clientId: clientIdOf(client), clientSecret };
}

/** Its access tokens are refused from this moment on. @throws NotFound */
export async function revokePactClient(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<PactClient> {
  const [client] = await prisma.pactClient.updateManyAndReturn({
    where: { organisationId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (client === undefined) throw new NotFound('PACT client', id);
  return client;
}

/** Names the organisation too, because every table is read by organisation. */
export function clientIdOf({ organisationId, id }: Pick<PactClient, 'organisationId' | 'id'>): string {
  return `${Buffer.from(organisationId).toString('base64url')}.${id}`;
}

export interface AccessToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** The token for a client id and its secret; null for wrong ones, expired or revoked: they are not told apart. */
export async function issueAccessToken(
  database: Database,
  sealer: Sealer,
  clientId: string,
  clientSecret: string,
): Promise<AccessToken | null> {
  const client = await findClient(database, clientId);
  const isRight = sameHash(client?.secretHash ?? '', hashOfSecret(clientSecret));
  if (client === null || !isRight) return null;
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setSubject(clientId)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_SECONDS}s`)
    .sign(sealer.keyFor('PACT access tokens'));
  return { token, expiresInSeconds: TOKEN_SECONDS };
}

/** Whom a token admits. The client is looked up each time: one that was revoked is refused at once. */
export async function admitAccessToken(
  database: Database,
  sealer: Sealer,
  token: string,
): Promise<AdmittedClient | 'EXPIRED' | 'WRONG'> {
  let clientId: string;
  try {
    const { payload } = await jwtVerify(token, sealer.keyFor('PACT access tokens'), {
      ...{ issuer: ISSUER, algorithms: ['HS256'], typ: 'at+jwt' },
    });
    clientId = payload.sub ?? '';
  } catch (error) {
    return error instanceof JWTExpired ? 'EXPIRED' : 'WRONG';
  }
  const client = await findClient(database, clientId);
  if (client === null) return 'WRONG';
  const { organisationId, id, partnerId, partner, lastUsedAt } = client;
  if ((lastUsedAt?.getTime() ?? 0) < Date.now() - NOTE_EVERY_MS)
    await database.prisma.pactClient.update({
      where: { organisationId_id: { organisationId, id } },
      data: { lastUsedAt: new Date() },
    });
  return {
    clientId: id,
    reader: { kind: 'PARTNER', supplierId: organisationId, partnerId, name: partner.name },
  };
}

async function findClient({ prisma }: Database, clientId: string) {
  const [organisation, id, ...rest] = clientId.split('.');
  if (!organisation || !id || rest.length > 0) return null;
  const organisationId = Buffer.from(organisation, 'base64url').toString();
  return prisma.pactClient.findUnique({
    where: {
      organisationId_id: { organisationId, id },
      ...{ revokedAt: null, expiresAt: { gt: new Date() } },
    },
    include: { partner: true },
  });
}

function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
