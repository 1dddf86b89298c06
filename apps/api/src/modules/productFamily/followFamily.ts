import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { findUnfitLines } from '../inventoryLine/findUnfitLines.ts';
import { FAMILY_FIELDS, type FamilyField, SCALE_TOLERANCE, TIED_FIELDS } from './familyFields.ts';
import { followFormulas, haveSameFormula } from './followFormulas.ts';

const MOST_NAMED = 5;

/** A variant's line beside the family's line it follows; `own` and `shared` in what is asked of them. */
const PAIRS = `"InventoryLine" own
  JOIN "Assessment" variant ON variant."organisationId" = own."organisationId" AND variant."id" = own."assessmentId"
  JOIN "ProductFamily" family ON family."organisationId" = variant."organisationId" AND family."id" = variant."familyId"
  JOIN "InventoryLine" shared ON shared."organisationId" = family."organisationId"
    AND shared."assessmentId" = family."baseAssessmentId"
    AND COALESCE(shared."copiedFromId", shared."id") = own."familyLineId"`;

const IS_SCALED = `(own."amountScale" IS NOT NULL AND own."unit" = shared."unit"
  AND abs(own."amount" - shared."amount" * own."amountScale") <= ${SCALE_TOLERANCE} * abs(own."amount"))`;

/**
 * Notes in which columns the lines of variants differ from their family's, and which of its lines they leave out. Whoever
 * has written to lines of a variant calls it: what then equals the family's follows it again.
 *
 * @param assessmentIds those that are no variant are left alone
 */
export async function markDifferences(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<void> {
  await transaction.$executeRawUnsafe(
    `UPDATE "InventoryLine" line SET "ownFields" = found."fields",
       "amountScale" = CASE WHEN found."isScaled" THEN line."amountScale" END
     FROM (
       SELECT own."id", COALESCE(${IS_SCALED}, FALSE) AS "isScaled", ${differences()} AS "fields"
       FROM ${PAIRS} WHERE own."organisationId" = $1 AND own."assessmentId" = ANY($2)
     ) found
     WHERE line."organisationId" = $1 AND line."id" = found."id"`,
    organisationId,
    [...assessmentIds],
  );
  await transaction.$executeRawUnsafe(
    `UPDATE "Assessment" variant SET "leftOutLineIds" = ARRAY(
       SELECT COALESCE(shared."copiedFromId", shared."id") FROM "InventoryLine" shared
       WHERE shared."organisationId" = $1 AND shared."assessmentId" = family."baseAssessmentId"
         AND NOT EXISTS (
           SELECT 1 FROM "InventoryLine" own WHERE own."organisationId" = $1 AND own."assessmentId" = variant."id"
             AND own."familyLineId" = COALESCE(shared."copiedFromId", shared."id"))
       ORDER BY shared."position")
     FROM "ProductFamily" family
     WHERE variant."organisationId" = $1 AND variant."id" = ANY($2)
       AND family."organisationId" = $1 AND family."id" = variant."familyId"`,
    organisationId,
    [...assessmentIds],
  );
}

function differences(): string {
  const tied = new Set(TIED_FIELDS.flat());
  const groups = [
    ...TIED_FIELDS,
    ...FAMILY_FIELDS.filter((field) => !tied.has(field)).map((field) => [field]),
  ];
  const parts = groups.map((fields) => {
    const differs = fields.map(differsIn).join(' OR ');
    const names = fields.map((field) => `'${field}'`).join(', ');
    return `CASE WHEN ${differs} THEN ARRAY[${names}] ELSE ARRAY[]::text[] END`;
  });
  return parts.join(' || ');
}

/** What follows by a scale or by the same formula is no difference. */
function differsIn(field: FamilyField): string {
  const differs = `own."${field}" IS DISTINCT FROM shared."${field}"`;
  if (field === 'amount')
    return `(${differs} AND NOT COALESCE(${IS_SCALED}, FALSE) AND NOT ${haveSameFormula(field)})`;
  return field === 'distanceKm' ? `(${differs} AND NOT ${haveSameFormula(field)})` : differs;
}

/**
 * Brings variants up to their family: lines that it no longer has go, new ones come, all others take over what they have
 * not of their own. As many statements for many variants as for one.
 *
 * @throws InvalidInput with the code VARIANT_UNFIT where the family's line does not go with what a variant has of its own
 */
export async function followFamily(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  variantIds: readonly string[],
): Promise<void> {
  if (variantIds.length === 0) return;
  const ids = [...variantIds];
  await transaction.$executeRawUnsafe(
    `DELETE FROM "InventoryLine" line USING "Assessment" variant, "ProductFamily" family
     WHERE line."organisationId" = $1 AND line."assessmentId" = ANY($2) AND line."familyLineId" IS NOT NULL
       AND variant."organisationId" = $1 AND variant."id" = line."assessmentId"
       AND family."organisationId" = $1 AND family."id" = variant."familyId"
       AND NOT EXISTS (
         SELECT 1 FROM "InventoryLine" shared WHERE shared."organisationId" = $1
           AND shared."assessmentId" = family."baseAssessmentId"
           AND COALESCE(shared."copiedFromId", shared."id") = line."familyLineId")`,
    organisationId,
    ids,
  );
  await transaction.$executeRawUnsafe(
    `UPDATE "InventoryLine" line SET ${FAMILY_FIELDS.map((field) => `"${field}" = found."${field}"`).join(', ')}
     FROM (SELECT own."id", ${FAMILY_FIELDS.map(followed).join(', ')} FROM ${PAIRS}
       WHERE own."organisationId" = $1 AND own."assessmentId" = ANY($2)) found
     WHERE line."organisationId" = $1 AND line."id" = found."id"`,
    organisationId,
    ids,
  );
  const columns = FAMILY_FIELDS.map((field) => `"${field}"`).join(', ');
  await transaction.$executeRawUnsafe(
    `INSERT INTO "InventoryLine" ("organisationId", "id", "assessmentId", "position", "copiedFromId", "familyLineId", "ownFields", ${columns})
     SELECT $1, gen_random_uuid()::text, variant."id", shared."position",
       COALESCE(shared."copiedFromId", shared."id"), COALESCE(shared."copiedFromId", shared."id"), ARRAY[]::text[],
       ${FAMILY_FIELDS.map((field) => `shared."${field}"`).join(', ')}
     FROM "Assessment" variant
     JOIN "ProductFamily" family ON family."organisationId" = $1 AND family."id" = variant."familyId"
     JOIN "InventoryLine" shared ON shared."organisationId" = $1 AND shared."assessmentId" = family."baseAssessmentId"
     WHERE variant."organisationId" = $1 AND variant."id" = ANY($2)
       AND NOT COALESCE(variant."leftOutLineIds", '{}') @> ARRAY[COALESCE(shared."copiedFromId", shared."id")]
       AND NOT EXISTS (
         SELECT 1 FROM "InventoryLine" own WHERE own."organisationId" = $1 AND own."assessmentId" = variant."id"
           AND own."familyLineId" = COALESCE(shared."copiedFromId", shared."id"))`,
    organisationId,
    ids,
  );
  await numberLikeFamily(transaction, organisationId, ids);
  await followFormulas(transaction, organisationId, ids, PAIRS);
  await markDifferences(transaction, organisationId, ids);
  await refuseUnfit(transaction, organisationId, ids);
}

function followed(field: FamilyField): string {
  const own = `CASE WHEN COALESCE(own."ownFields", '{}') @> ARRAY['${field}'] THEN own."${field}" ELSE shared."${field}" END`;
  if (field !== 'amount') return `${own} AS "${field}"`;
  return `CASE WHEN own."amountScale" IS NULL THEN ${own} ELSE shared."amount" * own."amountScale" END AS "amount"`;
}

/** The family's lines stand in its order; a variant's own come after them. */
async function numberLikeFamily(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  variantIds: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "InventoryLine" line SET "position" = placed."position"
    FROM (
      SELECT own."id", row_number() OVER (
        PARTITION BY own."assessmentId" ORDER BY shared."position" NULLS LAST, own."position", own."id") AS "position"
      FROM "InventoryLine" own
      JOIN "Assessment" variant ON variant."organisationId" = own."organisationId" AND variant."id" = own."assessmentId"
      JOIN "ProductFamily" family ON family."organisationId" = own."organisationId" AND family."id" = variant."familyId"
      LEFT JOIN "InventoryLine" shared ON shared."organisationId" = own."organisationId"
        AND shared."assessmentId" = family."baseAssessmentId"
        AND COALESCE(shared."copiedFromId", shared."id") = own."familyLineId"
      WHERE own."organisationId" = ${organisationId} AND own."assessmentId" = ANY(${[...variantIds]}::text[])
    ) placed
    WHERE line."organisationId" = ${organisationId} AND line."id" = placed."id" AND line."position" <> placed."position"`;
}

/** An amount that a variant has of its own is not worked out from the family's formula. */
export async function dropFormulasOfOwnAmounts(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  variantIds: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    DELETE FROM "FieldFormula" formula USING "InventoryLine" line
    WHERE formula."organisationId" = ${organisationId} AND formula."assessmentId" = ANY(${[...variantIds]}::text[])
      AND formula."field" = 'AMOUNT' AND line."organisationId" = ${organisationId} AND line."id" = formula."lineId"
      AND (line."ownFields" @> ARRAY['amount'] OR line."amountScale" IS NOT NULL)`;
}

/** @throws InvalidInput with the code VARIANT_UNFIT */
export async function refuseUnfit(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  variantIds: readonly string[],
): Promise<void> {
  const unfit = await findUnfitLines(transaction, organisationId, variantIds);
  if (unfit.length === 0) return;
  throw new InvalidInput(
    unfit.slice(0, MOST_NAMED).map(({ assessment, line, refusal }) => ({
      field: 'lines',
      code: 'VARIANT_UNFIT',
      message: `The variant ${assessment.product.name} could not follow in “${line?.name ?? ''}”: ${refusal.message}`,
      remedy: `Put the variant's line back to the family's first. ${refusal.remedy}`,
    })),
  );
}
