import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { type LoadedEvaluation, loadEvaluation } from './evaluationAccess.ts';
import { refuseUnknownIndicator, Text } from './inspectEvaluation.ts';

export interface NewRemark {
  readonly indicatorId?: string | null | undefined;
  /** What it answers; it then stands in that thread and is of the same item. */
  readonly parentId?: string | null | undefined;
  readonly text: string;
}

/**
 * A remark of whoever helps the factory, or an answer to one; it decides nothing. An answer to an answer joins the same thread.
 *
 * @throws InvalidInput, NotFound
 */
export async function addRemark(
  database: Database,
  { organisationId, userId, userName }: Viewer,
  evaluationId: string,
  { parentId, ...input }: NewRemark,
): Promise<LoadedEvaluation> {
  const { text } = parseInput(z.object({ text: Text }), input);
  const evaluation = await loadEvaluation(database, organisationId, evaluationId);
  refuseUnknownIndicator(evaluation, input.indicatorId);
  const parent = parentId == null ? null : await threadOf(database, organisationId, evaluationId, parentId);
  await database.prisma.evaluationRemark.create({
    data: {
      ...{ organisationId, id: randomUUID(), evaluationId, text, userId, userName },
      parentId: parent === null ? null : (parent.parentId ?? parent.id),
      indicatorId: parent === null ? (input.indicatorId ?? null) : parent.indicatorId,
    },
  });
  return loadEvaluation(database, organisationId, evaluationId);
}

async function threadOf({ prisma }: Database, organisationId: string, evaluationId: string, id: string) {
  const remark = await prisma.evaluationRemark.findFirst({ where: { organisationId, evaluationId, id } });
  if (remark === null) throw new NotFound('remark', id);
  return remark;
}

/** The remark was heeded, or is open again. @throws NotFound, also for an answer */
export async function resolveRemark(
  database: Database,
  { organisationId, userName }: Viewer,
  remarkId: string,
  isResolved: boolean,
): Promise<LoadedEvaluation> {
  const [remark] = await database.prisma.evaluationRemark.updateManyAndReturn({
    where: { organisationId, id: remarkId, parentId: null },
    data: isResolved
      ? { resolvedAt: new Date(), resolvedBy: userName }
      : { resolvedAt: null, resolvedBy: null },
  });
  if (remark === undefined) throw new NotFound('remark', remarkId);
  return loadEvaluation(database, organisationId, remark.evaluationId);
}

/** Each remark with its answers behind it, the oldest thread first. */
export function inThreads<
  Remark extends { readonly id: string; readonly parentId: string | null; readonly at: Date },
>(remarks: readonly Remark[]): readonly Remark[] {
  const sorted = [...remarks].sort((a, b) => a.at.getTime() - b.at.getTime());
  return sorted
    .filter(({ parentId }) => parentId === null)
    .flatMap((first) => [first, ...sorted.filter(({ parentId }) => parentId === first.id)]);
}
