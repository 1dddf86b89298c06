import DataLoader from 'dataloader';
import type { Database } from '../../db/database.ts';
import type { Contribution, EmissionClass, Footprint, Stage } from '../../db/generated/client/client.ts';

export const MOST_CONTRIBUTIONS = 500;

/** What of a contribution leaves the organisation: not its lines, suppliers and factors. */
export type SharedContribution = Pick<
  Contribution,
  'stage' | 'process' | 'gas' | 'region' | 'year' | 'kgGas' | 'kgCo2e'
>;

/** Reads the largest contributions of any number of footprints by one statement. */
export function createContributionReader({ query }: Database) {
  const loader = new DataLoader<Pick<Footprint, 'organisationId' | 'id'>, SharedContribution[]>(
    async (footprints) => {
      const rows = await query<SharedContribution & { organisationId: string; footprintId: string }>(
        `SELECT * FROM (
           SELECT c."organisationId", c."footprintId", c."stage", c."process", c."gas", c."region", c."year", c."kgGas",
             c."kgCo2e", row_number() OVER (
               PARTITION BY c."organisationId", c."footprintId" ORDER BY c."kgCo2e" DESC NULLS LAST, c."position"
             ) AS "rank"
           FROM "Contribution" c
           JOIN unnest($1::text[], $2::text[]) AS f("organisationId", "id")
             ON c."organisationId" = f."organisationId" AND c."footprintId" = f."id") ranked
         WHERE "rank" <= ${MOST_CONTRIBUTIONS} ORDER BY "rank"`,
        [footprints.map(({ organisationId }) => organisationId), footprints.map(({ id }) => id)],
      );
      return footprints.map(({ organisationId, id }) =>
        rows.filter((row) => row.organisationId === organisationId && row.footprintId === id),
      );
    },
  );
  return async (footprint: Footprint | undefined): Promise<readonly SharedContribution[]> =>
    footprint === undefined ? [] : loader.load(footprint);
}

/** What the contributions of one stage and emission class add up to. */
export interface ClassSum {
  readonly stage: Stage;
  readonly emissionClass: EmissionClass;
  /** kg CO2e per declared unit; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Sum of |kg CO2e|, and of what of it rests on primary data. */
  readonly size: number;
  readonly primarySize: number;
  readonly gaps: number;
}

/** Adds up the contributions of any number of footprints by one statement. */
export function createSumReader({ query }: Database) {
  const loader = new DataLoader<Pick<Footprint, 'organisationId' | 'id'>, ClassSum[]>(async (footprints) => {
    const rows = await query<ClassSum & { organisationId: string; footprintId: string }>(
      `SELECT c."organisationId", c."footprintId", c."stage", c."emissionClass", sum(c."kgCo2e") AS "kgCo2e",
         coalesce(sum(abs(c."kgCo2e")), 0) AS "size",
         coalesce(sum(abs(c."kgCo2e")) FILTER (WHERE c."primary"), 0) AS "primarySize",
         count(c."gap")::int AS "gaps"
       FROM "Contribution" c
       JOIN unnest($1::text[], $2::text[]) AS f("organisationId", "id")
         ON c."organisationId" = f."organisationId" AND c."footprintId" = f."id"
       GROUP BY 1, 2, 3, 4`,
      [footprints.map(({ organisationId }) => organisationId), footprints.map(({ id }) => id)],
    );
    return footprints.map(({ organisationId, id }) =>
      rows.filter((row) => row.organisationId === organisationId && row.footprintId === id),
    );
  });
  return async (footprint: Footprint | undefined): Promise<readonly ClassSum[]> =>
    footprint === undefined ? [] : loader.load(footprint);
}

/** What the contributions of one stage with the same ratings of their lines add up to. */
export interface RatedSum {
  readonly stage: Stage;
  /** 1 (best) to 5; null where the line is not rated. */
  readonly technologicalDqr: number | null;
  readonly geographicalDqr: number | null;
  readonly temporalDqr: number | null;
  /** Sum of |kg CO2e|. */
  readonly size: number;
}

/** Sorts the contributions of any number of footprints by how their lines are rated, by one statement. */
export function createRatingReader({ query }: Pick<Database, 'query'>) {
  const loader = new DataLoader<Pick<Footprint, 'organisationId' | 'id'>, RatedSum[]>(async (footprints) => {
    const rows = await query<RatedSum & { organisationId: string; footprintId: string }>(
      `SELECT c."organisationId", c."footprintId", c."stage", l."technologicalDqr", l."geographicalDqr", l."temporalDqr",
         coalesce(sum(abs(c."kgCo2e")), 0) AS "size"
       FROM "Contribution" c
       JOIN unnest($1::text[], $2::text[]) AS f("organisationId", "id")
         ON c."organisationId" = f."organisationId" AND c."footprintId" = f."id"
       LEFT JOIN "InventoryLine" l ON l."organisationId" = c."organisationId" AND l."id" = coalesce(c."leafLineId", c."lineId")
       GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
      [footprints.map(({ organisationId }) => organisationId), footprints.map(({ id }) => id)],
    );
    return footprints.map(({ organisationId, id }) =>
      rows.filter((row) => row.organisationId === organisationId && row.footprintId === id),
    );
  });
  return async (
    footprint: Pick<Footprint, 'organisationId' | 'id'> | undefined,
  ): Promise<readonly RatedSum[]> => (footprint === undefined ? [] : loader.load(footprint));
}
