import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId, optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Product } from '../../db/generated/client/client.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';

export const ProductInput = z.object({
  sku: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(300),
  nameZh: z.string().trim().max(300).nullish(),
  category: z.string().trim().min(1).max(100),
  categoryZh: z.string().trim().max(100).nullish(),
  description: z.string().trim().max(5000).nullish(),
  cnCode: z
    .string()
    .regex(/^\d{4}(\d{2}){0,3}$/, 'must be 4, 6, 8 or 10 digits')
    .nullish(),
  massKg: z.number().positive('must be greater than 0 kg').nullish(),
  annualVolume: z.number().positive('must be greater than 0').nullish(),
  piecesPerDeclaredUnit: z.number().positive('must be greater than 0').nullish(),
  price: z.number().positive('must be greater than 0').nullish(),
  priceCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters (ISO 4217)')
    .nullish(),
  priceYear: z.number().int().min(1990).max(2100).nullish(),
  supplierId: z.string().nullish(),
  brand: z.string().trim().max(200).nullish(),
  siteId: z.string().nullish(),
});

/** @throws InvalidInput naming each field; NotFound for the supplier */
export async function createProduct(
  database: Database,
  organisationId: string,
  input: unknown,
): Promise<Product> {
  const fields = parseInput(ProductInput, input);
  refuseHalfPrice(fields);
  const supplierId = optionalLocalId('Supplier', fields.supplierId, 'supplierId');
  const siteId = optionalLocalId('Site', fields.siteId, 'siteId');
  const { prisma } = database;
  if (siteId !== null) await requireSite(prisma, organisationId, siteId);
  if (supplierId !== null) await requireSupplier(prisma, organisationId, supplierId);
  const creation = prisma.product.create({
    data: {
      organisationId,
      id: randomUUID(),
      sku: fields.sku,
      name: fields.name,
      nameZh: fields.nameZh ?? '',
      category: fields.category,
      categoryZh: fields.categoryZh ?? '',
      description: fields.description ?? '',
      cnCode: fields.cnCode ?? null,
      massKg: fields.massKg ?? null,
      annualVolume: fields.annualVolume ?? null,
      piecesPerDeclaredUnit: fields.piecesPerDeclaredUnit ?? null,
      price: fields.price ?? null,
      priceCurrency: fields.priceCurrency ?? null,
      priceYear: fields.priceYear ?? null,
      supplierId,
      brand: fields.brand ?? '',
      siteId,
    },
  });
  return creation.catch((error: unknown) => {
    throw isUniqueViolation(error) ? skuTaken(fields.sku) : error;
  });
}

/** A price says something only with its currency and year. */
export function refuseHalfPrice({
  price,
  priceCurrency,
  priceYear,
}: {
  readonly price?: number | null | undefined;
  readonly priceCurrency?: string | null | undefined;
  readonly priceYear?: number | null | undefined;
}): void {
  const parts = { price, priceCurrency, priceYear };
  const missing = Object.entries(parts).flatMap(([field, value]) => (value == null ? [field] : []));
  if (missing.length === 0 || missing.length === 3) return;
  throw new InvalidInput(
    missing.map((field) => ({
      field,
      code: 'REQUIRED',
      message: 'A price needs amount, currency and year.',
      remedy: 'Give price, priceCurrency and priceYear together, or none of them.',
    })),
  );
}

/** @throws NotFound */
export async function requireSupplier(
  prisma: Pick<Prisma.TransactionClient, 'supplier'>,
  organisationId: string,
  supplierId: string,
): Promise<void> {
  const found = await prisma.supplier.count({ where: { organisationId, id: supplierId } });
  if (found === 0) throw new NotFound('supplier', globalId('Supplier', supplierId));
}

/** @throws NotFound */
export async function requireSite(
  prisma: Pick<Prisma.TransactionClient, 'site'>,
  organisationId: string,
  siteId: string,
): Promise<void> {
  const found = await prisma.site.count({ where: { organisationId, id: siteId } });
  if (found === 0) throw new NotFound('site', globalId('Site', siteId));
}

export function skuTaken(sku: string): InvalidInput {
  return new InvalidInput([
    {
      field: 'sku',
      code: 'SKU_TAKEN',
      message: `Another product has the SKU ${sku}.`,
      remedy: 'Open that product and add an assessment to it, or choose another SKU.',
    },
  ]);
}
