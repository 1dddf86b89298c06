import { BASE_CASE, type BenchmarkItem } from '@cradle/engine';
import { statusOn } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';

const WITH_FOOTPRINT = {
  product: true,
  footprints: { where: { scenarioKey: BASE_CASE } },
} as const satisfies Prisma.AssessmentInclude;

type Published = Prisma.AssessmentGetPayload<{ include: typeof WITH_FOOTPRINT }>;

/** A footprint that may enter a benchmark, with what is said of it in Chinese. */
export interface PublishedItem extends BenchmarkItem {
  readonly productId: string;
  readonly categoryZh: string;
}

/**
 * The published footprints of some organisations that are still valid and have no gap: a total with a gap is too small, and
 * would make the others look worse than they are. The contributor is the organisation.
 */
export async function readPublished(
  database: Database,
  organisationIds: readonly string[],
): Promise<readonly PublishedItem[]> {
  if (organisationIds.length === 0) return [];
  const where: Prisma.AssessmentWhereInput = {
    organisationId: { in: [...organisationIds] },
    status: 'PUBLISHED',
  };
  await ensureEach(database, where);
  const now = new Date();
  const rows = await database.prisma.assessment.findMany({
    where,
    include: WITH_FOOTPRINT,
    orderBy: [{ organisationId: 'asc' }, { id: 'asc' }],
  });
  return rows
    .filter(({ status, validUntil }) => statusOn(status, validUntil, now) === 'PUBLISHED')
    .flatMap(toItem);
}

/** One round for each organisation that has some not calculated yet. */
async function ensureEach(database: Database, where: Prisma.AssessmentWhereInput): Promise<void> {
  const missing = await database.prisma.assessment.findMany({
    where: { ...where, footprints: { none: { scenarioKey: BASE_CASE } } },
    select: { organisationId: true, id: true },
  });
  for (const organisationId of new Set(missing.map((row) => row.organisationId)))
    await ensureFootprints(
      database,
      organisationId,
      missing
        .filter((row) => row.organisationId === organisationId)
        .map(({ id }) => ({ assessmentId: id, scenarioKey: BASE_CASE })),
    );
}

/** None where the footprint has a gap. */
export function toItem(assessment: Published): readonly PublishedItem[] {
  const { organisationId, product, footprints, ...stated } = assessment;
  const [footprint] = footprints;
  const gaps = footprint?.gaps as readonly unknown[] | undefined;
  if (footprint?.totalKgCo2e == null || gaps === undefined || gaps.length > 0) return [];
  const { declaredUnitAmount: amount, declaredUnit: unit, validUntil, referencePeriodEnd } = stated;
  return [
    {
      ...{ contributorId: organisationId, productId: product.id, kgCo2e: footprint.totalKgCo2e },
      ...{ category: product.category, categoryZh: product.categoryZh },
      subject: {
        ...{ assessmentId: stated.id, label: product.name, kind: stated.kind, boundary: stated.boundary },
        ...{ declaredUnit: { amount, unit }, gwpSet: stated.gwpSet, massKg: product.massKg },
        ...{ pieces: product.piecesPerDeclaredUnit, price: null, verified: true },
        ...{
          referencePeriodEnd: calendarDay(referencePeriodEnd),
          hasGasDetail: stated.kind === 'CALCULATED',
        },
        scope: {
          ...{ allocationMethod: stated.allocationMethod, endOfLifeMethod: stated.endOfLifeMethod },
          ...{ electricityApproach: stated.electricityApproach, excludedShare: stated.excludedShare },
          ...{ pcrCode: stated.pcrCode, validUntil: calendarDay(validUntil) },
          ...{ dataQuality: footprint.dataQuality, primaryDataShare: footprint.primaryDataShare },
        },
      },
    },
  ];
}
