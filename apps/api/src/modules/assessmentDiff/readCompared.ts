import {
  BASE_CASE,
  type ComparedAssessment,
  type ComparedLine,
  type StatedFields,
  sumKnown,
} from '@cradle/engine';
import { INVENTORY_SCOPE } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type {
  Assessment,
  AssessmentExclusion,
  InventoryLine,
  Product,
} from '../../db/generated/client/client.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { NotFound } from '../../errors/refusals.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';

/** An assessment as it is compared, and its rows. */
export interface ReadAssessment extends ComparedAssessment {
  readonly assessment: Assessment & { readonly product: Product };
  readonly lines: readonly ReadLine[];
}

export interface ReadLine extends ComparedLine {
  readonly row: InventoryLine;
}

interface LineSum {
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

/** Reads an assessment with the result of its base case. @throws NotFound */
export async function readCompared(
  database: Database,
  organisationId: string,
  id: string,
): Promise<ReadAssessment> {
  const known = await database.prisma.assessment.count({ where: { organisationId, id } });
  if (known === 0) throw new NotFound('assessment', globalId('Assessment', id));
  await ensureFootprints(database, organisationId, [{ assessmentId: id, scenarioKey: BASE_CASE }]);
  const stored = await database.prisma.assessment.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id } },
    include: {
      product: true,
      exclusions: { orderBy: { position: 'asc' } },
      lines: { orderBy: { position: 'asc' } },
      footprints: { where: { scenarioKey: BASE_CASE }, select: { id: true, totalKgCo2e: true } },
    },
  });
  const { exclusions, lines, footprints, ...assessment } = stored;
  const [footprint] = footprints;
  const sums = footprint === undefined ? null : await sumInside(database, organisationId, footprint.id);
  return {
    assessment,
    statements: statementsOf(assessment),
    exclusions: exclusions.map((each) => ({ name: each.name, fields: exclusionFields(each) })),
    lines: lines.map((row) => compareLine(row, sums?.get(row.id))),
    totalKgCo2e: footprint?.totalKgCo2e ?? null,
  };
}

/** What each line adds to the total: module D is beside it (EN 15804:2012+A2, 6.4.1). */
async function sumInside(
  database: Database,
  organisationId: string,
  footprintId: string,
): Promise<ReadonlyMap<string, LineSum>> {
  const rows = await database.query<{ lineId: string; kgCo2e: number | null; gap: string | null }>(
    `SELECT "lineId", "kgCo2e", "gap" FROM "Contribution"
     WHERE "organisationId" = $1 AND "footprintId" = $2 AND "lineId" IS NOT NULL AND "stage" <> 'BEYOND_BOUNDARY'
     ORDER BY "position"`,
    [organisationId, footprintId],
  );
  const byLine = new Map<string, typeof rows>();
  for (const row of rows) {
    const own = byLine.get(row.lineId);
    if (own === undefined) byLine.set(row.lineId, [row]);
    else own.push(row);
  }
  return new Map(
    [...byLine].map(([lineId, own]) => [
      lineId,
      {
        kgCo2e: sumKnown(own.map(({ kgCo2e }) => kgCo2e)),
        gaps: [...new Set(own.flatMap(({ gap }) => gap ?? []))],
      },
    ]),
  );
}

function compareLine(row: InventoryLine, sum: LineSum | undefined): ReadLine {
  const { id, copiedFromId: originId, stage, process, name } = row;
  return {
    ...{ id, originId, stage, process, name, row },
    fields: lineFields(row),
    kgCo2e: sum?.kgCo2e ?? null,
    gaps: sum?.gaps ?? [],
  };
}

/** What is stated of a line, in the order in which it is read. Its place among the others states nothing. */
function lineFields(row: InventoryLine): StatedFields {
  const {
    organisationId,
    id,
    assessmentId,
    position,
    copiedFromId,
    familyLineId,
    ownFields,
    amountScale,
    ...stated
  } = row;
  const { name, nameZh, stage, process, amount, unit, factorId, inputAssessmentId, ...rest } = stated;
  return { name, nameZh, stage, process, amount, unit, factorId, inputAssessmentId, ...rest };
}

function exclusionFields({ stage, reason, estimatedShare }: AssessmentExclusion): StatedFields {
  return { stage, reason, estimatedShare };
}

function statementsOf(row: Assessment): StatedFields {
  return {
    declaredUnitAmount: row.declaredUnitAmount,
    declaredUnit: row.declaredUnit,
    functionalUnit: row.functionalUnit,
    functionalUnitZh: row.functionalUnitZh,
    boundary: row.boundary,
    boundaryNote: row.boundaryNote,
    standard: row.standard,
    gwpSet: row.gwpSet,
    referencePeriodStart: calendarDay(row.referencePeriodStart),
    referencePeriodEnd: calendarDay(row.referencePeriodEnd),
    goal: row.goal,
    goalZh: row.goalZh,
    pcrCode: row.pcrCode,
    lciScope: INVENTORY_SCOPE.filter((each) => row.lciScope.includes(each)).join(', '),
    geography: row.geography,
    allocationMethod: row.allocationMethod,
    allocationNote: row.allocationNote,
    cutOffCriteria: row.cutOffCriteria,
    excludedShare: row.excludedShare,
    electricityApproach: row.electricityApproach,
    endOfLifeMethod: row.endOfLifeMethod,
    serviceLifeYears: row.serviceLifeYears,
    useProfile: row.useProfile,
    useProfileSource: row.useProfileSource,
    packagingIncluded: row.packagingIncluded,
    validUntil: calendarDay(row.validUntil),
  };
}
