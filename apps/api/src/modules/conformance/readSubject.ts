import {
  type ConformanceFactor,
  type ConformanceLine,
  type ConformanceRow,
  type ConformanceSubject,
  isAviationActivity,
  sumKnown,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Factor, Prisma } from '../../db/generated/client/client.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { readFlows } from '../../engineBridge/toFactor.ts';
import { NotFound } from '../../errors/refusals.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { readGaps, readStages } from '../footprint/storedResult.ts';
import { findProductRules, fitsProduct } from '../productCategoryRule/findProductRules.ts';

const EVERYTHING = {
  product: true,
  lines: {
    orderBy: { position: 'asc' },
    include: { factor: true, inputAssessment: { include: { product: true } } },
  },
  exclusions: { orderBy: { position: 'asc' } },
  events: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.AssessmentInclude;

type StoredSubject = Prisma.AssessmentGetPayload<{ include: typeof EVERYTHING }>;

/** An assessment as the rules see it, with its revision. @throws NotFound */
export async function readSubject(
  database: Database,
  organisationId: string,
  assessmentId: string,
  today: string,
): Promise<{ readonly subject: ConformanceSubject; readonly revision: number }> {
  const stored = await database.prisma.assessment.findUnique({
    where: { organisationId_id: { organisationId, id: assessmentId } },
    include: EVERYTHING,
  });
  if (stored === null) throw new NotFound('assessment', globalId('Assessment', assessmentId));
  const footprint = await readFootprint(database, organisationId, assessmentId);
  const byLine = new Map<string, (number | null)[]>();
  for (const { lineId, kgCo2e } of footprint.rows)
    if (lineId !== null) byLine.set(lineId, [...(byLine.get(lineId) ?? []), kgCo2e]);
  const subject: ConformanceSubject = {
    today,
    assessmentId,
    kind: stored.kind,
    status: stored.status,
    product: {
      massKg: stored.product.massKg,
      cnCode: stored.product.cnCode,
      category: stored.product.category,
      annualVolume: stored.product.annualVolume,
    },
    scope: scopeOf(stored, await findPcr(database, stored)),
    lines: stored.lines.map((line) => lineOf(line, sumKnown(byLine.get(line.id) ?? []))),
    footprint,
    exclusions: stored.exclusions,
    events: stored.events.map(({ from, to, userId, userName, at }) => ({
      ...{ from, to, userId, userName },
      on: calendarDay(at),
    })),
  };
  return { subject, revision: stored.revision };
}

async function findPcr(
  database: Database,
  { organisationId, pcrCode, product }: StoredSubject,
): Promise<ConformanceSubject['scope']['pcr']> {
  if (pcrCode === null) return null;
  const rule = (await findProductRules(database, organisationId, {})).find(({ code }) => code === pcrCode);
  return rule === undefined ? null : { validUntil: rule.validUntil, fitsProduct: fitsProduct(rule, product) };
}

function scopeOf(
  stored: StoredSubject,
  pcr: ConformanceSubject['scope']['pcr'],
): ConformanceSubject['scope'] {
  return {
    goal: stored.goal || stored.goalZh,
    declaredUnit: { amount: stored.declaredUnitAmount, unit: stored.declaredUnit },
    functionalUnit: stored.functionalUnit || stored.functionalUnitZh,
    boundary: stored.boundary,
    boundaryNote: stored.boundaryNote,
    gwpSet: stored.gwpSet,
    pcrCode: stored.pcrCode,
    pcr,
    lciScope: stored.lciScope,
    geography: stored.geography,
    referencePeriodStart: calendarDay(stored.referencePeriodStart),
    referencePeriodEnd: calendarDay(stored.referencePeriodEnd),
    validUntil: calendarDay(stored.validUntil),
    allocationMethod: stored.allocationMethod,
    allocationNote: stored.allocationNote,
    cutOffCriteria: stored.cutOffCriteria,
    excludedShare: stored.excludedShare,
    electricityApproach: stored.electricityApproach,
    endOfLifeMethod: stored.endOfLifeMethod,
    serviceLifeYears: stored.serviceLifeYears,
    useProfile: stored.useProfile,
    useProfileSource: stored.useProfileSource,
    packagingIncluded: stored.packagingIncluded,
  };
}

function lineOf(line: StoredSubject['lines'][number], kgCo2e: number | null): ConformanceLine {
  const { factor, inputAssessment } = line;
  return {
    ...{ id: line.id, stage: line.stage, process: line.process, name: line.name, note: line.note },
    ...{ amount: line.amount, unit: line.unit, region: line.region, transportMode: line.transportMode },
    ...{ distanceKm: line.distanceKm, primary: line.primary, year: line.year },
    scope: line.scope as ConformanceLine['scope'],
    dataQuality: {
      technological: line.technologicalDqr,
      geographical: line.geographicalDqr,
      temporal: line.temporalDqr,
    },
    uncertaintyGsd: line.uncertaintyGsd,
    factor: factor === null ? null : factorOf(factor),
    input:
      inputAssessment === null
        ? null
        : {
            id: inputAssessment.id,
            name: inputAssessment.product.name,
            status: inputAssessment.status,
            boundary: inputAssessment.boundary,
            gwpSet: inputAssessment.gwpSet,
            referencePeriodEnd: calendarDay(inputAssessment.referencePeriodEnd),
            validUntil: calendarDay(inputAssessment.validUntil),
          },
    kgCo2e,
  };
}

function factorOf(factor: Factor): ConformanceFactor {
  const { id, activity, name, category, boundary, region, year, gwpSet, sourceId } = factor;
  return {
    ...{ id, activity, name, category, boundary, region, year, gwpSet, sourceId },
    byGas: readFlows(factor).length > 0,
  };
}

async function readFootprint(
  database: Database,
  organisationId: string,
  assessmentId: string,
): Promise<ConformanceSubject['footprint']> {
  await ensureFootprints(database, organisationId, [{ assessmentId, scenarioKey: 'BASE' }]);
  const stored = await database.prisma.footprint.findUniqueOrThrow({
    where: { organisationId_assessmentId_scenarioKey: { organisationId, assessmentId, scenarioKey: 'BASE' } },
  });
  const { gwpSet, totalKgCo2e, fossilKgCo2e, biogenicKgCo2e, landUseKgCo2e, beyondBoundaryKgCo2e } = stored;
  return {
    ...{ gwpSet, totalKgCo2e, fossilKgCo2e, biogenicKgCo2e, landUseKgCo2e, beyondBoundaryKgCo2e },
    stages: readStages(stored),
    gaps: readGaps(stored),
    primaryDataShare: stored.primaryDataShare,
    dataQuality: stored.dataQuality,
    rows: await readRows(database, organisationId, stored.id),
  };
}

type StoredRow = Omit<ConformanceRow, 'aviation'> & {
  readonly leafLineId: string | null;
  readonly transportMode: string | null;
  readonly activity: string | null;
};

async function readRows(
  { query }: Database,
  organisationId: string,
  footprintId: string,
): Promise<readonly ConformanceRow[]> {
  const rows = await query<StoredRow>(
    `SELECT c."lineId", c."leafLineId", c."stage", c."gas", c."emissionClass", c."kgGas", c."kgCo2e", c."gap", c."primary",
       c."factorId", f."transportMode", f."activity"
     FROM "Contribution" c LEFT JOIN "Factor" f ON f."id" = c."factorId"
     WHERE c."organisationId" = $1 AND c."footprintId" = $2 ORDER BY c."position"`,
    [organisationId, footprintId],
  );
  return rows.map(({ leafLineId, transportMode, activity, ...row }) => ({
    ...row,
    aviation: flies(row.factorId, leafLineId, transportMode, activity),
  }));
}

/** Null for a published value: what it is made of is not known. */
function flies(
  factorId: string | null,
  leafLineId: string | null,
  transportMode: string | null,
  activity: string | null,
): boolean | null {
  if (factorId === null) return leafLineId === null ? null : false;
  return transportMode === 'AIR' || isAviationActivity(activity ?? '');
}
