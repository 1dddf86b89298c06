import { z } from 'zod';
import { globalId, localId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { InventoryLine, Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { changeLines } from '../inventoryLine/changeLines.ts';
import { findUnfitLines } from '../inventoryLine/findUnfitLines.ts';
import { updateLines } from '../inventoryLine/updateLines.ts';
import { dropFormulasOfOwnAmounts, followFamily, markDifferences } from './followFamily.ts';
import {
  differentLine,
  LineDifference,
  lineUnknown,
  type ReadDifference,
  readDifferences,
  rootOf,
} from './lineDifference.ts';
import { lockWithFollowers } from './lockWithFollowers.ts';

const Changes = z
  .array(
    z.object({
      assessmentId: z.string(),
      revision: z.number().int(),
      lines: z.array(LineDifference).min(1, 'must not be empty').max(5_000),
    }),
  )
  .min(1, 'must not be empty')
  .max(200);

/**
 * Changes lines of a family: in the base for all variants that have nothing of their own there, in a variant for it alone.
 * A line that is put back is as the family's again, also where it was left out.
 *
 * @throws NotFound; InvalidInput naming each field, or with the code VERSION_CHANGED for an assessment changed meanwhile
 */
export async function changeFamilyLines(
  { prisma }: Database,
  viewer: Viewer,
  familyId: string,
  input: unknown,
): Promise<string> {
  const { organisationId } = viewer;
  const changes = parseInput(Changes, input).map((change, index) => ({
    ...change,
    assessmentId: localId('Assessment', change.assessmentId, `changes[${index}].assessmentId`),
  }));
  return prisma.$transaction(
    async (transaction) => {
      const ids = changes.map(({ assessmentId }) => assessmentId);
      const family = await readFamily(transaction, organisationId, familyId);
      const baseId = family.baseAssessmentId;
      await lockWithFollowers(transaction, organisationId, [...ids, baseId]);
      const members = await readMembers(transaction, organisationId, [...ids, baseId]);
      for (const { assessmentId, revision } of changes) {
        const member = members.get(assessmentId);
        if (member === undefined || (member.familyId !== familyId && assessmentId !== baseId))
          throw new NotFound('variant of this family', globalId('Assessment', assessmentId));
        refuseOutdated(member.product.name, member.revision, revision);
      }
      const places = changes.flatMap(({ lines }, at) =>
        lines.map((_line, place) => `changes[${at}].lines[${place}]`),
      );
      const read = await readDifferences(
        transaction,
        organisationId,
        changes.flatMap(({ lines }) => lines),
        (index) => places[index]!,
      );
      let next = 0;
      const orders = changes.map(({ assessmentId, lines }, index) => {
        const differences = read.slice(next, next + lines.length);
        next += lines.length;
        return { assessmentId, differences, place: `changes[${index}].lines` };
      });
      // First the base: what a variant is given stands against what it has just followed.
      for (const isBase of [true, false]) {
        const due = orders.filter(({ assessmentId }) => (assessmentId === baseId) === isBase);
        if (due.length === 0) continue;
        const dueIds = due.map(({ assessmentId }) => assessmentId);
        const now = await readMembers(transaction, organisationId, [...dueIds, baseId]);
        const steps = due.map(({ assessmentId, differences, place }) =>
          planChange(now.get(baseId)!, now.get(assessmentId)!, differences, place),
        );
        await changeLines(transaction, viewer, dueIds, () => writeSteps(transaction, organisationId, steps));
      }
      await dropFormulasOfOwnAmounts(transaction, organisationId, ids);
      await refuseWhatCannotBe(transaction, organisationId, ids);
      return familyId;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

async function readFamily(transaction: Prisma.TransactionClient, organisationId: string, id: string) {
  const family = await transaction.productFamily.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (family === null) throw new NotFound('product family', globalId('ProductFamily', id));
  return family;
}

async function readMembers(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
) {
  const rows = await transaction.assessment.findMany({
    where: { organisationId, id: { in: [...ids] } },
    include: { product: { select: { name: true } }, lines: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

type Member = Awaited<ReturnType<typeof readMembers>> extends Map<string, infer Row> ? Row : never;

/** What is to be done to the lines of one member. */
interface Step {
  readonly member: Member;
  readonly updated: readonly (Partial<InventoryLine> & { readonly id: string })[];
  readonly removed: readonly string[];
  /** Where the lines began that shall be as the family's again. */
  readonly putBack: readonly string[];
}

function planChange(
  base: Member,
  member: Member,
  differences: readonly ReadDifference[],
  place: string,
): Step {
  const shared = new Map(base.lines.map((line) => [line.id, line]));
  const own = new Map(
    member.lines.map((line) => [member === base ? rootOf(line) : (line.familyLineId ?? ''), line]),
  );
  const updated = [];
  const removed = [];
  const putBack = [];
  for (const [index, difference] of differences.entries()) {
    const line = shared.get(difference.lineId);
    if (line === undefined) throw lineUnknown(`${place}[${index}].lineId`);
    const current = own.get(rootOf(line));
    if (difference.putBack) {
      if (member === base) throw baseHasNoFamily(`${place}[${index}].putBack`);
      putBack.push(rootOf(line));
    } else if (current === undefined) throw leftOut(`${place}[${index}].lineId`);
    else if (difference.leaveOut) removed.push(current.id);
    else {
      const { amountScale, ...columns } = differentLine(line, current, difference);
      updated.push({ ...columns, amountScale: member === base ? null : amountScale, id: current.id });
    }
  }
  return { member, updated, removed, putBack };
}

async function writeSteps(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  steps: readonly Step[],
): Promise<void> {
  const updated = steps.flatMap((step) => step.updated);
  await updateLines(
    transaction,
    organisationId,
    updated.map(({ id }) => id),
    updated.map(({ id, ...line }) => line),
  );
  const removed = steps.flatMap((step) => step.removed);
  await transaction.inventoryLine.deleteMany({ where: { organisationId, id: { in: removed } } });
  const back = steps.filter(({ putBack }) => putBack.length > 0);
  if (back.length === 0) return;
  const memberIds = back.map(({ member }) => member.id);
  // First, because what is put back follows what the family's lines are to be, and what is left out must be noted.
  await markDifferences(transaction, organisationId, memberIds);
  const pairs = back.flatMap(({ member, putBack }) => putBack.map((root) => ({ id: member.id, root })));
  const ids = pairs.map(({ id }) => id);
  const roots = pairs.map(({ root }) => root);
  await transaction.$executeRaw`
    UPDATE "InventoryLine" line SET "ownFields" = ARRAY[]::text[], "amountScale" = NULL
    FROM unnest(${ids}::text[], ${roots}::text[]) back("id", "root")
    WHERE line."organisationId" = ${organisationId} AND line."assessmentId" = back."id" AND line."familyLineId" = back."root"`;
  await transaction.$executeRaw`
    UPDATE "Assessment" variant SET "leftOutLineIds" = ARRAY(
      SELECT kept FROM unnest(variant."leftOutLineIds") kept
      WHERE NOT EXISTS (
        SELECT 1 FROM unnest(${ids}::text[], ${roots}::text[]) back("id", "root")
        WHERE back."id" = variant."id" AND back."root" = kept))
    WHERE variant."organisationId" = ${organisationId} AND variant."id" = ANY(${memberIds}::text[])`;
  await followFamily(transaction, organisationId, memberIds);
}

async function refuseWhatCannotBe(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  const unfit = await findUnfitLines(transaction, organisationId, ids);
  if (unfit.length === 0) return;
  throw new InvalidInput(
    unfit.map(({ assessment, line, refusal: { code, message, remedy } }) => ({
      ...{ field: 'changes', code, remedy },
      message: `${assessment.product.name}, “${line?.name ?? ''}”: ${message}`,
    })),
  );
}

function leftOut(field: string): InvalidInput {
  return new InvalidInput([
    {
      field,
      code: 'LINE_LEFT_OUT',
      message: 'The variant does without this line.',
      remedy: 'Put the line back first.',
    },
  ]);
}

function baseHasNoFamily(field: string): InvalidInput {
  return new InvalidInput([
    {
      field,
      code: 'BASE_LEADS',
      message: 'The base has the lines that its variants follow; there is nothing to put it back to.',
      remedy: 'Change the value itself.',
    },
  ]);
}
