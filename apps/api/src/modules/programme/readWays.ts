import type { ProgrammeStep } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { type MemberLabel, readMemberLabels } from './memberLabels.ts';

/** The day each step was reached, YYYY-MM-DD. */
export type Reached = Readonly<Partial<Record<ProgrammeStep, string>>>;

/** What of a member's data a campaign counts. */
export interface WayScope {
  /** Empty: products of all categories. */
  readonly categories: readonly string[];
  /** Null: evaluations by any scheme. */
  readonly presetId: string | null;
}

export const WHOLE_WAY: WayScope = { categories: [], presetId: null };

export interface OnTheWay {
  /** The member's. */
  readonly organisationId: string;
  readonly id: string;
  readonly joinedOn: string;
}

type WayRow = { readonly id: string } & Readonly<Partial<Record<ProgrammeStep, Date | string | null>>>;

/**
 * How far members have come, from their own data, by id of the membership; two statements however many there are. A footprint is
 * there as soon as a line has a factor or an input, or a value is declared; an inspection when an inspector has decided anything;
 * a label only while it stands. Only evaluations of the member's own factories count.
 */
export async function readWays(
  database: Database,
  members: readonly OnTheWay[],
  { categories, presetId }: WayScope = WHOLE_WAY,
): Promise<ReadonlyMap<string, Reached>> {
  if (members.length === 0) return new Map();
  const [rows, labels] = await Promise.all([
    database.query<WayRow>(WAYS, [
      members.map(({ organisationId }) => organisationId),
      members.map(({ id }) => id),
      categories.map((category) => category.trim().toLowerCase()),
      presetId,
    ]),
    readMemberLabels(database, members, presetId),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    members.map(({ id, joinedOn }) => [
      id,
      { JOINED: joinedOn, ...daysOf(byId.get(id)), ...labelDay(labels.get(id) ?? []) },
    ]),
  );
}

const OF_CATEGORY = `(cardinality($3::text[]) = 0 OR lower(trim(p."category")) = ANY($3::text[]))`;

const WAYS = `
  SELECT m."id", product."at" AS "FIRST_PRODUCT", footprint."at" AS "FIRST_FOOTPRINT",
    published."at" AS "FOOTPRINT_PUBLISHED", evaluation."applied" AS "EVALUATION_APPLIED",
    evaluation."submitted" AS "SELF_EVALUATED", evaluation."inspected" AS "INSPECTED"
  FROM unnest($1::text[], $2::text[]) AS m("organisationId", "id")
  LEFT JOIN LATERAL (
    SELECT min(p."createdAt") AS "at" FROM "Product" p
    WHERE p."organisationId" = m."organisationId" AND ${OF_CATEGORY}) product ON true
  LEFT JOIN LATERAL (
    SELECT min(a."createdAt") AS "at" FROM "Assessment" a
    JOIN "Product" p ON p."organisationId" = a."organisationId" AND p."id" = a."productId"
    WHERE a."organisationId" = m."organisationId" AND ${OF_CATEGORY} AND (
      EXISTS (SELECT 1 FROM "InventoryLine" l WHERE l."organisationId" = a."organisationId" AND l."assessmentId" = a."id"
        AND (l."factorId" IS NOT NULL OR l."inputAssessmentId" IS NOT NULL))
      OR EXISTS (SELECT 1 FROM "DeclaredValue" d WHERE d."organisationId" = a."organisationId" AND d."assessmentId" = a."id"))
  ) footprint ON true
  LEFT JOIN LATERAL (
    SELECT min(e."at") AS "at" FROM "AssessmentEvent" e
    JOIN "Assessment" a ON a."organisationId" = e."organisationId" AND a."id" = e."assessmentId"
    JOIN "Product" p ON p."organisationId" = a."organisationId" AND p."id" = a."productId"
    WHERE e."organisationId" = m."organisationId" AND e."to" = 'PUBLISHED' AND ${OF_CATEGORY}) published ON true
  LEFT JOIN LATERAL (
    SELECT min(v."at") FILTER (WHERE v."to" = 'APPLIED') AS "applied",
      min(v."at") FILTER (WHERE v."to" = 'SELF_ASSESSED') AS "submitted",
      min(v."at") FILTER (WHERE v."from" = 'IN_INSPECTION') AS "inspected"
    FROM "EvaluationEvent" v
    JOIN "FactoryEvaluation" f ON f."organisationId" = v."organisationId" AND f."id" = v."evaluationId"
    JOIN "EvaluationSchemeVersion" w ON w."organisationId" = f."organisationId" AND w."id" = f."schemeVersionId"
    JOIN "EvaluationScheme" s ON s."organisationId" = w."organisationId" AND s."id" = w."schemeId"
    LEFT JOIN "Supplier" u ON u."organisationId" = f."organisationId" AND u."id" = f."supplierId"
    WHERE v."organisationId" = m."organisationId" AND (f."supplierId" IS NULL OR u."isOwn")
      AND ($4::text IS NULL OR s."presetId" = $4)) evaluation ON true`;

function daysOf(row: WayRow | undefined): Reached {
  const { id: _id, ...dates } = row ?? { id: '' };
  return Object.fromEntries(
    Object.entries(dates).flatMap(([step, at]) =>
      at === null || at === undefined ? [] : [[step, calendarDay(new Date(at))]],
    ),
  );
}

function labelDay(labels: readonly MemberLabel[]): Reached {
  const first = labels
    .filter(({ stands }) => stands)
    .map(({ issuedOn }) => issuedOn)
    .sort()[0];
  return first === undefined ? {} : { LABELLED: first };
}
