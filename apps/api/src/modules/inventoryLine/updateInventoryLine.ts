import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { InventoryLine } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { saveLineFormulas } from '../parameter/saveLineFormulas.ts';
import { readFrame } from './addInventoryLine.ts';
import { changeLines } from './changeLines.ts';
import { LineInputSchema } from './lineInput.ts';
import { prepareLines } from './prepareLines.ts';

/** Replaces every field of the line but its place. @throws InvalidInput, NotFound */
export async function updateInventoryLine(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<InventoryLine> {
  const { organisationId } = viewer;
  const fields = parseInput(LineInputSchema, input);
  return prisma.$transaction(async (transaction) => {
    const where = { organisationId_id: { organisationId, id } };
    const found = await transaction.inventoryLine.findUnique({ where, select: { assessmentId: true } });
    if (found === null) throw new NotFound('inventory line', globalId('InventoryLine', id));
    const frame = await readFrame(transaction, organisationId, found.assessmentId);
    const [line] = await prepareLines(transaction, organisationId, frame, [fields], '');
    return changeLines(transaction, viewer, [found.assessmentId], async () => {
      await transaction.inventoryLine.update({ where, data: line! });
      const lines = [{ ...fields, lineId: id }];
      await saveLineFormulas(transaction, organisationId, found.assessmentId, lines, (_index, name) => name);
      return transaction.inventoryLine.findUniqueOrThrow({ where });
    });
  });
}
