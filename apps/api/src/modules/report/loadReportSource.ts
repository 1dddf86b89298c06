import { ENGINE_VERSION, type Assessment as Inputs, type ParameterModel } from '@cradle/engine';
import { statusOn } from '@cradle/schema';
import { globalId, localId } from '../../builder/ids.ts';
import { PROJECT_VERSION } from '../../config/version.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { NotFound } from '../../errors/refusals.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { loadInputs } from '../footprint/loadInputs.ts';
import { checkAssessments } from '../plausibility/checkAssessments.ts';
import { hashOfInput } from './hashOfInput.ts';
import { loadFactors } from './loadFactors.ts';
import { loadFrame, type ReportFrame } from './loadFrame.ts';
import { loadReview } from './loadReview.ts';
import type { ReportedCalculation, ReportedFinding, ReportSource, StatedHash } from './reportSource.ts';
import type { ReportedScope } from './statementSource.ts';

/** Somebody may write between two of our statements; so often is everything read again. */
const ATTEMPTS = 5;

/**
 * Reads everything the report of an assessment is made from. Calculation inputs are those of the stored footprints: their
 * hashes are equal, or everything is read again.
 *
 * @throws NotFound
 */
export async function loadReportSource(
  database: Database,
  organisationId: string,
  assessmentId: string,
  madeAt: Date,
): Promise<ReportSource> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const frame = await loadFrame(database, organisationId, assessmentId);
    if (frame === null) throw new NotFound('assessment', globalId('Assessment', assessmentId));
    const calculation = await loadCalculation(database, organisationId, frame);
    if (calculation !== null) return sourceOf(database, organisationId, frame, calculation, madeAt);
  }
  throw new Error(`The inputs of assessment ${assessmentId} change faster than a report can be made.`);
}

async function sourceOf(
  database: Database,
  organisationId: string,
  frame: ReportFrame,
  calculation: ReportedCalculation,
  madeAt: Date,
): Promise<ReportSource> {
  const { subject, versions, organisation, lines, scenarios } = frame;
  const reached = reachedAssessments(subject.id, calculation.assessments);
  const supplierIds = reached.flatMap((assessment) => [
    assessment.supplierId,
    ...(assessment.kind === 'CALCULATED' ? assessment.lines.map(({ supplierId }) => supplierId) : []),
  ]);
  const suppliers = await database.prisma.supplier.findMany({
    where: { organisationId, id: { in: [...new Set(supplierIds.flatMap((id) => id ?? []))] } },
    orderBy: { id: 'asc' },
  });
  const used = await database.prisma.assessment.findMany({
    where: { organisationId, id: { in: reached.map(({ id }) => id).filter((id) => id !== subject.id) } },
    include: { product: true },
    orderBy: { id: 'asc' },
  });
  const { name, nameZh, country } = organisation;
  return {
    madeAt: madeAt.toISOString(),
    program: `Cradle ${PROJECT_VERSION}`,
    organisation: { name, nameZh, country },
    product: productOf(subject.product),
    subjectId: subject.id,
    assessments: [subject, ...versions].map((one) => ({
      id: one.id,
      version: one.version,
      kind: one.kind,
      status: statusOn(one.status, one.validUntil, madeAt),
      declaredUnitAmount: one.declaredUnitAmount,
      declaredUnit: one.declaredUnit,
      functionalUnit: one.functionalUnit,
      functionalUnitZh: one.functionalUnitZh,
      boundary: one.boundary,
      boundaryNote: one.boundaryNote,
      scope: scopeOf(one),
      standard: one.standard,
      referencePeriodStart: calendarDay(one.referencePeriodStart),
      referencePeriodEnd: calendarDay(one.referencePeriodEnd),
      gwpSet: one.gwpSet,
      declaredSource: one.declaredSource?.name ?? null,
      marks: one.marks,
    })),
    lines,
    processNames: frame.processNames,
    suppliers: suppliers.map((supplier) => named(supplier)),
    usedAssessments: used.map(({ id, product, version, status, boundary, gwpSet, ...one }) => ({
      ...{ id, name: product.name, nameZh: product.nameZh, version, status, boundary, gwpSet },
      referencePeriodEnd: calendarDay(one.referencePeriodEnd),
      validUntil: calendarDay(one.validUntil),
    })),
    scenarios: scenarios.map(({ description, descriptionZh, ...scenario }) => ({
      ...named(scenario),
      ...{ description, descriptionZh },
    })),
    parameters: await loadParameterNames(database, organisationId, calculation.parameters),
    calculation,
    ...(await loadFactors(database, factorIdsOf(reached), sourceIdsOf(reached))),
    plausibility: await loadPlausibility(database, organisationId, subject.id),
    review: await loadReview(database, subject),
  };
}

/** Null when what is stored was calculated from other inputs than those just read. */
async function loadCalculation(
  database: Database,
  organisationId: string,
  { subject, versions, scenarios }: ReportFrame,
): Promise<ReportedCalculation | null> {
  const keys = [
    { assessmentId: subject.id, scenarioKey: 'BASE' },
    ...versions.map(({ id }) => ({ assessmentId: id, scenarioKey: 'BASE' })),
    ...scenarios.map(({ id }) => ({ assessmentId: subject.id, scenarioKey: id })),
  ];
  await ensureFootprints(database, organisationId, keys);
  const stored = await database.prisma.footprint.findMany({
    where: { organisationId, assessmentId: { in: [subject.id, ...versions.map(({ id }) => id)] } },
    select: { assessmentId: true, scenarioKey: true, inputHash: true, engineVersion: true },
  });
  const inputs = await loadInputs(
    database,
    organisationId,
    [subject.id, ...versions.map(({ id }) => id)],
    scenarios.map(({ id }) => id),
  );
  const inputHashes = keys.map(({ assessmentId, scenarioKey }): StatedHash => {
    const scenarioId = scenarioKey === 'BASE' ? null : scenarioKey;
    return { assessmentId, scenarioId, inputHash: hashOfInput(inputs, assessmentId, scenarioId) };
  });
  const differs = inputHashes.some(({ assessmentId, scenarioId, inputHash }) =>
    stored.some(
      (one) =>
        one.assessmentId === assessmentId &&
        one.scenarioKey === (scenarioId ?? 'BASE') &&
        one.engineVersion === ENGINE_VERSION &&
        one.inputHash !== inputHash,
    ),
  );
  if (differs) return null;
  const { assessments, factors, parameters } = inputs;
  return {
    engineVersion: ENGINE_VERSION,
    assessments,
    factors,
    scenarios: inputs.scenarios,
    parameters: parameters ?? null,
    inputHashes,
  };
}

/** The assessment and, transitively, all that its lines use. */
function reachedAssessments(start: string, assessments: readonly Inputs[]): readonly Inputs[] {
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const reached = new Map<string, Inputs>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const assessment = byId.get(id);
    if (assessment === undefined || reached.has(id)) continue;
    reached.set(id, assessment);
    if (assessment.kind === 'DECLARED') continue;
    for (const { input } of assessment.lines) if (input.kind === 'ASSESSMENT') open.push(input.assessmentId);
  }
  return [...reached.values()];
}

function factorIdsOf(assessments: readonly Inputs[]): readonly string[] {
  const ids = assessments.flatMap((assessment) =>
    assessment.kind === 'DECLARED'
      ? []
      : assessment.lines.flatMap(({ input }) => (input.kind === 'FACTOR' ? [input.factorId] : [])),
  );
  return [...new Set(ids)];
}

function sourceIdsOf(assessments: readonly Inputs[]): readonly string[] {
  return assessments.flatMap((assessment) =>
    assessment.kind === 'DECLARED' && assessment.sourceId !== null ? [assessment.sourceId] : [],
  );
}

async function loadParameterNames(
  { prisma }: Database,
  organisationId: string,
  parameters: ParameterModel | null,
): Promise<ReportSource['parameters']> {
  if (parameters === null || parameters.formulas.length === 0) return [];
  const rows = await prisma.parameter.findMany({
    where: { organisationId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ name, label, labelZh, unit }) => ({
    id: name,
    name: label || name,
    nameZh: labelZh,
    unit,
  }));
}

async function loadPlausibility(
  database: Database,
  organisationId: string,
  assessmentId: string,
): Promise<readonly ReportedFinding[]> {
  const findings = await checkAssessments(database, organisationId, [assessmentId]);
  return (findings.get(assessmentId) ?? []).map(({ code, severity, subjects, message, messageZh }) => ({
    code,
    severity,
    lineIds: subjects.flatMap((id) => {
      if (id === globalId('Assessment', assessmentId)) return [];
      return [localId('InventoryLine', id, 'subjects')];
    }),
    message,
    messageZh,
  }));
}

function scopeOf(stored: Assessment): ReportedScope {
  return {
    ...{ goal: stored.goal, goalZh: stored.goalZh, pcrCode: stored.pcrCode, lciScope: stored.lciScope },
    geography: stored.geography,
    ...{ allocationMethod: stored.allocationMethod, allocationNote: stored.allocationNote },
    ...{ cutOffCriteria: stored.cutOffCriteria, excludedShare: stored.excludedShare },
    ...{ electricityApproach: stored.electricityApproach, endOfLifeMethod: stored.endOfLifeMethod },
    ...{ serviceLifeYears: stored.serviceLifeYears, packagingIncluded: stored.packagingIncluded },
    ...{ useProfile: stored.useProfile, useProfileSource: stored.useProfileSource },
    validUntil: calendarDay(stored.validUntil),
  };
}

function named({
  id,
  name,
  nameZh,
}: {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}) {
  return { id, name, nameZh };
}

function productOf({
  id,
  sku,
  name,
  nameZh,
  category,
  categoryZh,
  description,
  cnCode,
  massKg,
  annualVolume,
  supplierId,
}: ReportFrame['subject']['product']): ReportSource['product'] {
  const words = { id, sku, name, nameZh, category, categoryZh, description };
  return { ...words, cnCode, massKg, annualVolume, supplierId };
}
