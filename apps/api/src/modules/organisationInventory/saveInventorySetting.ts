import { scope3Category } from '@cradle/engine';
import { z } from 'zod';
import { globalId, localIdForMutation } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { InventoryHeading } from '../../db/generated/client/enums.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { moveRankRevision } from '../supplierRank/moveRankRevision.ts';
import { ResidualMixFields, refusedField, requireFactor, SettingFields, Year } from './inventoryInput.ts';

/** How a year is counted; version 0 for a year that has no settings yet. @throws InvalidInput */
export async function saveInventorySetting(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<number> {
  const { year, version, note, ...fields } = parseInput(SettingFields, input);
  const outdated = (stored: number) => outdatedVersion({ name: String(year), version: stored }, version);
  if (version === 0) {
    const creation = prisma.inventorySetting.create({
      data: { organisationId, year, ...fields, note: note ?? '' },
    });
    await creation.catch((error: unknown) => {
      throw isUniqueViolation(error) ? outdated(1) : error;
    });
    return year;
  }
  const { count } = await prisma.inventorySetting.updateMany({
    where: { organisationId, year, version },
    data: { ...fields, note: note ?? '', version: version + 1 },
  });
  if (count > 0) return year;
  const stored = await prisma.inventorySetting.findUnique({
    where: { organisationId_year: { organisationId, year } },
  });
  if (stored === null) throw new NotFound('inventory year', String(year));
  throw outdated(stored.version);
}

const Exclusion = z.object({
  year: Year,
  heading: z.enum(InventoryHeading),
  reason: z.string().trim().min(1).max(2000).nullish(),
});

/** Says why a category has no value; null takes that back. @throws InvalidInput with NOT_A_SCOPE_3_CATEGORY */
export async function excludeCategory(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<number> {
  const { year, heading, reason } = parseInput(Exclusion, input);
  if (scope3Category(heading) === null)
    throw refusedField(
      'heading',
      'NOT_A_SCOPE_3_CATEGORY',
      'Scopes 1 and 2 are never left out.',
      'Choose one of the fifteen categories of scope 3.',
    );
  const key = { organisationId, year, heading };
  if (reason == null) await prisma.inventoryExclusion.deleteMany({ where: key });
  else
    await prisma.inventoryExclusion.upsert({
      where: { organisationId_year_heading: key },
      create: { ...key, reason },
      update: { reason },
    });
  return year;
}

const Volume = z.object({ year: Year, volume: z.number().min(0, 'must not be negative').nullish() });

/** Declared units of one year; null goes back to the usual annual volume. @throws InvalidInput, NotFound */
export async function setAnnualVolume(
  { prisma }: Database,
  organisationId: string,
  {
    productId: id,
    ...input
  }: { readonly productId: string; readonly year: number; readonly volume?: number | null | undefined },
): Promise<number> {
  const { year, volume } = parseInput(Volume, input);
  const productId = localIdForMutation('Product', 'product', id);
  if ((await prisma.product.count({ where: { organisationId, id: productId } })) === 0)
    throw new NotFound('product', id);
  const key = { organisationId, productId, year };
  if (volume == null) await prisma.annualVolume.deleteMany({ where: key });
  else
    await prisma.annualVolume.upsert({
      where: { organisationId_productId_year: key },
      create: { ...key, volume },
      update: { volume },
    });
  return year;
}

/** Which factor stands for the residual mix of a market; null takes it away. @throws InvalidInput */
export async function setResidualMix(
  database: Database,
  organisationId: string,
  {
    factorId,
    ...input
  }: { readonly year: number; readonly market: string; readonly factorId?: string | null | undefined },
): Promise<number> {
  const { year, market } = parseInput(ResidualMixFields, input);
  const key = { organisationId, year, market };
  const { prisma } = database;
  if (factorId == null) {
    await prisma.residualMix.deleteMany({ where: key });
    return year;
  }
  const factor = await requireFactor(database, organisationId, factorId);
  if (factor.unit !== 'kWh' && factor.unit !== 'MWh')
    throw refusedField(
      'factorId',
      'UNIT_DIMENSION_MISMATCH',
      `The factor is per ${factor.unit}.`,
      'Choose a factor of electricity, per kWh.',
    );
  await prisma.residualMix.upsert({
    where: { organisationId_year_market: key },
    create: { ...key, factorId: factor.id },
    update: { factorId: factor.id },
  });
  return year;
}

/** Says whether a supplier is the organisation itself. @throws NotFound */
export async function setOwnSupplier(
  { prisma }: Database,
  organisationId: string,
  id: string,
  isOwn: boolean,
): Promise<string> {
  const supplierId = localIdForMutation('Supplier', 'supplier', id);
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.supplier.updateMany({
      where: { organisationId, id: supplierId },
      data: { isOwn },
    });
    if (count === 0) throw new NotFound('supplier', globalId('Supplier', supplierId));
    await moveRankRevision(transaction, organisationId);
    return supplierId;
  });
}
