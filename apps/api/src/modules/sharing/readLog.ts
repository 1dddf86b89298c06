import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { Database } from '../../db/database.ts';
import type { ReadChannel } from '../../db/generated/client/client.ts';
import type { SharedVersion } from './readShared.ts';

const PAGE = 1000;
const COLUMNS = ['at', 'reader', 'channel', 'product', 'sku', 'version', 'level'];

/** Writes reads into the logs of the suppliers, all by one statement. */
export async function logReads(
  { query }: Database,
  readerName: string,
  channel: ReadChannel,
  reads: readonly SharedVersion[],
): Promise<void> {
  const rows = reads.flatMap(({ share, version }) => (version === null ? [] : [{ share, version }]));
  if (rows.length === 0) return;
  await query(
    `INSERT INTO "FootprintRead"
       ("organisationId", "id", "shareId", "assessmentId", "version", "level", "channel", "readerName")
     SELECT r."organisationId", r."id", r."shareId", r."assessmentId", r."version", r."level"::"SharingLevel",
       $1::"ReadChannel", $2
     FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[])
       AS r("organisationId", "id", "shareId", "assessmentId", "version", "level")`,
    [
      ...[channel, readerName],
      rows.map(({ share }) => share.organisationId),
      rows.map(() => randomUUID()),
      rows.map(({ share }) => share.id),
      rows.map(({ version }) => version.id),
      rows.map(({ version }) => version.version),
      rows.map(({ share }) => share.level),
    ],
  );
}

/** The log of an organisation's shared footprints as CSV, the newest first, page by page. */
export async function* exportReadLog({ prisma }: Database, organisationId: string): AsyncGenerator<string> {
  yield stringify([COLUMNS], { bom: true });
  let last: string | null = null;
  for (;;) {
    const reads: Awaited<ReturnType<typeof readPage>> = await readPage(last);
    yield stringify(
      reads.map(({ at, readerName, channel, version, level, share: { product } }) => [
        ...[at.toISOString(), readerName, channel, product.name, product.sku, version, level],
      ]),
      { escape_formulas: true },
    );
    if (reads.length < PAGE) return;
    last = reads.at(-1)!.id;
  }

  function readPage(after: string | null) {
    return prisma.footprintRead.findMany({
      where: { organisationId },
      include: { share: { include: { product: true } } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: PAGE,
      ...(after !== null && { skip: 1, cursor: { organisationId_id: { organisationId, id: after } } }),
    });
  }
}
