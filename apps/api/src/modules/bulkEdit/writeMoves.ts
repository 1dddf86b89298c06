import type { Viewer } from '../../context/context.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { changeLines } from '../inventoryLine/changeLines.ts';
import { updateLines } from '../inventoryLine/updateLines.ts';
import type { LineMove } from './lineChange.ts';

export interface MovedLine {
  readonly assessmentId: string;
  readonly lineId: string;
  readonly move: LineMove;
}

/**
 * Writes moves of lines: first those of bases and of whatever has no family, which variants follow; then those of variants,
 * which hold what they are given against what they have just followed.
 */
export async function writeMoves(
  transaction: Prisma.TransactionClient,
  viewer: Viewer,
  moves: readonly MovedLine[],
): Promise<void> {
  const { organisationId } = viewer;
  const variants = await transaction.assessment.findMany({
    where: {
      organisationId,
      id: { in: [...new Set(moves.map(({ assessmentId }) => assessmentId))] },
      familyId: { not: null },
    },
    select: { id: true },
  });
  const isVariant = new Set(variants.map(({ id }) => id));
  for (const phase of [false, true]) {
    const due = moves.filter(({ assessmentId }) => isVariant.has(assessmentId) === phase);
    if (due.length === 0) continue;
    const ids = [...new Set(due.map(({ assessmentId }) => assessmentId))];
    await changeLines(transaction, viewer, ids, () => writeColumns(transaction, organisationId, due));
  }
}

/** One statement for each set of columns that move together: a handful, however many lines. */
async function writeColumns(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  moves: readonly MovedLine[],
): Promise<void> {
  const groups = new Map<string, MovedLine[]>();
  for (const moved of moves) {
    const key = Object.keys(moved.move).sort().join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [moved]);
    else group.push(moved);
  }
  for (const group of groups.values())
    await updateLines(
      transaction,
      organisationId,
      group.map(({ lineId }) => lineId),
      group.map(({ move }) => move),
    );
}
