import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { settleFormulas } from '../parameter/settleFormulas.ts';

/** Which column of a line a formula stands for. */
const COLUMNS = { AMOUNT: 'amount', DISTANCE_KM: 'distanceKm' } as const;

/** SQL: that the lines `own` and `shared` work out a column by one formula, each with the parameters of its assessment. */
export function haveSameFormula(column: string): string {
  const field = Object.entries(COLUMNS).find(([, name]) => name === column)?.[0];
  if (field === undefined) return 'FALSE';
  return `EXISTS (
    SELECT 1 FROM "FieldFormula" a
    JOIN "FieldFormula" b ON b."organisationId" = a."organisationId" AND b."field" = a."field" AND b."formula" = a."formula"
    WHERE a."organisationId" = own."organisationId" AND a."lineId" = own."id" AND b."lineId" = shared."id" AND a."field" = '${field}')`;
}

/**
 * Lets variants' lines take over the family's formulas where they have no number of their own, with the parameters they
 * lack, and works them out: the same formula gives each variant the number of its own parameters.
 *
 * @param pairs SQL of the variants' lines `own` beside the family's `shared`
 * @throws InvalidInput with the code VARIANT_UNFIT where a formula cannot be worked out in a variant
 */
export async function followFormulas(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  variantIds: readonly string[],
  pairs: string,
): Promise<void> {
  const follows = `(CASE shared_formula."field" WHEN 'AMOUNT' THEN NOT COALESCE(own."ownFields", '{}') @> ARRAY['amount'] AND own."amountScale" IS NULL
    WHEN 'DISTANCE_KM' THEN NOT COALESCE(own."ownFields", '{}') @> ARRAY['distanceKm'] ELSE FALSE END)`;
  const ids = [...variantIds];
  await transaction.$executeRawUnsafe(
    `DELETE FROM "FieldFormula" shared_formula USING ${pairs}
     WHERE shared_formula."organisationId" = $1 AND shared_formula."lineId" = own."id" AND own."organisationId" = $1
       AND own."assessmentId" = ANY($2) AND ${follows}`,
    organisationId,
    ids,
  );
  await transaction.$executeRawUnsafe(
    `INSERT INTO "FieldFormula" ("organisationId", "id", "assessmentId", "lineId", "field", "formula")
     SELECT $1, gen_random_uuid()::text, own."assessmentId", own."id", shared_formula."field", shared_formula."formula"
     FROM ${pairs}
     JOIN "FieldFormula" shared_formula ON shared_formula."organisationId" = shared."organisationId"
       AND shared_formula."lineId" = shared."id"
     WHERE own."organisationId" = $1 AND own."assessmentId" = ANY($2) AND ${follows}`,
    organisationId,
    ids,
  );
  await transaction.$executeRaw`
    INSERT INTO "Parameter" ("organisationId", "id", "assessmentId", "position", "name", "label", "labelZh", "unit", "value", "formula", "min", "max")
    SELECT shared."organisationId", gen_random_uuid()::text, variant."id", shared."position", shared."name", shared."label",
      shared."labelZh", shared."unit", shared."value", shared."formula", shared."min", shared."max"
    FROM "Assessment" variant
    JOIN "ProductFamily" family ON family."organisationId" = variant."organisationId" AND family."id" = variant."familyId"
    JOIN "Parameter" shared ON shared."organisationId" = family."organisationId"
      AND shared."assessmentId" = family."baseAssessmentId"
    WHERE variant."organisationId" = ${organisationId} AND variant."id" = ANY(${ids}::text[])
      AND NOT EXISTS (
        SELECT 1 FROM "Parameter" own WHERE own."organisationId" = variant."organisationId"
          AND own."assessmentId" = variant."id" AND own."name" = shared."name")`;
  const [first] = await settleFormulas(transaction, organisationId, ids);
  if (first !== undefined)
    throw new InvalidInput([
      {
        field: 'lines',
        code: 'VARIANT_UNFIT',
        message: `A variant could not follow a formula of its family: ${first.message}`,
        remedy: first.remedy,
      },
    ]);
}
