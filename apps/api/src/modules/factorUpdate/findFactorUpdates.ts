import type { Factor } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { type MovedAssessment, previewSubstitution } from './previewSubstitution.ts';

/** A replacement that an organisation's lines have not followed yet. */
export interface FactorReplacement {
  readonly factorId: string;
  readonly replacementId: string;
}

export interface FactorUpdates {
  readonly replacements: readonly FactorReplacement[];
  readonly moved: readonly MovedAssessment[];
}

/**
 * Factors that the organisation's lines use and a later release has replaced, with what following them would do to every
 * assessment. Nothing moves until it is accepted: results keep the factor they were made with.
 */
export async function findFactorUpdates(database: Database, organisationId: string): Promise<FactorUpdates> {
  const replacements = await findReplacements(database, organisationId);
  const rows = await database.prisma.factor.findMany({
    where: { id: { in: replacements.map(({ replacementId }) => replacementId) } },
  });
  const byId = new Map(rows.map((row) => [row.id, toFactor(row)]));
  const substitutes = new Map<string, Factor>();
  for (const { factorId, replacementId } of replacements) {
    const substitute = byId.get(replacementId);
    if (substitute !== undefined) substitutes.set(factorId, substitute);
  }
  return { replacements, moved: await previewSubstitution(database, organisationId, substitutes) };
}

/** Follows each replaced factor to the version in use now, over several releases if need be. */
export async function findReplacements(
  { query }: Pick<Database, 'query'>,
  organisationId: string,
  assessmentId: string | null = null,
): Promise<FactorReplacement[]> {
  return query<FactorReplacement>(
    `WITH RECURSIVE used AS (
       SELECT DISTINCT "factorId" FROM "InventoryLine"
       WHERE "organisationId" = $1 AND "factorId" IS NOT NULL AND ($2::text IS NULL OR "assessmentId" = $2)
     ), chain("factorId", "at", "next") AS (
       SELECT f."id", f."id", f."replacedById" FROM "Factor" f JOIN used ON used."factorId" = f."id"
       WHERE f."replacedById" IS NOT NULL
       UNION
       SELECT chain."factorId", n."id", n."replacedById" FROM chain JOIN "Factor" n ON n."id" = chain."next"
     )
     SELECT chain."factorId", chain."at" AS "replacementId" FROM chain JOIN "Factor" f ON f."id" = chain."at"
     WHERE chain."next" IS NULL AND f."retiredById" IS NULL AND chain."at" <> chain."factorId" ORDER BY 1`,
    [organisationId, assessmentId],
  );
}
