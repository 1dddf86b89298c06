import {
  type ClassSum,
  type Conversion,
  convertFootprint,
  ownFootprint,
  type QualityRating,
  type ReceivedFootprint,
  type WrittenFormat,
} from '@cradle/engine';
import { statusOn } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { pfIdOf } from '../pact/pactId.ts';
import { qualityOf } from '../pact/qualityOf.ts';
import {
  classificationUrns,
  companyUrns,
  exemptedDescription,
  exemptedPercent,
  placeOf,
  productUrns,
  standardWord,
  supplierUrn,
} from '../pact/statedFacts.ts';
import { decimal } from '../pact/toPactFootprint.ts';
import { createRatingReader } from '../sharing/sharedContributions.ts';

export interface WantedDocument {
  readonly format: WrittenFormat;
  /** This installation is reached by, for URNs that name nobody else's scheme. */
  readonly domain: string;
}

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
  { format, domain }: WantedDocument,
): Promise<Conversion> {
  await ensureFootprints(database, organisationId, [{ assessmentId, scenarioKey: 'BASE' }]);
  const stored = await readStored(database, organisationId, assessmentId);
  const [footprint] = stored.footprints;
  const rating = qualityOf(await createRatingReader(database)(footprint && { ...footprint, organisationId }));
  const own = ownFootprint({
    stated: statementsOf(stored, await readPreceding(database, stored), rating, domain),
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
      footprints: { where: { scenarioKey: 'BASE' }, select: { id: true, primaryDataShare: true } },
      events: { where: { to: 'PUBLISHED' }, orderBy: { position: 'desc' }, take: 1 },
      product: { include: { organisation: true, supplier: true, site: true, pactFacts: true } },
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

/** The published version of the product before this one; null without one. */
async function readPreceding(
  { prisma }: Database,
  { organisationId, productId, version }: StoredAssessment,
): Promise<string | null> {
  const preceding = await prisma.assessment.findFirst({
    where: { organisationId, productId, version: { lt: version }, events: { some: { to: 'PUBLISHED' } } },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return preceding?.id ?? null;
}

function statementsOf(
  stored: StoredAssessment,
  precedingId: string | null,
  rating: QualityRating | null,
  domain: string,
): Partial<Omit<ReceivedFootprint, 'stages'>> {
  const { organisationId, product, footprints } = stored;
  const { organisation, site, pactFacts } = product;
  // What was calculated here is the organisation's own statement; what somebody else declared is theirs.
  const supplier = stored.kind === 'DECLARED' ? product.supplier : null;
  const share = footprints[0]?.primaryDataShare ?? null;
  const exempted = exemptedPercent(stored);
  const { country = null, subdivision = null } = placeOf(
    site?.region ?? stored.geography ?? product.supplier?.country ?? organisation.country,
  );
  const isActive = statusOn(stored.status, stored.validUntil, new Date()) === 'PUBLISHED';
  return {
    id: pfIdOf(organisationId, stored.id),
    precedingIds: precedingId === null ? [] : [pfIdOf(organisationId, precedingId)],
    status: isActive ? 'Active' : 'Deprecated',
    created: (stored.events[0]?.at ?? stored.createdAt).toISOString(),
    validUntil: stored.validUntil?.toISOString() ?? null,
    companyName: supplier?.name ?? organisation.name,
    companyIds:
      supplier === null
        ? companyUrns(domain, { organisationId, companyUrns: organisation.companyUrns })
        : [supplierUrn(domain, organisationId, supplier.id)],
    productName: product.name,
    productDescription: product.description || product.name,
    productIds: productUrns(domain, product),
    productClassifications: classificationUrns(product),
    declaredUnit: stored.declaredUnit,
    declaredUnitAmount: decimal(stored.declaredUnitAmount),
    massKg: decimalOrNull(product.massKg),
    fossilCarbon: decimalOrNull(pactFacts?.fossilCarbonKg ?? null),
    biogenicCarbon: decimalOrNull(pactFacts?.biogenicCarbonKg ?? null),
    periodStart: stored.referencePeriodStart?.toISOString() ?? null,
    periodEnd: stored.referencePeriodEnd?.toISOString() ?? null,
    ...{ country, subdivision },
    boundary: stored.boundary,
    boundaryDescription: stored.boundaryNote || null,
    exemptedPercent: decimalOrNull(exempted),
    exemptedDescription: exemptedDescription(stored) || stored.cutOffCriteria || null,
    allocationDescription: stored.allocationNote || null,
    packagingIncluded: stored.packagingIncluded,
    gwpSets: [stored.gwpSet],
    crossSectoralStandards:
      stored.standard === null ? [] : [standardWord(stored.standard) ?? stored.standard],
    sectorRules: stored.pcrCode === null ? [] : [stored.pcrCode],
    primaryDataShare: share === null ? null : decimal(share * 100),
    technologicalDqr: decimalOrNull(rating?.technological ?? null),
    geographicalDqr: decimalOrNull(rating?.geographical ?? null),
    temporalDqr: decimalOrNull(rating?.temporal ?? null),
  };
}

/** With the digits the PACT host writes, so that one footprint says the same by every way. */
function decimalOrNull(value: number | null): string | null {
  return value === null ? null : decimal(value);
}
