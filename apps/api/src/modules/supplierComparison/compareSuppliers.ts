import {
  BASE_CASE,
  BASIS_GAP,
  type Basis,
  FEWEST_TO_JUDGE,
  type Finding,
  findOutliers,
  scaleOn,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { comparabilityFindings } from '../comparison/comparability.ts';
import { type Subject, selectSubjects } from '../comparison/selectSubjects.ts';

/** A footprint of the category, declared or calculated, on one basis with the others. */
export interface ComparedFootprint {
  readonly assessmentId: string;
  /** kg CO2e on the basis; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Why there is no figure on the basis, or what is missing from it. */
  readonly gaps: readonly string[];
  readonly score: number | null;
  readonly isOutlier: boolean;
}

export interface SupplierComparison {
  readonly category: string;
  readonly basis: Basis;
  /** Those of the comparability check. */
  readonly findings: readonly Finding[];
  /** Whether a finding forbids to rank them. */
  readonly isBlocked: boolean;
  /** Lowest first; gaps last. By name where they may not be ranked. */
  readonly footprints: readonly ComparedFootprint[];
  /** The median of the figures; null where there is none. */
  readonly median: number | null;
  /** Whether there are enough figures to look for outliers. */
  readonly isJudged: boolean;
}

/**
 * The newest declared and the newest calculated footprint of every product of a category, side by side.
 *
 * @throws InvalidInput for a category nobody uses
 */
export async function compareSuppliers(
  database: Database,
  organisationId: string,
  { category, basis }: { readonly category: string; readonly basis: Basis },
): Promise<SupplierComparison> {
  const ids = await newestOfEachKind(database, organisationId, category);
  if (ids.length === 0) {
    throw new InvalidInput([
      {
        field: 'category',
        code: 'UNKNOWN_REFERENCE',
        message: `No product of the category ${category} has a footprint.`,
        remedy: 'Take a category from `productCategories`.',
      },
    ]);
  }
  const subjects = await selectSubjects(database, organisationId, {
    assessmentIds: ids.map((id) => globalId('Assessment', id)),
  });
  const base = subjects.filter(({ scenarioKey }) => scenarioKey === BASE_CASE);
  const totals = await readTotals(database, organisationId, base);
  const findings = comparabilityFindings(base, basis);
  const isBlocked = findings.some(({ severity }) => severity === 'BLOCK');
  const figures = base.map((subject) => figureOn(basis, subject, totals.get(subject.footprintId)));
  const known = figures.flatMap(({ assessmentId, kgCo2e }) =>
    kgCo2e === null || isBlocked ? [] : [{ id: assessmentId, value: kgCo2e }],
  );
  const judged = new Map(findOutliers(known).map((figure) => [figure.id, figure]));
  const footprints = figures.map((figure) => ({
    ...figure,
    score: judged.get(figure.assessmentId)?.score ?? null,
    isOutlier: judged.get(figure.assessmentId)?.isOutlier ?? false,
  }));
  return {
    category,
    basis,
    findings,
    isBlocked,
    footprints: isBlocked ? footprints : [...footprints].sort(lowestFirst),
    median: medianOf(known.map(({ value }) => value)),
    isJudged: known.filter(({ value }) => value > 0).length >= FEWEST_TO_JUDGE,
  };
}

async function newestOfEachKind(
  { query }: Database,
  organisationId: string,
  category: string,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT "id" FROM (
       SELECT DISTINCT ON (a."productId", a."kind") a."id", p."name", a."kind"
       FROM "Product" p JOIN "Assessment" a ON a."organisationId" = p."organisationId" AND a."productId" = p."id"
       WHERE p."organisationId" = $1 AND p."category" = $2 AND a."status" NOT IN ('WITHDRAWN', 'EXPIRED')
       ORDER BY a."productId", a."kind", a."version" DESC) AS newest
     ORDER BY "name", "kind", "id"`,
    [organisationId, category],
  );
  return rows.map(({ id }) => id);
}

interface StoredTotal {
  readonly id: string;
  readonly totalKgCo2e: number | null;
  readonly gaps: readonly { readonly code: string }[];
}

async function readTotals(
  { query }: Database,
  organisationId: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, StoredTotal>> {
  const rows = await query<StoredTotal>(
    `SELECT "id", "totalKgCo2e", "gaps" FROM "Footprint" WHERE "organisationId" = $1 AND "id" = ANY($2)`,
    [organisationId, subjects.map(({ footprintId }) => footprintId)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function figureOn(
  basis: Basis,
  subject: Subject,
  stored: StoredTotal | undefined,
): Pick<ComparedFootprint, 'assessmentId' | 'kgCo2e' | 'gaps'> {
  const { assessmentId } = subject;
  const total = stored?.totalKgCo2e ?? null;
  const gaps = [...new Set((stored?.gaps ?? []).map(({ code }) => code))];
  const scale = scaleOn(basis, subject);
  if (scale === null) return { assessmentId, kgCo2e: null, gaps: [...gaps, BASIS_GAP[basis]] };
  return { assessmentId, kgCo2e: total === null ? null : total * scale, gaps };
}

function lowestFirst(a: ComparedFootprint, b: ComparedFootprint): number {
  return (a.kgCo2e ?? Number.POSITIVE_INFINITY) - (b.kgCo2e ?? Number.POSITIVE_INFINITY) || 0;
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
