import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../db/generated/client/client.ts';

/** A copy of an assessment, with the new id of each line by the id of the line it was copied from. */
export interface CopiedAssessment {
  readonly id: string;
  readonly lineIds: ReadonlyMap<string, string>;
}

/** Gives copies of an assessment its exclusions, parameters and formulas: each their own. */
export async function copyBelongings(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  originalId: string,
  copies: readonly CopiedAssessment[],
): Promise<void> {
  const where = { organisationId, assessmentId: originalId };
  const exclusions = await transaction.assessmentExclusion.findMany({ where });
  const parameters = await transaction.parameter.findMany({ where });
  const formulas = await transaction.fieldFormula.findMany({ where });
  const each = <Row extends object>(rows: readonly Row[]) =>
    copies.flatMap(({ id }) => rows.map((row) => ({ ...row, id: randomUUID(), assessmentId: id })));
  await transaction.assessmentExclusion.createMany({ data: each(exclusions) });
  await transaction.parameter.createMany({ data: each(parameters) });
  await transaction.fieldFormula.createMany({
    data: copies.flatMap(({ id, lineIds }) =>
      formulas.flatMap((formula) => {
        const lineId = formula.lineId === null ? null : lineIds.get(formula.lineId);
        return lineId === undefined ? [] : [{ ...formula, id: randomUUID(), assessmentId: id, lineId }];
      }),
    ),
  });
}

/** The next version is proved by what proved this one; the files are copied inside the database. */
export async function copyEvidence(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  originalId: string,
  { id, lineIds }: CopiedAssessment,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Evidence" ("organisationId", "id", "assessmentId", "lineId", "fileName", "mediaType", "sizeBytes", "sha256",
      "content", "note", "userId", "userName", "at")
    SELECT proof."organisationId", gen_random_uuid()::text, ${id}, copied."to", proof."fileName", proof."mediaType",
      proof."sizeBytes", proof."sha256", proof."content", proof."note", proof."userId", proof."userName", proof."at"
    FROM "Evidence" proof
    LEFT JOIN unnest(${[...lineIds.keys()]}::text[], ${[...lineIds.values()]}::text[]) copied("from", "to")
      ON copied."from" = proof."lineId"
    WHERE proof."organisationId" = ${organisationId} AND proof."assessmentId" = ${originalId}
      AND proof."answerId" IS NULL AND (proof."lineId" IS NULL OR copied."to" IS NOT NULL)`;
}
