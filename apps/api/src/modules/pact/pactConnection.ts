import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Installation, Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { PactConnection, PactFacts } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { requirePartner } from '../sharing/partner.ts';
import { readUrns } from './readUrns.ts';

const Address = z.url({ protocol: /^https?$/ }).max(500);
const ConnectionInput = z.object({
  baseUrl: Address,
  authBaseUrl: Address.nullish(),
  clientId: z.string().trim().min(1).max(500),
  clientSecret: z.string().min(1).max(1000),
});

/** Keeps where a partner's PACT host is and how to sign in there; the one there was is replaced. @throws NotFound, InvalidInput */
export async function saveConnection(
  { prisma }: Database,
  { sealer }: Pick<Installation, 'sealer'>,
  { organisationId }: Viewer,
  partnerId: string,
  input: unknown,
): Promise<PactConnection> {
  const { baseUrl, authBaseUrl, clientId, clientSecret } = parseInput(ConnectionInput, input);
  await requirePartner(prisma, organisationId, partnerId);
  const fields = {
    baseUrl,
    authBaseUrl: authBaseUrl ?? baseUrl,
    clientId,
    sealedSecret: sealer.seal(clientSecret),
  };
  return prisma.pactConnection.upsert({
    where: { organisationId_partnerId: { organisationId, partnerId } },
    create: { organisationId, id: randomUUID(), partnerId, ...fields },
    // Another host may show something else, and speak another version.
    update: { ...fields, fetchedAt: null, lastError: '', speaks: null, pagesLeft: [], begunAt: null },
  });
}

const kgCarbon = z.number().min(0, 'must not be negative').nullish();
const urns = z.array(z.string()).nullish();
const FactsInput = z.object({
  fossilCarbonKg: kgCarbon,
  biogenicCarbonKg: kgCarbon,
  productUrns: urns,
  classificationUrns: urns,
});

/** States what PACT asks of a product and no footprint holds. @throws NotFound, InvalidInput */
export async function savePactFacts(
  { prisma }: Database,
  { organisationId }: Viewer,
  productId: string,
  input: unknown,
): Promise<PactFacts> {
  const { fossilCarbonKg, biogenicCarbonKg, productUrns, classificationUrns } = parseInput(FactsInput, input);
  const named = {
    productUrns: readUrns('productUrns', productUrns ?? []),
    classificationUrns: readUrns('classificationUrns', classificationUrns ?? []),
  };
  const found = await prisma.product.count({ where: { organisationId, id: productId } });
  if (found === 0) throw new NotFound('product', globalId('Product', productId));
  const facts = {
    ...{ fossilCarbonKg: fossilCarbonKg ?? null, biogenicCarbonKg: biogenicCarbonKg ?? null },
    ...named,
  };
  return prisma.pactFacts.upsert({
    where: { organisationId_productId: { organisationId, productId } },
    create: { organisationId, productId, ...facts },
    update: facts,
  });
}
