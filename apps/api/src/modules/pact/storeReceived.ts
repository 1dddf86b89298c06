import type { Database } from '../../db/database.ts';
import type { PactConnection } from '../../db/generated/client/client.ts';
import type { ReceivedDocument } from './receivedDocument.ts';

/** How many footprints came for the first time, and how many came with a change. */
export interface StoredCounts {
  readonly added: number;
  readonly changed: number;
}

/**
 * Keeps footprints as a partner has sent them, by one statement. One that is here already changes only from Active to
 * Deprecated, or with a higher version of PACT v2; the same footprint again changes nothing.
 */
export async function storeReceived(
  { query }: Pick<Database, 'query'>,
  { organisationId, partnerId }: Pick<PactConnection, 'organisationId' | 'partnerId'>,
  footprints: readonly ReceivedDocument[],
): Promise<StoredCounts> {
  const documents = [...new Map(footprints.map((footprint) => [footprint.pfId, footprint])).values()];
  if (documents.length === 0) return { added: 0, changed: 0 };
  const written = await query<{ isNew: boolean }>(
    `INSERT INTO "ReceivedFootprint" AS held
       ("organisationId", "partnerId", "pfId", "version", "status", "productName", "precedingPfIds", "document")
     SELECT $1, $2, r."pfId", r."version", r."status", r."productName",
       ARRAY(SELECT jsonb_array_elements_text(r."preceding"::jsonb)), r."document"::jsonb
     FROM unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])
       AS r("pfId", "version", "status", "productName", "preceding", "document")
     ON CONFLICT ("organisationId", "partnerId", "pfId") DO UPDATE SET
       "status" = EXCLUDED."status", "changedAt" = now(), "version" = greatest(held."version", EXCLUDED."version"),
       "productName" = CASE WHEN EXCLUDED."version" > held."version" THEN EXCLUDED."productName" ELSE held."productName" END,
       "precedingPfIds" = CASE WHEN EXCLUDED."version" > held."version" THEN EXCLUDED."precedingPfIds" ELSE held."precedingPfIds" END,
       "document" = CASE WHEN EXCLUDED."version" > held."version" THEN EXCLUDED."document"
         ELSE jsonb_set(held."document", '{status}', to_jsonb(EXCLUDED."status")) END
     WHERE EXCLUDED."version" > held."version"
       OR (EXCLUDED."version" = held."version" AND EXCLUDED."status" = 'Deprecated' AND held."status" <> 'Deprecated')
     RETURNING "changedAt" IS NULL AS "isNew"`,
    [
      ...[organisationId, partnerId, documents.map(({ pfId }) => pfId)],
      documents.map(({ version }) => version),
      documents.map(({ status }) => status),
      documents.map(({ productName }) => productName),
      documents.map(({ precedingPfIds }) => JSON.stringify(precedingPfIds)),
      documents.map(({ document }) => JSON.stringify(document)),
    ],
  );
  const added = written.filter(({ isNew }) => isNew).length;
  return { added, changed: written.length - added };
}
