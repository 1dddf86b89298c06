import DataLoader from 'dataloader';
import type { Database } from '../../db/database.ts';
import type { Contribution, Footprint } from '../../db/generated/client/client.ts';

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
