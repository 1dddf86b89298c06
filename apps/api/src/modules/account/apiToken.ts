import { randomUUID } from 'node:crypto';
import { SCOPES } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import { newSecretToken, readSecretToken } from '../../context/secretToken.ts';
import type { Database } from '../../db/database.ts';
import type { ApiToken, User } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import type { RegisteredVersion } from '../savedQuery/registeredOperation.ts';

export const TOKEN_PREFIX = 'cradle_';
const DAY_MS = 86_400_000;
/** Last use is noted at most once in this time: a program that asks often must not write as often. */
const NOTE_EVERY_MS = 60_000;

const TokenInput = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(100),
  scopes: z.array(z.enum(SCOPES)).min(1, 'must not be empty'),
  expiresInDays: z.int().min(1).max(366),
});

export interface NewApiToken {
  /** Shown this once: only its hash is kept. */
  readonly secret: string;
  readonly token: ApiToken;
}

/**
 * A token that acts for the viewer in this organisation, and never can do more than the viewer.
 *
 * @param operations what it may run, if it may run nothing else
 * @throws InvalidInput
 */
export async function createApiToken(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  input: { readonly name: string; readonly scopes: readonly string[]; readonly expiresInDays: number },
  operations: readonly RegisteredVersion[] | null = null,
): Promise<NewApiToken> {
  const { name, scopes, expiresInDays } = parseInput(TokenInput, input);
  const { token: secret, hash } = newSecretToken(organisationId, TOKEN_PREFIX);
  const token = await prisma.apiToken.create({
    data: {
      ...{ organisationId, id: randomUUID(), userId, name, tokenHash: hash },
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      expiresAt: new Date(Date.now() + expiresInDays * DAY_MS),
      registeredOnly: operations !== null,
      ...(operations && { operations: { create: [...operations] } }),
    },
  });
  return { secret, token };
}

/** @throws NotFound; an owner revokes everybody's tokens, others their own */
export async function revokeApiToken(
  { prisma }: Database,
  { organisationId, userId, role }: Viewer,
  id: string,
): Promise<ApiToken> {
  const [token] = await prisma.apiToken.updateManyAndReturn({
    where: { organisationId, id, revokedAt: null, ...(role !== 'OWNER' && { userId }) },
    data: { revokedAt: new Date() },
  });
  if (token === undefined) throw new NotFound('API token', id);
  return token;
}

/** Null for one that is wrong, expired or revoked: they are not told apart. Notes that it was used. */
export async function useApiToken(
  { prisma }: Database,
  secret: string,
): Promise<(ApiToken & { user: User }) | null> {
  const read = readSecretToken(secret, TOKEN_PREFIX);
  if (read === null) return null;
  const { organisationId, hash: tokenHash } = read;
  const token = await prisma.apiToken.findUnique({
    where: {
      organisationId_tokenHash: { organisationId, tokenHash },
      ...{ revokedAt: null, expiresAt: { gt: new Date() } },
    },
    include: { user: true },
  });
  if (token !== null && (token.lastUsedAt?.getTime() ?? 0) < Date.now() - NOTE_EVERY_MS)
    await prisma.apiToken.update({
      where: { organisationId_id: { organisationId, id: token.id } },
      data: { lastUsedAt: new Date() },
    });
  return token;
}
