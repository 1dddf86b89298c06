import { BASE_CASE } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { AssessmentStatus, Boundary, EvaluationState } from '../../db/generated/client/enums.ts';
import { statusOnDay } from '../assessment/statusOnDay.ts';
import { stateOfLabel } from '../factoryEvaluation/evaluationAccess.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import type { SearchEntry, SearchLabel, SearchSupplier } from './searchEntry.ts';

export interface SearchPart {
  readonly suppliers: readonly SearchSupplier[];
  readonly entries: readonly SearchEntry[];
}

export function ownSupplierKey(id: string): string {
  return `own:${id}`;
}

export function ownProductKey(id: string): string {
  return `own:${id}`;
}

/**
 * The organisation's suppliers with their labels, and what they make with the newest footprint of each product. Its own works
 * are no suppliers. A fixed number of statements, whatever the size.
 */
export async function readOwnEntries(
  database: Database,
  organisationId: string,
  day: string,
): Promise<SearchPart> {
  const [suppliers, labels, rows] = await Promise.all([
    database.query<Omit<SearchSupplier, 'key' | 'source' | 'labels'>>(
      `SELECT "id", "name", "nameZh", "country", "industry" FROM "Supplier"
       WHERE "organisationId" = $1 AND NOT "isOwn" ORDER BY "id"`,
      [organisationId],
    ),
    readLabels(database, organisationId, day),
    readCalculated(database, organisationId, day),
  ]);
  return {
    suppliers: suppliers.map((supplier) => ({
      ...supplier,
      ...{ key: ownSupplierKey(supplier.id), source: 'OWN', labels: labels.get(supplier.id) ?? [] },
    })),
    entries: rows.map(toEntry),
  };
}

interface Row {
  readonly productId: string;
  readonly supplierId: string;
  readonly sku: string;
  readonly name: string;
  readonly nameZh: string;
  readonly category: string;
  readonly categoryZh: string;
  readonly region: string;
  readonly assessmentId: string;
  readonly version: number;
  readonly status: AssessmentStatus;
  readonly boundary: Boundary;
  readonly unit: string;
  readonly amount: number;
  readonly periodEnd: string | null;
  readonly isCalculated: boolean;
  readonly totalKgCo2e: number | null;
  readonly hasGaps: boolean;
  readonly dataQuality: number | null;
  readonly primaryDataShare: number | null;
}

/** Calculates first what nobody has asked for since its inputs changed. */
async function readCalculated(database: Database, organisationId: string, day: string): Promise<Row[]> {
  const rows = await readRows(database, organisationId, day);
  const missing = rows.filter(({ isCalculated }) => !isCalculated);
  if (missing.length === 0) return rows;
  await ensureFootprints(
    database,
    organisationId,
    missing.map(({ assessmentId }) => ({ assessmentId, scenarioKey: BASE_CASE })),
  );
  return readRows(database, organisationId, day);
}

function readRows({ query }: Database, organisationId: string, day: string): Promise<Row[]> {
  const status = statusOnDay('a', '$2');
  return query<Row>(
    `SELECT p."id" AS "productId", p."supplierId", p."sku", p."name", p."nameZh", p."category", p."categoryZh",
       COALESCE(i."region", s."country") AS "region", a."id" AS "assessmentId", a."version", ${status} AS "status",
       a."boundary"::text AS "boundary", a."declaredUnit" AS "unit", a."declaredUnitAmount" AS "amount",
       to_char(a."referencePeriodEnd", 'YYYY-MM-DD') AS "periodEnd", f."id" IS NOT NULL AS "isCalculated",
       f."totalKgCo2e", COALESCE(f."gaps" <> '[]'::jsonb, false) AS "hasGaps", f."dataQuality", f."primaryDataShare"
     FROM "Product" p
     JOIN "Supplier" s ON s."organisationId" = $1 AND s."id" = p."supplierId" AND NOT s."isOwn"
     JOIN "Assessment" a ON a."organisationId" = $1 AND a."id" = p."currentAssessmentId"
       AND ${status} NOT IN ('WITHDRAWN', 'EXPIRED')
     LEFT JOIN "Site" i ON i."organisationId" = $1 AND i."id" = p."siteId"
     LEFT JOIN "Footprint" f ON f."organisationId" = $1 AND f."assessmentId" = a."id" AND f."scenarioKey" = '${BASE_CASE}'
     WHERE p."organisationId" = $1`,
    [organisationId, day],
  );
}

function toEntry(row: Row): SearchEntry {
  const { productId, supplierId, sku, name, nameZh, category, categoryZh, region } = row;
  const { assessmentId, version, status, boundary, unit, amount, periodEnd } = row;
  const { totalKgCo2e, hasGaps, dataQuality, primaryDataShare } = row;
  return {
    ...{ key: ownProductKey(productId), supplierKey: ownSupplierKey(supplierId), productId },
    ...{ sku, name, nameZh, category, categoryZh, region, level: null },
    version: {
      ...{ assessmentId, version, status, boundary, unit, periodEnd, band: null },
      kgCo2e: totalKgCo2e === null ? null : totalKgCo2e / amount,
      ...{ hasGaps, dataQuality, primaryDataShare },
    },
  };
}

interface LabelRow {
  readonly supplierId: string;
  readonly state: EvaluationState;
  readonly grade: string;
  readonly code: string;
  readonly scheme: string;
  readonly schemeZh: string;
  readonly validUntil: Date | string;
  readonly surveillanceDueOn: Date | string;
  readonly suspendsOn: Date | string;
}

async function readLabels(
  { query }: Database,
  organisationId: string,
  day: string,
): Promise<ReadonlyMap<string, readonly SearchLabel[]>> {
  const rows = await query<LabelRow>(
    `SELECT e."supplierId", e."state"::text AS "state", l."grade", l."code", c."name" AS "scheme", c."nameZh" AS "schemeZh",
       l."validUntil", l."surveillanceDueOn", l."suspendsOn"
     FROM "EvaluationLabel" l
     JOIN "FactoryEvaluation" e ON e."organisationId" = l."organisationId" AND e."id" = l."evaluationId"
     JOIN "EvaluationSchemeVersion" v ON v."organisationId" = e."organisationId" AND v."id" = e."schemeVersionId"
     JOIN "EvaluationScheme" c ON c."organisationId" = v."organisationId" AND c."id" = v."schemeId"
     WHERE l."organisationId" = $1 AND e."supplierId" IS NOT NULL ORDER BY l."issuedOn" DESC, l."id"`,
    [organisationId],
  );
  const labels = new Map<string, SearchLabel[]>();
  for (const { supplierId, state, grade, code, scheme, schemeZh, ...terms } of rows) {
    const days = {
      validUntil: new Date(terms.validUntil),
      surveillanceDueOn: new Date(terms.surveillanceDueOn),
      suspendsOn: new Date(terms.suspendsOn),
    };
    const label = { state: stateOfLabel(days, state, day), grade, code, scheme, schemeZh };
    labels.set(supplierId, [...(labels.get(supplierId) ?? []), label]);
  }
  return labels;
}
