import {
  bestLabel,
  DEFAULT_RANK_WEIGHTS,
  daysBetween,
  lowerThanShares,
  type RankedFacts,
  type RankWeights,
  rankSupplier,
  type SupplierRank,
} from '@cradle/engine';
import { type AssessmentStatus, type EvaluationState, VERIFIED_STATUSES } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { statusOnDay } from '../assessment/statusOnDay.ts';
import { stateOfLabel } from '../factoryEvaluation/evaluationAccess.ts';

/** Facts and rank of one supplier. */
export interface RankedSupplier extends SupplierRank {
  readonly facts: RankedFacts;
}

const DAYS_A_MONTH = 30.4375;

/** @throws InvalidInput for a weight below 0, or weights that are all 0 */
export function rankWeights(given: Partial<RankWeights> | null | undefined): RankWeights {
  const weights = { ...DEFAULT_RANK_WEIGHTS, ...given };
  const values = Object.values(weights);
  if (values.every((weight) => Number.isFinite(weight) && weight >= 0) && values.some((weight) => weight > 0))
    return weights;
  throw new InvalidInput([
    {
      field: 'rankWeights',
      code: 'RANK_WEIGHTS_INVALID',
      message: 'A weight is below 0, or all of them are 0.',
      remedy: 'Give numbers from 0 on, at least one of them above.',
    },
  ]);
}

/** What all suppliers of an organisation are ranked by. */
export interface RankedPortfolio {
  /** By id of the supplier, for every one there is. */
  readonly facts: ReadonlyMap<string, RankedFacts>;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * What suppliers are ranked by: labels, and the current footprints of the products each makes. A footprint is compared with
 * those of the same category, declared unit and boundary only.
 */
export async function readRankedFacts(database: Database, organisationId: string): Promise<RankedPortfolio> {
  const on = today();
  const [suppliers, products, labels] = await Promise.all([
    database.query<{ id: string; name: string }>(
      `SELECT "id", "name" FROM "Supplier" WHERE "organisationId" = $1`,
      [organisationId],
    ),
    readFootprints(database, organisationId, on),
    readLabels(database, organisationId),
  ]);
  const lowerThan = lowerThanOf(products);
  const bySupplier = groupBy(products, ({ supplierId }) => supplierId);
  const labelsOf = groupBy(labels, ({ supplierId }) => supplierId);
  const facts = new Map(
    suppliers.map(({ id }) => {
      const own = bySupplier.get(id) ?? [];
      const lower = own.map((row) => lowerThan.get(row) ?? null);
      const newest = own
        .flatMap(({ periodEnd }) => (periodEnd === null ? [] : [periodEnd]))
        .sort()
        .at(-1);
      const facts: RankedFacts = {
        label: bestLabel((labelsOf.get(id) ?? []).map((label) => stateOfLabel(label, label.state, on))),
        verifiedShare:
          own.length === 0
            ? null
            : own.filter(({ status }) => VERIFIED_STATUSES.includes(status)).length / own.length,
        dataQuality: mean(own.map(({ dataQuality }) => dataQuality)),
        primaryShare: mean(own.map(({ primaryDataShare }) => primaryDataShare)),
        lowerThanShare: mean(lower),
        ageMonths: newest === undefined ? null : Math.max(0, daysBetween(newest, on) / DAYS_A_MONTH),
      };
      return [id, facts];
    }),
  );
  return { facts, names: new Map(suppliers.map(({ id, name }) => [id, name])) };
}

/** The ids in the order of their ranks, the best first; equals by name. */
export function orderByRank({ facts, names }: RankedPortfolio, weights: RankWeights): readonly string[] {
  const scored = [...names].map(([id, name]) => ({ id, name, score: rankOf(facts.get(id), weights).score }));
  return scored.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).map(({ id }) => id);
}

const NOTHING_KNOWN: RankedFacts = {
  ...{ label: null, verifiedShare: null, dataQuality: null },
  ...{ primaryShare: null, lowerThanShare: null, ageMonths: null },
};

export function rankOf(facts: RankedFacts = NOTHING_KNOWN, weights: RankWeights): RankedSupplier {
  return { facts, ...rankSupplier(facts, weights) };
}

interface FootprintRow {
  readonly supplierId: string;
  readonly likeKey: string;
  readonly status: AssessmentStatus;
  readonly totalKgCo2e: number | null;
  readonly dataQuality: number | null;
  readonly primaryDataShare: number | null;
  readonly periodEnd: string | null;
}

async function readFootprints(
  { query }: Database,
  organisationId: string,
  day: string,
): Promise<FootprintRow[]> {
  const status = statusOnDay('a', '$2');
  return query<FootprintRow>(
    `SELECT COALESCE(p."supplierId", '') AS "supplierId", ${status} AS "status",
            p."category" || '|' || a."declaredUnit" || '|' || a."boundary"::text AS "likeKey",
            CASE WHEN f."gaps" = '[]'::jsonb THEN f."totalKgCo2e" / NULLIF(a."declaredUnitAmount", 0) END AS "totalKgCo2e",
            f."dataQuality", f."primaryDataShare", to_char(a."referencePeriodEnd", 'YYYY-MM-DD') AS "periodEnd"
     FROM "Product" p
     JOIN "Assessment" a ON a."organisationId" = p."organisationId" AND a."id" = p."currentAssessmentId"
       AND ${status} NOT IN ('WITHDRAWN', 'EXPIRED')
     JOIN "Footprint" f ON f."organisationId" = a."organisationId" AND f."assessmentId" = a."id" AND f."scenarioKey" = 'BASE'
     WHERE p."organisationId" = $1`,
    [organisationId, day],
  );
}

interface LabelRow {
  readonly supplierId: string;
  readonly state: EvaluationState;
  readonly validUntil: Date;
  readonly surveillanceDueOn: Date;
  readonly suspendsOn: Date;
}

async function readLabels({ prisma }: Database, organisationId: string): Promise<LabelRow[]> {
  const labels = await prisma.evaluationLabel.findMany({
    where: { organisationId, evaluation: { supplierId: { not: null } } },
    select: {
      ...{ validUntil: true, surveillanceDueOn: true, suspendsOn: true },
      evaluation: { select: { supplierId: true, state: true } },
    },
  });
  return labels.map(({ evaluation, ...terms }) => ({
    ...terms,
    supplierId: evaluation.supplierId ?? '',
    state: evaluation.state,
  }));
}

/** Which part of those it may be compared with is higher than each. */
function lowerThanOf(rows: readonly FootprintRow[]): ReadonlyMap<FootprintRow, number | null> {
  const groups = groupBy(rows, ({ likeKey }) => likeKey);
  return new Map(
    [...groups.values()].flatMap((like) => {
      const shares = lowerThanShares(like.map(({ totalKgCo2e }) => totalKgCo2e));
      return like.map((row, place) => [row, shares[place] ?? null] as const);
    }),
  );
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function groupBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
