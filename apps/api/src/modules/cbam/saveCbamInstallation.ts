import { randomUUID } from 'node:crypto';
import { localId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { CbamInstallation, CbamTerms } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import type { Known } from '../organisationInventory/saveActivityEntry.ts';
import { InstallationFields, TermsFields } from './goodDocument.ts';

/** Adds an installation, or replaces the one that is known. @throws InvalidInput with LOCODE_OF_ANOTHER_COUNTRY, VERSION_CHANGED; NotFound */
export async function saveCbamInstallation(
  { prisma }: Database,
  organisationId: string,
  known: Known | null,
  input: unknown,
): Promise<CbamInstallation> {
  const fields = parseInput(InstallationFields, input);
  if (fields.unLocode !== null && !fields.unLocode.startsWith(fields.country))
    throw new InvalidInput([
      {
        field: 'unLocode',
        code: 'LOCODE_OF_ANOTHER_COUNTRY',
        message: `${fields.unLocode} is not in ${fields.country}.`,
        remedy: 'A UN/LOCODE begins with the letters of its country: correct one of the two.',
      },
    ]);
  if (known === null)
    return prisma.cbamInstallation.create({ data: { organisationId, id: randomUUID(), ...fields } });
  const id = localId('CbamInstallation', known.id, 'id');
  const [updated] = await prisma.cbamInstallation.updateManyAndReturn({
    where: { organisationId, id, version: known.version },
    data: { ...fields, version: known.version + 1 },
  });
  if (updated !== undefined) return updated;
  const stored = await prisma.cbamInstallation.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (stored === null) throw new NotFound('installation', known.id);
  throw outdatedVersion(stored, known.version);
}

/** @throws NotFound; InvalidInput with INSTALLATION_IN_USE while it has goods */
export async function removeCbamInstallation(
  { prisma }: Database,
  organisationId: string,
  globalId: string,
): Promise<{ id: string }> {
  const id = localId('CbamInstallation', globalId, 'id');
  return prisma.$transaction(async (transaction) => {
    const good = await transaction.cbamGood.findFirst({ where: { organisationId, installationId: id } });
    if (good !== null)
      throw new InvalidInput([
        {
          field: 'id',
          code: 'INSTALLATION_IN_USE',
          message: `“${good.name}” of ${good.year} is made there.`,
          remedy: 'Remove its goods first, or give them another installation.',
        },
      ]);
    const { count } = await transaction.cbamInstallation.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('installation', globalId);
    return { id: globalId };
  });
}

/** The price certificates are estimated at, and the correction factor of the year. @throws InvalidInput, with VERSION_CHANGED */
export async function saveCbamTerms(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<CbamTerms> {
  const { year, version, certificatePrice, correction } = parseInput(TermsFields, input);
  const data = { certificatePrice, correction: correction ?? 1 };
  const where = { organisationId, year };
  if (version === 0) {
    const { count } = await prisma.cbamTerms.createMany({
      data: [{ ...where, ...data }],
      skipDuplicates: true,
    });
    if (count === 1) return prisma.cbamTerms.findUniqueOrThrow({ where: { organisationId_year: where } });
  } else {
    const [updated] = await prisma.cbamTerms.updateManyAndReturn({
      where: { ...where, version },
      data: { ...data, version: version + 1 },
    });
    if (updated !== undefined) return updated;
  }
  const stored = await prisma.cbamTerms.findUnique({ where: { organisationId_year: where } });
  throw outdatedVersion({ name: String(year), version: stored?.version ?? 0 }, version);
}
