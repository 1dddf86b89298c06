import { addMonths, type DataLink, neumaierSum } from '@cradle/engine';
import { type AssessmentStatus, VERIFIED_STATUSES } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { statusOnDay } from '../assessment/statusOnDay.ts';
import { meteredElectricity } from './meteredElectricity.ts';
import type { DataOwner, OriginSubject, OwnFigure } from './ownFigure.ts';

interface ProductRow {
  readonly productId: string;
  readonly name: string;
  readonly nameZh: string;
  readonly assessmentId: string | null;
  readonly status: AssessmentStatus | null;
  readonly massKg: number | null;
  readonly price: number | null;
  readonly priceCurrency: string | null;
  readonly annualVolume: number | null;
  readonly totalKgCo2e: number | null;
  readonly primaryDataShare: number | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly gaps: number;
  readonly kwh: number | null;
  readonly renewableKwh: number | null;
}

/** Older footprints say nothing about the factory of today; the day of the evaluation and these months decide. */
const VALID_MONTHS = 36;

/**
 * Figures of a factory from what is stored: the current footprints of the products a supplier makes, or of all products where
 * the organisation evaluates itself. A footprint counts while its period ended at most three years ago, nothing is missing in it,
 * and it is not withdrawn. Electricity of the organisation's own factories is taken from their meters where there are any.
 *
 * @returns one figure for each link there are data for
 */
export async function ownData(
  database: Database,
  owner: DataOwner,
  on: string,
): Promise<ReadonlyMap<DataLink, OwnFigure>> {
  const [products, metered] = await Promise.all([
    readProducts(database, owner, on),
    meteredElectricity(database, owner, on),
  ]);
  const isValid = ({ totalKgCo2e, periodEnd, gaps }: ProductRow): boolean =>
    totalKgCo2e !== null && gaps === 0 && periodEnd !== null && addMonths(periodEnd, VALID_MONTHS) >= on;
  const valid = products.filter(isValid);
  const figures = new Map<DataLink, OwnFigure>();
  const add = (
    link: DataLink,
    of: readonly ProductRow[],
    from: readonly Part[],
    value: number | null,
  ): void => {
    const period = periodOf(link, of, on);
    if (value === null || period === null) return;
    const subjects = from.flatMap(({ row, value: own }) => subjectOf(row, own));
    figures.set(link, { value, ...period, origin: { link, subjects, filledOn: on } });
  };
  const yesOrNo = (rows: readonly ProductRow[], holds: (row: ProductRow) => boolean): Part[] =>
    rows.map((row) => ({ row, value: holds(row) ? 100 : 0 }));
  const has = yesOrNo(products, isValid);
  add('PRODUCTS_WITH_FOOTPRINT', valid, has, meanOf(has));
  const checked = yesOrNo(valid, ({ status }) => status !== null && VERIFIED_STATUSES.includes(status));
  add('VERIFIED_FOOTPRINTS', valid, checked, meanOf(checked));
  const primary = parts(valid, ({ primaryDataShare }) => primaryDataShare, 100);
  add('PRIMARY_DATA_SHARE', valid, primary, meanOf(primary));
  const perKg = parts(valid, ({ totalKgCo2e, massKg }) => (massKg ? totalKgCo2e! / massKg : null), 1);
  add(
    'CARBON_PER_KILOGRAM',
    valid,
    perKg,
    meanOf(perKg, ({ massKg, annualVolume }) => massKg! * (annualVolume ?? 1)),
  );
  const perRevenue = parts(
    valid,
    ({ totalKgCo2e, price, priceCurrency }) =>
      price && priceCurrency === 'CNY' ? totalKgCo2e! / price : null,
    10_000,
  );
  add(
    'CARBON_PER_REVENUE',
    valid,
    perRevenue,
    meanOf(perRevenue, ({ price, annualVolume }) => price! * (annualVolume ?? 1)),
  );
  const power = parts(valid, ({ kwh, renewableKwh }) => (kwh ? (renewableKwh ?? 0) / kwh : null), 100);
  add(
    'RENEWABLE_ELECTRICITY',
    valid,
    power,
    meanOf(power, ({ kwh, annualVolume }) => kwh! * (annualVolume ?? 1)),
  );
  if (metered !== null) figures.set('RENEWABLE_ELECTRICITY', metered);
  return figures;
}

interface Part {
  readonly row: ProductRow;
  readonly value: number | null;
}

function parts(rows: readonly ProductRow[], of: (row: ProductRow) => number | null, times: number): Part[] {
  return rows.map((row) => {
    const value = of(row);
    return { row, value: value === null ? null : value * times };
  });
}

/** Mean of what is known, weighed by a year's output where that matters; null where nothing is known. */
function meanOf(all: readonly Part[], weightOf: (row: ProductRow) => number = () => 1): number | null {
  const known = all.flatMap(({ row, value }) => (value === null ? [] : [{ value, weight: weightOf(row) }]));
  const weight = neumaierSum(known.map((each) => each.weight));
  return weight > 0 ? neumaierSum(known.map((each) => each.value * each.weight)) / weight : null;
}

function subjectOf(row: ProductRow, value: number | null): OriginSubject[] {
  const { productId, assessmentId, name, nameZh } = row;
  return [
    {
      assessmentId: assessmentId === null ? '' : globalId('Assessment', assessmentId),
      productId: globalId('Product', productId),
      ...{ name, nameZh, value },
    },
  ];
}

/** Shares of products say how things stand today; all else describes the period of the newest footprints. */
function periodOf(
  link: DataLink,
  rows: readonly ProductRow[],
  on: string,
): Pick<OwnFigure, 'periodStart' | 'periodEnd'> | null {
  if (link === 'PRODUCTS_WITH_FOOTPRINT' || link === 'VERIFIED_FOOTPRINTS')
    return { periodStart: addMonths(on, -12), periodEnd: on };
  const ends = rows.flatMap(({ periodStart, periodEnd }) =>
    periodStart && periodEnd ? [{ periodStart, periodEnd }] : [],
  );
  const newest = ends.sort((a, b) => (a.periodEnd < b.periodEnd ? 1 : -1))[0];
  return newest ?? null;
}

async function readProducts(
  { query }: Database,
  { organisationId, supplierId, siteId }: DataOwner,
  on: string,
): Promise<readonly ProductRow[]> {
  const status = statusOnDay('a', '$4');
  return query<ProductRow>(
    `SELECT p."id" AS "productId", p."name", p."nameZh", p."annualVolume",
            p."massKg", p."price", p."priceCurrency",
            a."id" AS "assessmentId", ${status} AS "status",
            to_char(a."referencePeriodStart", 'YYYY-MM-DD') AS "periodStart",
            to_char(a."referencePeriodEnd", 'YYYY-MM-DD') AS "periodEnd",
            f."totalKgCo2e", f."primaryDataShare", COALESCE(jsonb_array_length(f."gaps"), 0)::int AS "gaps",
            e."kwh", e."renewableKwh"
     FROM "Product" p
     LEFT JOIN "Assessment" a ON a."organisationId" = p."organisationId" AND a."id" = p."currentAssessmentId"
       AND ${status} NOT IN ('WITHDRAWN', 'EXPIRED')
     LEFT JOIN "Footprint" f ON f."organisationId" = a."organisationId" AND f."assessmentId" = a."id" AND f."scenarioKey" = 'BASE'
     LEFT JOIN LATERAL (
       SELECT sum(l."amount" * CASE l."unit" WHEN 'MWh' THEN 1000 ELSE 1 END) AS "kwh",
              sum(l."amount" * CASE l."unit" WHEN 'MWh' THEN 1000 ELSE 1 END) FILTER (
                WHERE c."activity" ~ '(wind|solar|photovoltaic|hydro|renewable|biomass|geothermal)'
                  AND c."activity" !~ 'without') AS "renewableKwh"
       FROM "InventoryLine" l JOIN "Factor" c ON c."id" = l."factorId"
       WHERE l."organisationId" = a."organisationId" AND l."assessmentId" = a."id" AND l."stage" = 'PRODUCTION'
         AND l."unit" IN ('kWh', 'MWh') AND c."activity" LIKE 'electricity%') e ON TRUE
     WHERE p."organisationId" = $1 AND ($2::text IS NULL OR p."supplierId" = $2)
       AND ($3::text IS NULL OR COALESCE(p."siteId", $3) = $3)
     ORDER BY p."id"`,
    [organisationId, supplierId, siteId, on],
  );
}
