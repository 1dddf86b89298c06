import type { Database } from '../../db/database.ts';
import type { PactConnection } from '../../db/generated/client/client.ts';
import type { PactFootprint } from './pactDocument.ts';

/** Keeps footprints as a partner has sent them, by one statement; one that is here already may only become Deprecated. */
export async function storeReceived(
  { query }: Pick<Database, 'query'>,
  { organisationId, partnerId }: Pick<PactConnection, 'organisationId' | 'partnerId'>,
  footprints: readonly PactFootprint[],
): Promise<void> {
  const documents = [...new Map(footprints.map((footprint) => [footprint.id, footprint])).values()];
  if (documents.length === 0) return;
  await query(
    `INSERT INTO "ReceivedFootprint" ("organisationId", "partnerId", "pfId", "document", "productName", "status")
     SELECT $1, $2, r."pfId", r."document"::jsonb, r."productName", r."status"
     FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS r("pfId", "document", "productName", "status")
     ON CONFLICT ("organisationId", "partnerId", "pfId") DO UPDATE SET
       "status" = EXCLUDED."status", "document" = jsonb_set("ReceivedFootprint"."document", '{status}', to_jsonb(EXCLUDED."status"))
     WHERE EXCLUDED."status" = 'Deprecated'`,
    [
      ...[organisationId, partnerId, documents.map(({ id }) => id)],
      documents.map((document) => JSON.stringify(document)),
      documents.map(({ productNameCompany }) => productNameCompany),
      documents.map(({ status }) => status),
    ],
  );
}
