import type { Prisma } from '../../db/generated/client/client.ts';
import type { PreparedLine } from './prepareLines.ts';

/**
 * One statement for thousands of lines; whatever columns a line has, they are taken from the rows, which all have the same.
 */
export async function updateLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
  lines: readonly Partial<PreparedLine>[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = lines.map((line, index) => ({ ...line, id: ids[index] }));
  const columns = Object.keys(lines[0]!).map((column) => `"${column}"`);
  await transaction.$executeRawUnsafe(
    `UPDATE "InventoryLine" line SET (${columns.join(', ')}) = (SELECT ${columns.map((column) => `changed.${column}`).join(', ')})
     FROM jsonb_populate_recordset(NULL::"InventoryLine", $1::jsonb) changed
     WHERE line."organisationId" = $2 AND line."id" = changed."id"`,
    JSON.stringify(rows),
    organisationId,
  );
}
