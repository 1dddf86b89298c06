import { randomUUID } from 'node:crypto';
import { globalId, localId, localIds } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { lockWithFollowers } from '../productFamily/lockWithFollowers.ts';
import { type LineMove, readLineChange } from './lineChange.ts';
import { MOST_LINES, type PlannedLine, planLines } from './planBulkEdit.ts';
import { writeMoves } from './writeMoves.ts';

/** One line of a bulk edit, as it is kept for its undoing. */
export interface EditedLine {
  readonly assessmentId: string;
  readonly lineId: string;
  /** The columns that moved. */
  readonly before: LineMove;
  readonly after: LineMove;
}

interface BulkEditInput {
  readonly lineIds: readonly string[];
  readonly change: unknown;
  readonly revisions: readonly { readonly assessmentId: string; readonly revision: number }[];
}

/**
 * Changes chosen lines of any number of assessments, all of them or none, and keeps what is needed to undo it.
 *
 * @param input with the revision of every assessment concerned, as the preview read it
 * @returns the id of the edit
 * @throws InvalidInput naming each line that cannot change, or with the code VERSION_CHANGED
 */
export async function saveBulkEdit(
  { prisma }: Database,
  viewer: Viewer,
  input: BulkEditInput,
): Promise<string> {
  const { organisationId, userId, userName } = viewer;
  const lineIds = localIds('InventoryLine', input.lineIds, 'lineIds');
  const revisions = new Map(
    input.revisions.map(({ assessmentId, revision }, index) => [
      localId('Assessment', assessmentId, `revisions[${index}].assessmentId`),
      revision,
    ]),
  );
  if (lineIds.length === 0 || lineIds.length > MOST_LINES) throw wrongNumber(lineIds.length);
  return prisma.$transaction(
    async (transaction) => {
      const change = await readLineChange(transaction, organisationId, input.change);
      await lockWithFollowers(transaction, organisationId, [...revisions.keys()]);
      const planned = await planLines(
        transaction,
        organisationId,
        { organisationId, id: { in: lineIds }, assessment: { kind: 'CALCULATED' } },
        change,
      );
      refuseUnplanned(lineIds, planned, revisions);
      const edited = planned.flatMap(({ line, move }): EditedLine[] => {
        const columns = Object.keys(move) as (keyof LineMove)[];
        if (columns.length === 0) return [];
        const before = Object.fromEntries(columns.map((column) => [column, line[column]]));
        return [{ assessmentId: line.assessmentId, lineId: line.id, before, after: move }];
      });
      if (edited.length === 0) throw nothingMoves();
      await writeMoves(
        transaction,
        viewer,
        edited.map(({ after, ...line }) => ({ ...line, move: after })),
      );
      const { id } = await transaction.bulkEdit.create({
        data: {
          ...{ organisationId, id: randomUUID(), userId, userName },
          change: change as Prisma.InputJsonObject,
          lines: edited as unknown as Prisma.InputJsonArray,
        },
      });
      return id;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

/** @throws InvalidInput for lines that are gone or refused, and for assessments changed since the preview */
function refuseUnplanned(
  lineIds: readonly string[],
  planned: readonly PlannedLine[],
  revisions: ReadonlyMap<string, number>,
): void {
  const byId = new Map(planned.map((each) => [each.line.id, each]));
  for (const { line } of planned)
    refuseOutdated(
      line.assessment.product.name,
      line.assessment.revision,
      revisions.get(line.assessmentId) ?? 0,
    );
  const refused = lineIds.flatMap((id, index) => {
    const each = byId.get(id);
    const field = `lineIds[${index}]`;
    if (each === undefined)
      return [
        {
          ...{ field, code: 'LINE_UNKNOWN', message: `There is no line ${globalId('InventoryLine', id)}.` },
          remedy: 'Look at the preview again.',
        },
      ];
    if (each.refusal === null) return [];
    const { code, message, remedy } = each.refusal;
    const { name, assessment } = each.line;
    return [{ field, code, remedy, message: `${assessment.product.name}, “${name}”: ${message}` }];
  });
  if (refused.length > 0) throw new InvalidInput(refused);
}

function wrongNumber(count: number): InvalidInput {
  return new InvalidInput([
    {
      field: 'lineIds',
      code: count === 0 ? 'NOTHING_CHOSEN' : 'TOO_BIG',
      message: count === 0 ? 'No line is chosen.' : `At most ${MOST_LINES} lines are changed at once.`,
      remedy: 'Take the lines from the preview.',
    },
  ]);
}

function nothingMoves(): InvalidInput {
  return new InvalidInput([
    {
      field: 'change',
      code: 'NOTHING_CHANGED',
      message: 'All chosen lines are so already.',
      remedy: 'Choose other lines or another change.',
    },
  ]);
}
