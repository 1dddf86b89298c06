import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { FootprintShare, Prisma } from '../../db/generated/client/client.ts';
import { SharingLevel } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { requirePartner } from './partner.ts';

const Terms = z.object({
  level: z.enum(SharingLevel),
  purpose: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .transform((purpose) => purpose ?? ''),
  expiresAt: z.date().nullish(),
});
export type ShareTerms = z.output<typeof Terms>;

/** @throws InvalidInput with the code EXPIRY_PAST for a consent that would be over at once */
export function readTerms(input: unknown): ShareTerms {
  const terms = parseInput(Terms, input);
  if (terms.expiresAt && terms.expiresAt.getTime() <= Date.now())
    throw new InvalidInput([
      {
        field: 'expiresAt',
        code: 'EXPIRY_PAST',
        message: 'The consent would be over already.',
        remedy: 'Give a later moment, or none for a consent until it is revoked.',
      },
    ]);
  return terms;
}

/**
 * Lets a partner read the published footprints of some products on the same terms. What it may read of them already is
 * replaced, and what was revoked is granted anew.
 *
 * @throws NotFound for the partner or a product; InvalidInput
 */
export async function grantShares(
  database: Database,
  viewer: Viewer,
  partnerId: string,
  productIds: readonly string[],
  input: unknown,
): Promise<FootprintShare[]> {
  const terms = readTerms(input);
  if (productIds.length === 0 || productIds.length > 500)
    throw new InvalidInput([
      {
        field: 'productIds',
        code: productIds.length === 0 ? 'TOO_SMALL' : 'TOO_BIG',
        message: 'Between 1 and 500 products can be shared at once.',
        remedy: 'Choose the products to share.',
      },
    ]);
  return database.prisma.$transaction((transaction) =>
    storeShares(transaction, viewer, [partnerId], productIds, terms),
  );
}

/** The shares of every product with every partner, in one statement. @throws NotFound */
export async function storeShares(
  transaction: Prisma.TransactionClient,
  { organisationId, userName }: Viewer,
  partnerIds: readonly string[],
  productIds: readonly string[],
  { level, purpose, expiresAt }: ShareTerms,
): Promise<FootprintShare[]> {
  for (const id of new Set(partnerIds)) await requirePartner(transaction, organisationId, id);
  const wanted = [...new Set(productIds)];
  const found = await transaction.product.findMany({
    where: { organisationId, id: { in: wanted } },
    select: { id: true },
  });
  const missing = wanted.find((id) => !found.some((product) => product.id === id));
  if (missing !== undefined) throw new NotFound('product', globalId('Product', missing));
  const pairs = [...new Set(partnerIds)].flatMap((partnerId) =>
    wanted.map((productId) => ({ partnerId, productId })),
  );
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO "FootprintShare"
      ("organisationId", "id", "partnerId", "productId", "level", "purpose", "expiresAt", "createdByName")
    SELECT ${organisationId}, made."id", made."partnerId", made."productId", ${level}::"SharingLevel", ${purpose},
      ${expiresAt ?? null}::timestamptz, ${userName}
    FROM unnest(${pairs.map(() => randomUUID())}::text[], ${pairs.map((pair) => pair.partnerId)}::text[],
      ${pairs.map((pair) => pair.productId)}::text[]) AS made("id", "partnerId", "productId")
    ON CONFLICT ("organisationId", "partnerId", "productId") DO UPDATE SET
      "level" = EXCLUDED."level", "purpose" = EXCLUDED."purpose", "expiresAt" = EXCLUDED."expiresAt",
      "createdByName" = EXCLUDED."createdByName", "revokedAt" = NULL, "updatedAt" = now(),
      "revision" = "FootprintShare"."revision" + 1
    RETURNING "id"`;
  return transaction.footprintShare.findMany({
    where: { organisationId, id: { in: rows.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
}

/** @throws NotFound; InvalidInput with the code VERSION_CHANGED or EXPIRY_PAST */
export async function changeShare(
  database: Database,
  { organisationId }: Viewer,
  id: string,
  revision: number,
  input: unknown,
): Promise<FootprintShare> {
  const { level, purpose, expiresAt } = readTerms(input);
  return database.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`
      SELECT 1 FROM "FootprintShare" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
    const stored = await transaction.footprintShare.findUnique({
      where: { organisationId_id: { organisationId, id } },
    });
    if (stored === null) throw new NotFound('share', globalId('FootprintShare', id));
    refuseOutdated('The share', stored.revision, revision);
    return transaction.footprintShare.update({
      where: { organisationId_id: { organisationId, id } },
      data: { level, purpose, expiresAt: expiresAt ?? null, revision: { increment: 1 } },
    });
  });
}

/** Ends a share at once: the next read is refused. What was read stays in the log. @throws NotFound */
export async function revokeShare(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<FootprintShare> {
  const [share] = await prisma.footprintShare.updateManyAndReturn({
    where: { organisationId, id },
    data: { revokedAt: new Date(), revision: { increment: 1 } },
  });
  if (share === undefined) throw new NotFound('share', globalId('FootprintShare', id));
  return share;
}
