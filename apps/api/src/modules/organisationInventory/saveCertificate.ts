import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { CarbonCredit, ElectricityCertificate } from '../../db/generated/client/client.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { CertificateFields, CreditFields, serialTaken } from './inventoryInput.ts';

/** Keeps a certificate of electricity that was redeemed for us. @throws InvalidInput, with SERIAL_TAKEN for the second claim */
export async function saveCertificate(
  { prisma }: Database,
  organisationId: string,
  input: unknown,
): Promise<ElectricityCertificate> {
  const { evidence, ...fields } = parseInput(CertificateFields, input);
  const creation = prisma.electricityCertificate.create({
    data: { organisationId, id: randomUUID(), ...fields, evidence: evidence ?? '' },
  });
  return creation.catch((error: unknown) => {
    throw isUniqueViolation(error) ? serialTaken(fields.registry, fields.serial) : error;
  });
}

/** @throws NotFound */
export async function removeCertificate(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<{ id: string }> {
  const { count } = await prisma.electricityCertificate.deleteMany({ where: { organisationId, id } });
  if (count === 0) throw new NotFound('certificate', id);
  return { id };
}

/** Lists a credit with a year, or replaces one that is listed. It lowers nothing. @throws InvalidInput, NotFound */
export async function saveCredit(
  { prisma }: Database,
  organisationId: string,
  id: string | null,
  input: unknown,
): Promise<CarbonCredit> {
  const { project, retiredOn, ...fields } = parseInput(CreditFields, input);
  const data = { ...fields, project: project ?? '', retiredOn: retiredOn ?? null };
  const change =
    id === null
      ? prisma.carbonCredit.create({ data: { organisationId, id: randomUUID(), ...data } })
      : prisma.carbonCredit
          .updateManyAndReturn({ where: { organisationId, id }, data })
          .then(([updated]) => updated);
  const saved = await change.catch((error: unknown) => {
    throw isUniqueViolation(error) ? serialTaken(fields.registry, fields.serial) : error;
  });
  if (saved === undefined) throw new NotFound('credit', id ?? '');
  return saved;
}

/** @throws NotFound */
export async function removeCredit(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<{ id: string }> {
  const { count } = await prisma.carbonCredit.deleteMany({ where: { organisationId, id } });
  if (count === 0) throw new NotFound('credit', id);
  return { id };
}
