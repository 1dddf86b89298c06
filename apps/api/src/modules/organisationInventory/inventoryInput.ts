import { z } from 'zod';
import { localId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import {
  CertificateKind,
  Consolidation,
  CreditKind,
  GwpSet,
  InventoryHeading,
} from '../../db/generated/client/enums.ts';
import { InvalidInput } from '../../errors/refusals.ts';

export const Year = z.int().min(1990, 'must be 1990 or later').max(2100, 'must be 2100 or earlier');
const text = (most: number) => z.string().trim().max(most);
const Market = z.string().regex(/^[A-Z]{2}$/, 'must be a country, two capital letters (ISO 3166-1)');

export const EntryFields = z.object({
  year: Year,
  heading: z
    .enum(InventoryHeading)
    .exclude(['NOT_ATTRIBUTED'], 'must be scope 1, scope 2 or one of the 15 categories'),
  siteId: z.string().nullish(),
  name: text(300).min(1),
  nameZh: text(300).nullish(),
  amount: z.number().min(0, 'must not be negative').nullish(),
  unit: text(50).min(1),
  factorId: z.string().nullish(),
  region: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,12})?$/, 'must be an ISO 3166 code such as CN or CN-ZJ')
    .nullish(),
  primary: z.boolean().nullish(),
  isSiteTotal: z.boolean().nullish(),
  evidence: text(2000).nullish(),
});

export const SettingFields = z.object({
  year: Year,
  consolidation: z.enum(Consolidation),
  paysOutboundTransport: z.boolean(),
  gwpSet: z.enum(GwpSet),
  note: text(5000).nullish(),
  version: z.int(),
});

export const CertificateFields = z.object({
  year: Year,
  kind: z.enum(CertificateKind),
  registry: text(200).min(1),
  serial: text(200).min(1),
  market: Market,
  kWh: z.number().positive('must be greater than 0'),
  generationFactor: z.number().min(0, 'must not be negative'),
  upstreamFactor: z.number().min(0, 'must not be negative'),
  evidence: text(2000).nullish(),
});

export const CreditFields = z.object({
  year: Year,
  registry: text(200).min(1),
  serial: text(200).min(1),
  standard: text(200).min(1),
  kind: z.enum(CreditKind),
  project: text(500).nullish(),
  vintage: Year,
  tCo2e: z.number().positive('must be greater than 0'),
  retiredOn: z.date().nullish(),
});

export const ResidualMixFields = z.object({ year: Year, market: Market });

/** The local id of a factor the organisation may use. @throws InvalidInput with FACTOR_UNKNOWN */
export async function requireFactor(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<{ readonly id: string; readonly unit: string }> {
  const factorId = localId('Factor', id, 'factorId');
  const factor = await prisma.factor.findFirst({
    where: { id: factorId, OR: [{ ownerId: null }, { ownerId: organisationId }] },
    select: { id: true, unit: true },
  });
  if (factor !== null) return factor;
  throw refusedField('factorId', 'FACTOR_UNKNOWN', 'There is no such factor.', 'Choose one that exists.');
}

/** @throws InvalidInput with SITE_UNKNOWN */
export async function requireSite({ prisma }: Database, organisationId: string, id: string): Promise<string> {
  const siteId = localId('Site', id, 'siteId');
  if ((await prisma.site.count({ where: { organisationId, id: siteId } })) > 0) return siteId;
  throw refusedField('siteId', 'SITE_UNKNOWN', 'There is no such site.', 'Choose one of your sites.');
}

export function refusedField(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}

/** A number that was issued once was entered before. */
export function serialTaken(registry: string, serial: string): InvalidInput {
  return refusedField(
    'serial',
    'SERIAL_TAKEN',
    `${serial} of ${registry} is entered already.`,
    'Each certificate and credit counts once: open the one that is there.',
  );
}
