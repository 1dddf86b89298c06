import { z } from 'zod';
import { globalId, localId, localIds } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { saveLineFormulas } from '../parameter/saveLineFormulas.ts';
import { lockWithFollowers } from '../productFamily/lockWithFollowers.ts';
import { readFrame } from './addInventoryLine.ts';
import { changeLines } from './changeLines.ts';
import { insertLines } from './insertLines.ts';
import { LineInputSchema } from './lineInput.ts';
import { prepareLines } from './prepareLines.ts';
import { updateLines } from './updateLines.ts';

const MOST_LINES = 5_000;
const TRANSACTION = { timeout: 60_000, maxWait: 20_000 };

const Changes = z.object({
  insert: z.array(z.object({ before: z.string().nullish(), line: LineInputSchema })).max(MOST_LINES),
  update: z.array(z.object({ id: z.string(), line: LineInputSchema })).max(MOST_LINES),
  remove: z.array(z.string()).max(MOST_LINES),
  move: z.array(z.object({ id: z.string(), before: z.string().nullish() })).max(MOST_LINES),
});

export interface SavedLines {
  readonly assessmentId: string;
  /** Of the inserted lines, in their order. */
  readonly insertedIds: readonly string[];
}

/**
 * Inserts, updates, removes and moves lines of one assessment: all of it or nothing. First lines are
 * removed, then moved, then inserted; those inserted before the same line keep their order.
 *
 * @param revision of the assessment as it was read: what somebody else has changed meanwhile is not overwritten
 * @throws InvalidInput naming each field, such as `update[2].line.unit`, or with the code VERSION_CHANGED; NotFound
 */
export async function saveInventoryLines(
  { prisma }: Database,
  viewer: Viewer,
  assessmentId: string,
  revision: number,
  input: unknown,
): Promise<SavedLines> {
  const { organisationId } = viewer;
  const changes = parseInput(Changes, input);
  return prisma.$transaction(async (transaction) => {
    await lockWithFollowers(transaction, organisationId, [assessmentId]);
    const frame = await readFrame(transaction, organisationId, assessmentId);
    refuseOutdated('The inventory', frame.revision, revision);
    const stored = await transaction.inventoryLine.findMany({
      where: { organisationId, assessmentId },
      select: { id: true, position: true },
      orderBy: { position: 'asc' },
    });
    const places = placeChanges(
      stored.map(({ id }) => id),
      changes,
    );
    const inputs = [...changes.insert, ...changes.update].map(({ line }) => line);
    const prepared = await namingChanges(changes.insert.length, () =>
      prepareLines(transaction, organisationId, frame, inputs, 'lines'),
    );
    const insertedIds = await changeLines(transaction, viewer, [assessmentId], async () => {
      await removeLines(transaction, organisationId, places.removed);
      await updateLines(transaction, organisationId, places.updated, prepared.slice(changes.insert.length));
      const inserted = await insertLines(
        transaction,
        organisationId,
        assessmentId,
        prepared.slice(0, changes.insert.length),
        (stored.at(-1)?.position ?? 0) + 1,
      );
      const order = places.order.map((place) => (typeof place === 'number' ? inserted[place]! : place));
      await numberLines(transaction, organisationId, order);
      const ids = [...inserted, ...places.updated];
      await namingChanges(changes.insert.length, () =>
        saveLineFormulas(
          transaction,
          organisationId,
          assessmentId,
          inputs.map((line, index) => ({ ...line, lineId: ids[index]! })),
          (index, name) => `lines[${index}].${name}`,
        ),
      );
      return inserted;
    });
    return { assessmentId, insertedIds };
  }, TRANSACTION);
}

/** A stored line by its id, or an inserted one by its index. */
type Place = string | number;

/** Where every line stands in the end. @throws InvalidInput for a line that is not one of the assessment */
function placeChanges(
  stored: readonly string[],
  { insert, update, remove, move }: z.output<typeof Changes>,
): {
  readonly order: readonly Place[];
  readonly removed: readonly string[];
  readonly updated: readonly string[];
} {
  const removed = localIds('InventoryLine', remove, 'remove');
  const updated = update.map(({ id }, index) => localId('InventoryLine', id, `update[${index}].id`));
  const known = new Set(stored);
  const gone = [
    ...removed.map((id, index) => ({ id, field: `remove[${index}]` })),
    ...updated.map((id, index) => ({ id, field: `update[${index}].id` })),
  ].filter(({ id }) => !known.has(id));
  if (gone.length > 0) throw new InvalidInput(gone.map(({ id, field }) => lineUnknown(id, field)));
  if (stored.length - removed.length + insert.length > MOST_LINES) throw tooMany();

  const leaving = new Set(removed);
  const order: Place[] = stored.filter((id) => !leaving.has(id));
  const put = (place: Place, before: string | null | undefined, field: string): void => {
    if (before === null || before === undefined) {
      order.push(place);
      return;
    }
    const id = localId('InventoryLine', before, field);
    const at = order.indexOf(id);
    if (at === -1) throw new InvalidInput([lineUnknown(id, field)]);
    order.splice(at, 0, place);
  };
  for (const [index, { id, before }] of move.entries()) {
    const moved = localId('InventoryLine', id, `move[${index}].id`);
    const at = order.indexOf(moved);
    if (at === -1) throw new InvalidInput([lineUnknown(moved, `move[${index}].id`)]);
    order.splice(at, 1);
    put(moved, before, `move[${index}].before`);
  }
  for (const [index, { before }] of insert.entries()) put(index, before, `insert[${index}].before`);
  return { order, removed, updated };
}

function lineUnknown(id: string, field: string): InvalidField {
  return {
    field,
    code: 'LINE_UNKNOWN',
    message: `The assessment has no line ${globalId('InventoryLine', id)}.`,
    remedy: 'Load the lines again.',
  };
}

function tooMany(): InvalidInput {
  return new InvalidInput([
    {
      field: 'insert',
      code: 'TOO_BIG',
      message: `An assessment may have ${MOST_LINES} lines.`,
      remedy: 'Divide the product, and use its parts as input assessments.',
    },
  ]);
}

/** Both lists are checked as one; the caller knows them as two. */
async function namingChanges<Result>(inserted: number, check: () => Promise<Result>): Promise<Result> {
  return check().catch((error: unknown) => {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      error.fields.map((field) => ({
        ...field,
        field: field.field.replace(/^lines\[(\d+)\]/, (_whole, at: string) =>
          Number(at) < inserted ? `insert[${at}].line` : `update[${Number(at) - inserted}].line`,
        ),
      })),
    );
  });
}

async function removeLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await transaction.inventoryLine.deleteMany({ where: { organisationId, id: { in: [...ids] } } });
}

/** Numbers the lines from 1 on; only those that stand elsewhere are written. */
async function numberLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  order: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "InventoryLine" line SET "position" = wanted."position"
    FROM unnest(${[...order]}::text[]) WITH ORDINALITY wanted("id", "position")
    WHERE line."organisationId" = ${organisationId} AND line."id" = wanted."id"
      AND line."position" <> wanted."position"`;
}
