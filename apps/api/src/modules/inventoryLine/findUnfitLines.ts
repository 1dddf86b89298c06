import type { InputRefusal } from '@cradle/engine';
import type { InventoryLine, Prisma } from '../../db/generated/client/client.ts';
import { type AssessmentFrame, engineRefusalsOfMany } from './prepareLines.ts';

type Unfit = {
  readonly assessment: AssessmentFrame & { readonly product: { readonly name: string } };
  /** Null where the assessment itself is refused. */
  readonly line: InventoryLine | null;
  readonly refusal: InputRefusal;
};

/** What the engine refuses of assessments as they are stored, with the lines. */
export async function findUnfitLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<readonly Unfit[]> {
  const rows = await transaction.assessment.findMany({
    where: { organisationId, id: { in: [...assessmentIds] } },
    include: { product: { select: { name: true, massKg: true } }, lines: { orderBy: { position: 'asc' } } },
  });
  const inventories = rows.map(({ lines, ...row }) => ({
    assessment: { ...row, massKg: row.product.massKg },
    lines,
  }));
  const refusals = await engineRefusalsOfMany(transaction, organisationId, inventories);
  return inventories.flatMap(({ assessment, lines }, index) =>
    refusals[index]!.map((refusal) => ({
      assessment,
      line: lines[lineIndex(refusal) ?? -1] ?? null,
      refusal,
    })),
  );
}

/** The line a refusal is about; null when it is about the assessment. */
export function lineIndex({ field }: InputRefusal): number | null {
  const index = /^lines\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : Number(index);
}
