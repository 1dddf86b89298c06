import { neumaierSum } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { DataOwner, OwnFigure } from './ownFigure.ts';

interface MeterRow {
  readonly year: number;
  readonly name: string;
  readonly nameZh: string;
  readonly kwh: number;
  readonly isRenewable: boolean;
  readonly evidence: string;
}

/**
 * Part of the electricity of the organisation's own factories that is renewable, %, by the meters of its inventory of the newest
 * whole year: entries whose factor is of a renewable source, and certificates that were redeemed for all sites together. Worked:
 * 2,650 MWh from the grid and certificates of 800 MWh give 800 / 2,650 = 30.2 %.
 *
 * @returns null for the factory of somebody else, or where nothing is metered
 */
export async function meteredElectricity(
  database: Database,
  { organisationId, supplierId, siteId }: DataOwner,
  on: string,
): Promise<OwnFigure | null> {
  if (!(await isOwnFactory(database, organisationId, supplierId))) return null;
  const wholeYear = Number(on.slice(0, 4)) - 1;
  const meters = await readMeters(database, organisationId, siteId, wholeYear);
  const year = meters[0]?.year;
  if (year === undefined) return null;
  // What was redeemed for the organisation cannot be shared out to one of its sites.
  const certificates = siteId === null ? await readCertificates(database, organisationId, year) : [];
  const total = neumaierSum(meters.map(({ kwh }) => kwh));
  if (total <= 0) return null;
  const shareOf = (kwh: number): number => (100 * kwh) / total;
  const rows = [...meters, ...certificates];
  const renewable = neumaierSum(rows.flatMap(({ kwh, isRenewable }) => (isRenewable ? [kwh] : [])));
  return {
    value: Math.min(100, shareOf(renewable)),
    ...{ periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
    origin: {
      ...{ link: 'RENEWABLE_ELECTRICITY', filledOn: on },
      subjects: rows.map(({ name, nameZh, kwh, isRenewable, evidence }) => ({
        ...{ assessmentId: '', productId: '', name, nameZh, evidence },
        value: isRenewable ? shareOf(kwh) : 0,
      })),
    },
  };
}

async function isOwnFactory(
  { prisma }: Database,
  organisationId: string,
  supplierId: string | null,
): Promise<boolean> {
  if (supplierId === null) return true;
  const supplier = await prisma.supplier.findUnique({
    where: { organisationId_id: { organisationId, id: supplierId } },
    select: { isOwn: true },
  });
  return supplier?.isOwn ?? false;
}

function readMeters(
  { query }: Database,
  organisationId: string,
  siteId: string | null,
  wholeYear: number,
): Promise<readonly MeterRow[]> {
  return query<MeterRow>(
    `SELECT e."year", e."name", e."nameZh", e."evidence",
            e."amount" * CASE e."unit" WHEN 'MWh' THEN 1000 ELSE 1 END AS "kwh",
            c."activity" ~ '(wind|solar|photovoltaic|hydro|renewable|biomass|geothermal)'
              AND c."activity" !~ 'without' AS "isRenewable"
     FROM "ActivityEntry" e JOIN "Factor" c ON c."id" = e."factorId"
     WHERE e."organisationId" = $1 AND e."heading" = 'SCOPE_2' AND e."amount" IS NOT NULL
       AND e."unit" IN ('kWh', 'MWh') AND c."activity" LIKE 'electricity%'
       AND ($2::text IS NULL OR e."siteId" = $2)
       AND e."year" = (SELECT max(n."year") FROM "ActivityEntry" n
                       WHERE n."organisationId" = $1 AND n."heading" = 'SCOPE_2' AND n."year" <= $3)
     ORDER BY e."id"`,
    [organisationId, siteId, wholeYear],
  );
}

async function readCertificates(
  { prisma }: Database,
  organisationId: string,
  year: number,
): Promise<readonly MeterRow[]> {
  const certificates = await prisma.electricityCertificate.findMany({
    where: { organisationId, year },
    orderBy: { id: 'asc' },
  });
  return certificates.map(({ registry, serial, kWh, evidence }) => ({
    ...{ year, name: `${registry}, ${serial}`, nameZh: '', kwh: kWh, isRenewable: true, evidence },
  }));
}
