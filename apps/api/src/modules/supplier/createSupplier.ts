import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Supplier } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { moveRankRevision } from '../supplierRank/moveRankRevision.ts';

const SupplierInput = z.object({
  name: z.string().trim().min(1).max(300),
  nameZh: z.string().trim().max(300).nullish(),
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/, 'must be two capital letters (ISO 3166-1), or empty')
    .nullish(),
  industry: z.string().trim().max(300).nullish(),
});

/** @throws InvalidInput; with the code NAME_TAKEN when the organisation has a supplier of this name in either language */
export async function createSupplier(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<Supplier> {
  const fields = parseInput(SupplierInput, input);
  return prisma.$transaction(async (transaction) => {
    // Two at the same moment stand in line here.
    await transaction.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisationId} FOR UPDATE`;
    const same = { equals: fields.name, mode: 'insensitive' } as const;
    const taken = await transaction.supplier.count({
      where: { organisationId, OR: [{ name: same }, { nameZh: same }] },
    });
    if (taken > 0)
      throw new InvalidInput([
        {
          field: 'name',
          code: 'NAME_TAKEN',
          message: `You have a supplier named ${fields.name}.`,
          remedy: 'Choose that one, or add what tells the two apart to the name.',
        },
      ]);
    await moveRankRevision(transaction, organisationId);
    return transaction.supplier.create({
      data: {
        organisationId,
        id: randomUUID(),
        name: fields.name,
        nameZh: fields.nameZh ?? '',
        country: fields.country ?? '',
        industry: fields.industry ?? '',
      },
    });
  });
}
