import type { Factor } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { Factor as FactorRow } from '../../db/generated/client/client.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { stagedBesideCurrent } from '../factorImport/countChanges.ts';
import { type MovedAssessment, previewSubstitution } from './previewSubstitution.ts';

/** What accepting a staged release, and then following it everywhere, would do to the organisation's assessments. */
export async function previewRelease(
  database: Database,
  organisationId: string,
  releaseId: string,
): Promise<readonly MovedAssessment[]> {
  const rows = await database.query<FactorRow & { usedId: string }>(
    `SELECT s.*, f."id" AS "usedId", r."sourceId" FROM ${stagedBesideCurrent(releaseId)} AND s."position" >= 0
       AND f."contentHash" <> s."contentHash"
       AND EXISTS (SELECT FROM "InventoryLine" l WHERE l."organisationId" = $2 AND l."factorId" = f."id")`,
    [releaseId, organisationId],
  );
  const substitutes = new Map<string, Factor>(
    rows.map((row) => [row.usedId, toFactor({ ...row, id: row.usedId })]),
  );
  return previewSubstitution(database, organisationId, substitutes);
}
