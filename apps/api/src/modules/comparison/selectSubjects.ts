import { BASE_CASE, type Boundary, type ComparabilityScope, type GwpSet, parseUnit } from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import { localIds } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { AssessmentKind, AssessmentStatus } from '../../db/generated/client/client.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { ensureFootprints, readRevision } from '../footprint/ensureFootprints.ts';

/** Which footprints take part, in global ids as the caller gave them. */
export interface SubjectSelection {
  readonly assessmentIds?: readonly string[] | null | undefined;
  readonly productIds?: readonly string[] | null | undefined;
  readonly scenarioIds?: readonly string[] | null | undefined;
}

/** An assessment that takes part, with its product and the footprint of one scenario. */
export interface Subject extends ComparabilityScope {
  readonly assessmentId: string;
  readonly productId: string;
  readonly name: string;
  readonly nameZh: string;
  readonly version: number;
  readonly category: string;
  readonly massKg: number | null;
  readonly annualVolume: number | null;
  /** Pieces in one declared unit: stated by the product, or the declared unit itself where that is counted in pieces. */
  readonly pieces: number | null;
  /** Of one declared unit, in `priceCurrency` of `priceYear`. */
  readonly price: number | null;
  readonly priceCurrency: string | null;
  readonly priceYear: number | null;
  readonly kind: AssessmentKind;
  readonly status: AssessmentStatus;
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  readonly declaredUnitAmount: number;
  readonly declaredUnit: string;
  /** The use of the product; empty where it is not stated. */
  readonly functionalUnit: string;
  readonly functionalUnitZh: string;
  readonly referencePeriodEnd: string | null;
  readonly scenarioKey: string;
  readonly footprintId: string;
}

/** What is known of a footprint itself. */
type OfFootprint = 'footprintId' | 'dataQuality' | 'primaryDataShare';
type AssessmentRow = Omit<Subject, 'scenarioKey' | OfFootprint>;
type SubjectRow = Omit<Subject, 'footprintId'> & { readonly footprintId: string | null };

interface FootprintRow extends Pick<Subject, 'assessmentId' | 'scenarioKey' | OfFootprint> {}

/**
 * Selections of the last comparisons. Every write that could change one moves the organisation's revision, which is part
 * of the key, so nothing here is ever out of date; other processes' writes are seen too.
 */
const selected = new LRUCache<string, readonly Subject[]>({ max: 50 });

/**
 * The footprints a comparison is made of: in the order of the ids given, otherwise by category and name; the base case
 * before the scenarios. Results that are missing are calculated.
 *
 * @throws InvalidInput naming each id that is unknown
 */
export async function selectSubjects(
  database: Database,
  organisationId: string,
  { assessmentIds, productIds, scenarioIds }: SubjectSelection,
): Promise<readonly Subject[]> {
  // What is asked about them, which a request says beside, is no part of the key.
  const selection = { assessmentIds, productIds, scenarioIds };
  const revision = await readRevision(database, organisationId);
  const key = JSON.stringify([organisationId, revision, database.instance, selection]);
  const known = selected.get(key);
  if (known !== undefined) return known;
  const subjects = await findSubjects(database, organisationId, selection);
  // A write in between may already show in the subjects: they are right, but not for this revision.
  if ((await readRevision(database, organisationId)) === revision) selected.set(key, subjects);
  return subjects;
}

async function findSubjects(
  database: Database,
  organisationId: string,
  selection: SubjectSelection,
): Promise<readonly Subject[]> {
  const assessmentIds = localIds('Assessment', selection.assessmentIds, 'assessmentIds');
  const productIds = localIds('Product', selection.productIds, 'productIds');
  const scenarioIds = [...new Set(localIds('Scenario', selection.scenarioIds, 'scenarioIds'))];
  await refuseUnknownScenarios(database, organisationId, scenarioIds);
  const scenarioKeys = [BASE_CASE, ...scenarioIds];
  const read = () => readSubjects(database, organisationId, { assessmentIds, productIds, scenarioKeys });
  let rows = await read();
  refuseUnknown(rows, assessmentIds, productIds);
  const missing = rows.filter((row) => row.footprintId === null);
  if (missing.length > 0) {
    await ensureFootprints(database, organisationId, missing);
    rows = await read();
  }
  return inGivenOrder(rows.filter(hasFootprint), assessmentIds, productIds);
}

const NOT_STORED = { footprintId: null, dataQuality: null, primaryDataShare: null };

/** One row for each assessment and another statement for its footprints: a thousand products have twenty thousand of these. */
async function readSubjects(
  database: Database,
  organisationId: string,
  {
    assessmentIds,
    productIds,
    scenarioKeys,
  }: Record<'assessmentIds' | 'productIds' | 'scenarioKeys', readonly string[]>,
): Promise<SubjectRow[]> {
  const everything = assessmentIds.length + productIds.length === 0;
  const assessments = await database.query<AssessmentRow>(
    `SELECT a."id" AS "assessmentId", p."id" AS "productId", p."name", p."nameZh", a."version", p."category", p."massKg", p."annualVolume",
       p."piecesPerDeclaredUnit" AS "pieces", p."price", p."priceCurrency", p."priceYear",
       a."kind", a."status", a."boundary", a."gwpSet", a."declaredUnitAmount", a."declaredUnit",
       a."functionalUnit", a."functionalUnitZh",
       to_char(a."referencePeriodEnd", 'YYYY-MM-DD') AS "referencePeriodEnd",
       a."allocationMethod", a."endOfLifeMethod", a."electricityApproach", a."excludedShare", a."pcrCode",
       to_char(a."validUntil", 'YYYY-MM-DD') AS "validUntil"
     FROM "Assessment" a
     JOIN "Product" p ON p."organisationId" = a."organisationId" AND p."id" = a."productId"
     WHERE a."organisationId" = $1
       AND (a."id" = ANY($2) OR (p."currentAssessmentId" = a."id" AND ($4 OR p."id" = ANY($3))))
     ORDER BY p."category", p."name", a."version", a."id"`,
    [organisationId, assessmentIds, productIds, everything],
  );
  const footprints = await database.query<FootprintRow>(
    `SELECT "id" AS "footprintId", "assessmentId", "scenarioKey", "dataQuality", "primaryDataShare" FROM "Footprint"
     WHERE "organisationId" = $1 AND "assessmentId" = ANY($2) AND "scenarioKey" = ANY($3)`,
    [organisationId, assessments.map(({ assessmentId }) => assessmentId), scenarioKeys],
  );
  const stored = new Map(
    footprints.map((footprint) => [`${footprint.scenarioKey} ${footprint.assessmentId}`, footprint]),
  );
  return assessments.map(withPieces).flatMap((assessment) =>
    scenarioKeys.map((scenarioKey) => ({
      ...assessment,
      ...(stored.get(`${scenarioKey} ${assessment.assessmentId}`) ?? NOT_STORED),
      scenarioKey,
    })),
  );
}

/** A declared unit of 12 pieces holds 12 pieces, also where the product does not say so. */
function withPieces(subject: AssessmentRow): AssessmentRow {
  if (subject.pieces !== null) return subject;
  const unit = parseUnit(subject.declaredUnit);
  if (!unit.ok || unit.value.dimension !== 'PIECE') return subject;
  return { ...subject, pieces: subject.declaredUnitAmount * unit.value.inBase };
}

function hasFootprint(row: SubjectRow): row is Subject {
  return row.footprintId !== null;
}

function inGivenOrder(
  rows: Subject[],
  assessmentIds: readonly string[],
  productIds: readonly string[],
): Subject[] {
  const places = new Map([...productIds, ...assessmentIds].map((id, index) => [id, index]));
  const place = (row: Subject) => places.get(row.assessmentId) ?? places.get(row.productId) ?? 0;
  // The sort is stable: what has the same place keeps the order of the statement.
  return rows.sort((a, b) => place(a) - place(b));
}

async function refuseUnknownScenarios(
  database: Database,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await database.prisma.scenario.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  refuse(ids.flatMap((id, index) => (known.has(id) ? [] : [unknown('scenarioIds', index, 'scenario', id)])));
}

function refuseUnknown(
  rows: readonly SubjectRow[],
  assessmentIds: readonly string[],
  productIds: readonly string[],
): void {
  const assessments = new Set(rows.map((row) => row.assessmentId));
  const products = new Set(rows.map((row) => row.productId));
  refuse([
    ...assessmentIds.flatMap((id, index) =>
      assessments.has(id) ? [] : [unknown('assessmentIds', index, 'assessment', id)],
    ),
    ...productIds.flatMap((id, index) =>
      products.has(id) ? [] : [unknown('productIds', index, 'product with an assessment', id)],
    ),
  ]);
}

function unknown(field: string, index: number, noun: string, id: string): InvalidField {
  return {
    field: `${field}[${index}]`,
    code: 'UNKNOWN_REFERENCE',
    message: `There is no ${noun} ${id} in your organisation.`,
    remedy: 'Take ids from `products`, `assessments` and `scenarios`.',
  };
}

function refuse(fields: readonly InvalidField[]): void {
  if (fields.length > 0) throw new InvalidInput(fields);
}
