import type { z } from 'zod';
import { globalId, optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Product } from '../../db/generated/client/client.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { ProductInput, refuseHalfPrice, requireSite, requireSupplier, skuTaken } from './createProduct.ts';

const ProductChange = ProductInput.partial();
const TEXTS = ['nameZh', 'categoryZh', 'description', 'brand'];

/**
 * Changes the fields that are given; null takes a value away where it may be unknown. Results that depend on the mass
 * are worked out anew; the mass stays while a version is verified or published.
 *
 * @param revision as it was read: the change of somebody else is not lost
 * @throws InvalidInput naming each field, or with the code VERSION_CHANGED; NotFound
 */
export async function updateProduct(
  { prisma }: Database,
  organisationId: string,
  id: string,
  revision: number,
  input: object,
): Promise<Product> {
  const { supplierId, siteId, ...fields } = parseInput(ProductChange, input);
  const supplier =
    supplierId === undefined ? {} : { supplierId: optionalLocalId('Supplier', supplierId, 'supplierId') };
  const site = siteId === undefined ? {} : { siteId: optionalLocalId('Site', siteId, 'siteId') };
  const where = { organisationId_id: { organisationId, id } };
  const change = prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`
      SELECT 1 FROM "Product" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
    const stored = await transaction.product.findUnique({
      where,
      include: { assessments: { select: { id: true } } },
    });
    if (stored === null) throw new NotFound('product', globalId('Product', id));
    refuseOutdated(stored.name, stored.revision, revision);
    refuseHalfPrice(priceAfter(stored, fields));
    if (supplier.supplierId) await requireSupplier(transaction, organisationId, supplier.supplierId);
    if (site.siteId) await requireSite(transaction, organisationId, site.siteId);
    await discardFootprints(
      transaction,
      organisationId,
      stored.assessments.map((each) => each.id),
      fields.massKg === undefined || fields.massKg === stored.massKg ? 'STAY' : 'MAY_CHANGE',
    );
    return transaction.product.update({
      where,
      data: { ...givenFields(fields), ...supplier, ...site, revision: { increment: 1 } },
    });
  });
  return change.catch((error: unknown) => {
    throw isUniqueViolation(error) ? skuTaken(fields.sku ?? '') : error;
  });
}

/** What is not given stays; a text that is taken away is empty. */
function givenFields(
  fields: Omit<z.output<typeof ProductChange>, 'supplierId' | 'siteId'>,
): Prisma.ProductUncheckedUpdateInput {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value === null && TEXTS.includes(field) ? '' : value]),
  );
}

/** A price is whole together with what is stored of it. */
function priceAfter(stored: Product, { price, priceCurrency, priceYear }: z.output<typeof ProductChange>) {
  return {
    price: price === undefined ? stored.price : price,
    priceCurrency: priceCurrency === undefined ? stored.priceCurrency : priceCurrency,
    priceYear: priceYear === undefined ? stored.priceYear : priceYear,
  };
}
