import { randomUUID } from 'node:crypto';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { InventoryLine, Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { saveLineFormulas } from '../parameter/saveLineFormulas.ts';
import { changeLines } from './changeLines.ts';
import { LineInputSchema } from './lineInput.ts';
import { type AssessmentFrame, prepareLines } from './prepareLines.ts';

/** Adds a line at the end of the assessment. @throws InvalidInput, NotFound */
export async function addInventoryLine(
  { prisma }: Database,
  viewer: Viewer,
  assessmentId: string,
  input: unknown,
): Promise<InventoryLine> {
  const { organisationId } = viewer;
  const fields = parseInput(LineInputSchema, input);
  return prisma.$transaction(async (transaction) => {
    const frame = await readFrame(transaction, organisationId, assessmentId);
    const [line] = await prepareLines(transaction, organisationId, frame, [fields], '');
    return changeLines(transaction, viewer, [assessmentId], async () => {
      const last = await transaction.inventoryLine.aggregate({
        where: { organisationId, assessmentId },
        _max: { position: true },
      });
      const position = (last._max.position ?? 0) + 1;
      const id = randomUUID();
      await transaction.inventoryLine.create({
        data: { ...line!, organisationId, assessmentId, id, position },
      });
      const lines = [{ ...fields, lineId: id }];
      await saveLineFormulas(transaction, organisationId, assessmentId, lines, (_index, name) => name);
      return transaction.inventoryLine.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id } },
      });
    });
  });
}

/** What lines of an assessment are checked against. @throws NotFound; InvalidInput for a declared footprint */
export async function readFrame(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string,
): Promise<AssessmentFrame & { readonly revision: number }> {
  const assessment = await transaction.assessment.findUnique({
    where: { organisationId_id: { organisationId, id: assessmentId } },
    include: { product: { select: { massKg: true } } },
  });
  if (assessment === null) throw new NotFound('assessment', globalId('Assessment', assessmentId));
  if (assessment.kind === 'DECLARED') {
    throw new InvalidInput([
      {
        field: 'assessmentId',
        code: 'DECLARED_HAS_NO_LINES',
        message: 'A declared footprint holds published values and has no inventory.',
        remedy: 'Create a calculated assessment of the product and add the lines there.',
      },
    ]);
  }
  return { ...assessment, massKg: assessment.product.massKg };
}
