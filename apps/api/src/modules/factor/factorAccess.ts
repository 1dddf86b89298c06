import type { Prisma } from '../../db/generated/client/client.ts';

/** The factors an organisation may see: those of the shared library, and its own. */
export function visibleFactors(organisationId: string): Prisma.FactorWhereInput {
  return { OR: [{ ownerId: null }, { ownerId: organisationId }] };
}

/** Those of them that are in use: retired factors stay readable where they are used already, and are not chosen anew. */
export function usableFactors(organisationId: string): Prisma.FactorWhereInput {
  return { AND: [visibleFactors(organisationId), { retiredById: null }] };
}
