import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { lockWithFollowers } from '../productFamily/lockWithFollowers.ts';
import type { LineMove } from './lineChange.ts';
import type { EditedLine } from './saveBulkEdit.ts';
import { writeMoves } from './writeMoves.ts';

const MOST_NAMED = 5;

/**
 * Gives every line of a bulk edit back what it was, all of them or none, as long as nobody has touched what the edit wrote.
 *
 * @throws NotFound; InvalidInput with the codes ALREADY_UNDONE, LINES_CHANGED naming the lines, or SETTLED
 */
export async function undoBulkEdit({ prisma }: Database, viewer: Viewer, id: string): Promise<string> {
  const { organisationId } = viewer;
  const where = { organisationId_id: { organisationId, id } };
  return prisma.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`
        SELECT 1 FROM "BulkEdit" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
      const edit = await transaction.bulkEdit.findUnique({ where });
      if (edit === null) throw new NotFound('bulk edit', globalId('BulkEdit', id));
      if (edit.undoneAt !== null) throw undoneAlready();
      const lines = edit.lines as unknown as readonly EditedLine[];
      const assessmentIds = [...new Set(lines.map(({ assessmentId }) => assessmentId))];
      await lockWithFollowers(transaction, organisationId, assessmentIds);
      await refuseTouched(transaction, organisationId, lines);
      await writeMoves(
        transaction,
        viewer,
        lines.map(({ before, ...line }) => ({ ...line, move: before })),
      );
      await transaction.bulkEdit.update({ where, data: { undoneAt: new Date() } });
      return id;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

async function refuseTouched(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  lines: readonly EditedLine[],
): Promise<void> {
  const rows = await transaction.inventoryLine.findMany({
    where: { organisationId, id: { in: lines.map(({ lineId }) => lineId) } },
  });
  const stored = new Map(rows.map((row) => [row.id, row]));
  const touched = lines.filter(({ lineId, after }) => {
    const row = stored.get(lineId);
    return (
      row === undefined || (Object.keys(after) as (keyof LineMove)[]).some((key) => row[key] !== after[key])
    );
  });
  if (touched.length === 0) return;
  const names = touched.slice(0, MOST_NAMED).map(({ lineId }) => `“${stored.get(lineId)?.name ?? lineId}”`);
  throw new InvalidInput([
    {
      field: 'id',
      code: 'LINES_CHANGED',
      message: `${touched.length} of its lines have been changed or removed since: ${names.join(', ')}.`,
      remedy: 'Correct the lines themselves, or with another bulk edit.',
    },
  ]);
}

function undoneAlready(): InvalidInput {
  return new InvalidInput([
    {
      field: 'id',
      code: 'ALREADY_UNDONE',
      message: 'The edit has been undone.',
      remedy: 'Make the edit anew if it is wanted after all.',
    },
  ]);
}
