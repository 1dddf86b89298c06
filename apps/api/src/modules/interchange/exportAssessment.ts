import {
  type ClassSum,
  type Conversion,
  convertFootprint,
  decimalOf,
  nameUuid,
  ownFootprint,
  type ReceivedFootprint,
  type WrittenFormat,
} from '@cradle/engine';
import { statusOn } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';

/**
 * An assessment in a format of others, with what that cost. Nothing that is not stated is made up; what the format demands and
 * the assessment lacks is in the losses.
 *
 * @throws NotFound
 */
export async function exportAssessment(
  database: Database,
  organisationId: string,
  assessmentId: string,
  format: WrittenFormat,
): Promise<Conversion> {
  await ensureFootprints(database, organisationId, [{ assessmentId, scenarioKey: 'BASE' }]);
  const stored = await readStored(database, organisationId, assessmentId);
  const own = ownFootprint({
    stated: statementsOf(stored),
    sums: await readSums(database, organisationId, assessmentId),
    isDeclared: stored.kind === 'DECLARED',
  });
  const conversion = convertFootprint(own.footprint, format);
  return { ...conversion, losses: [...own.losses, ...conversion.losses] };
}

type StoredAssessment = Awaited<ReturnType<typeof readStored>>;

async function readStored({ prisma }: Database, organisationId: string, id: string) {
  const stored = await prisma.assessment.findUnique({
    where: { organisationId_id: { organisationId, id } },
    include: {
      exclusions: { orderBy: { position: 'asc' } },
      footprints: { where: { scenarioKey: 'BASE' }, select: { primaryDataShare: true } },
      product: { include: { organisation: true, supplier: true, site: true } },
    },
  });
  if (stored === null) throw new NotFound('assessment', globalId('Assessment', id));
  return stored;
}

async function readSums(
  database: Database,
  organisationId: string,
  assessmentId: string,
): Promise<ClassSum[]> {
  return database.query<ClassSum>(
    `SELECT c."stage", c."emissionClass", sum(c."kgCo2e") AS "kgCo2e", bool_or(c."gap" IS NOT NULL) AS "hasGap",
            bool_or(c."gas" = 'CO2_BIOGENIC') AS "hasBiogenicCo2"
     FROM "Contribution" c
     JOIN "Footprint" f ON f."organisationId" = c."organisationId" AND f."id" = c."footprintId"
     WHERE f."organisationId" = $1 AND f."assessmentId" = $2 AND f."scenarioKey" = 'BASE'
     GROUP BY c."stage", c."emissionClass" ORDER BY c."stage", c."emissionClass"`,
    [organisationId, assessmentId],
  );
}

/** Words of PACT's open list for the standards this project knows. */
const STANDARDS: Readonly<Record<string, string>> = {
  ISO_14067_2018: 'ISO14067',
  GB_T_24067_2024: 'GB/T 24067-2024',
  GHGP_PRODUCT: 'GHGP-Product',
  PACT_V3: 'PACT-3.0',
  PAS_2050_2011: 'PAS2050',
  EU_PEF_2021: 'PEF',
  EN_15804_A2: 'EN 15804+A2',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function statementsOf(stored: StoredAssessment): Partial<Omit<ReceivedFootprint, 'stages'>> {
  const { product, exclusions, footprints } = stored;
  const { organisation, supplier, site } = product;
  const share = footprints[0]?.primaryDataShare ?? null;
  const mass = product.massKg;
  const region = site?.region ?? stored.geography ?? supplier?.country ?? organisation.country;
  const excluded = exclusions.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  const isActive = statusOn(stored.status, stored.validUntil, new Date()) === 'PUBLISHED';
  return {
    id: UUID.test(stored.id) ? stored.id : nameUuid(`${stored.organisationId}/${stored.id}`),
    status: isActive ? 'Active' : 'Deprecated',
    created: stored.createdAt.toISOString(),
    validUntil: stored.validUntil?.toISOString() ?? null,
    companyName: supplier?.name ?? organisation.name,
    companyIds: [`urn:cradle:company:${encodeURIComponent(supplier?.id ?? organisation.id)}`],
    productName: product.name,
    productDescription: product.description || product.name,
    productIds: [`urn:cradle:product:${encodeURIComponent(product.sku)}`],
    productClassifications: product.cnCode === null ? [] : [`urn:cn:${product.cnCode}`],
    declaredUnit: stored.declaredUnit,
    declaredUnitAmount: decimalOf(stored.declaredUnitAmount),
    massKg: mass === null ? null : decimalOf(mass),
    periodStart: stored.referencePeriodStart?.toISOString() ?? null,
    periodEnd: stored.referencePeriodEnd?.toISOString() ?? null,
    country: /^[A-Z]{2}$/.test(region) ? region : null,
    subdivision: /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(region) ? region : null,
    boundary: stored.boundary,
    boundaryDescription: stored.boundaryNote || null,
    exemptedPercent: stored.excludedShare === null ? null : decimalOf(stored.excludedShare * 100),
    exemptedDescription: excluded || stored.cutOffCriteria || null,
    allocationDescription: stored.allocationNote || null,
    packagingIncluded: stored.packagingIncluded,
    gwpSets: [stored.gwpSet],
    crossSectoralStandards: stored.standard === null ? [] : [STANDARDS[stored.standard] ?? stored.standard],
    sectorRules: stored.pcrCode === null ? [] : [stored.pcrCode],
    primaryDataShare: share === null ? null : decimalOf(share * 100),
  };
}
