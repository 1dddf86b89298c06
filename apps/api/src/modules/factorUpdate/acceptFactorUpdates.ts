import { sameDimension } from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';
import { changeLines } from '../inventoryLine/changeLines.ts';
import { updateLines } from '../inventoryLine/updateLines.ts';
import { findReplacements } from './findFactorUpdates.ts';

/** The lines that now use a newer factor, and those that could not follow. */
export interface AcceptedUpdates {
  readonly updatedLineIds: readonly string[];
  /** The new version is in a unit that the line's old factor could not be converted to: somebody must look. */
  readonly keptLineIds: readonly string[];
}

/**
 * Lets the lines of one assessment follow their factors to the newest release. Its results, and those of the assessments
 * that use it, are calculated anew when they are next read.
 *
 * @throws NotFound
 */
export async function acceptFactorUpdates(
  database: Database,
  viewer: Viewer,
  assessmentId: string,
): Promise<AcceptedUpdates> {
  const { organisationId } = viewer;
  const replacements = await findReplacements(database, organisationId, assessmentId);
  return database.prisma.$transaction(async (transaction) => {
    const assessment = await transaction.assessment.findUnique({
      where: { organisationId_id: { organisationId, id: assessmentId } },
      include: { lines: { include: { factor: true } } },
    });
    if (assessment === null) throw new NotFound('assessment', globalId('Assessment', assessmentId));
    const targets = new Map(replacements.map(({ factorId, replacementId }) => [factorId, replacementId]));
    const newer = await transaction.factor.findMany({ where: { id: { in: [...targets.values()] } } });
    const unitOf = new Map(newer.map(({ id, unit }) => [id, unit]));
    const updated: string[] = [];
    const factorIds: string[] = [];
    const kept: string[] = [];
    for (const { id, factorId, factor } of assessment.lines) {
      const target = targets.get(factorId ?? '');
      if (target === undefined || factor === null) continue;
      if (!sameDimension(factor.unit, unitOf.get(target) ?? '')) {
        kept.push(id);
        continue;
      }
      updated.push(id);
      factorIds.push(target);
    }
    if (updated.length > 0)
      await changeLines(transaction, viewer, [assessmentId], () =>
        updateLines(
          transaction,
          organisationId,
          updated,
          factorIds.map((factorId) => ({ factorId })),
        ),
      );
    return { updatedLineIds: updated, keptLineIds: kept };
  });
}
