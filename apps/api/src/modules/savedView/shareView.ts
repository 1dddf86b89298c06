import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import { newSecretToken, readSecretToken } from '../../context/secretToken.ts';
import type { Database } from '../../db/database.ts';
import type { SavedView, ViewShare } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { readNamedView } from './saveView.ts';

const DAY_MS = 86_400_000;
const ShareInput = z.object({ expiresInDays: z.int().min(1).max(3650).nullish() });

export interface NewShare {
  /** Shown this once: only its hash is kept. */
  readonly token: string;
  readonly share: ViewShare;
}

/** Gives whoever has the token a look at this one view. @throws NotFound, InvalidInput */
export async function shareView(
  database: Database,
  { organisationId, userId }: Viewer,
  id: string,
  input: { readonly expiresInDays?: number | null | undefined },
): Promise<NewShare> {
  const { expiresInDays } = parseInput(ShareInput, input);
  const view = await readNamedView(database, organisationId, id);
  const { token, hash } = newSecretToken(organisationId);
  const share = await database.prisma.viewShare.create({
    data: {
      ...{ organisationId, id: randomUUID(), viewId: view.id, tokenHash: hash, createdBy: userId },
      expiresAt: expiresInDays ? new Date(Date.now() + expiresInDays * DAY_MS) : null,
    },
  });
  return { token, share };
}

/** The token opens nothing any more. What it opened stays in the log of the view until the view goes. @throws NotFound */
export async function revokeViewShare(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<ViewShare> {
  const [share] = await prisma.viewShare.updateManyAndReturn({
    where: { organisationId, id },
    data: { expiresAt: new Date() },
  });
  if (share === undefined) throw new NotFound('share', id);
  return share;
}

/** The view a token opens, and the read in its log; null for a token that is wrong, expired or revoked. */
export async function openSharedView({ prisma }: Database, token: string): Promise<SavedView | null> {
  const read = readSecretToken(token);
  if (read === null) return null;
  const { organisationId, hash: tokenHash } = read;
  const share = await prisma.viewShare.findUnique({
    where: { organisationId_tokenHash: { organisationId, tokenHash } },
    include: { view: true },
  });
  if (share === null || (share.expiresAt !== null && share.expiresAt.getTime() <= Date.now())) return null;
  await prisma.viewShareRead.create({ data: { organisationId, id: randomUUID(), shareId: share.id } });
  return share.view;
}
